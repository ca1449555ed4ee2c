package main

// colorChoice returns the value of the flag --color.
func colorChoice() choice {
	return choice{value: "auto", values: []string{"auto", "always", "never"}}
}

// useColor decides on color: the flag --color, else the environment, else whether the output is
// a terminal. FORCE_COLOR goes before NO_COLOR, as in Node.js.
func useColor(flag string, env func(string) string, out terminal) bool {
	force := env("FORCE_COLOR")
	switch {
	case flag == "always":
		return true
	case flag == "never":
		return false
	case force == "0" || force == "false":
		return false
	case force != "":
		return true
	case env("NO_COLOR") != "" || env("TERM") == "dumb":
		return false
	default:
		return out.is
	}
}
