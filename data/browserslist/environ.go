package browserslist

// Environ is the user's environment, as opposed to the files of the project. The zero value has
// no variables, so that a project's files alone decide.
type Environ struct {
	// Getenv returns an environment variable: of those of the npm package, BROWSERSLIST,
	// BROWSERSLIST_CONFIG, BROWSERSLIST_ENV, NODE_ENV and BROWSERSLIST_STATS are heeded.
	Getenv func(name string) string

	// ReadFile reads a file that such a variable names, a path of the operating system.
	ReadFile func(name string) ([]byte, error)

	// Root is the folder in the file system above which nothing is looked for, which
	// BROWSERSLIST_ROOT_PATH is for. Empty is all of it.
	Root string
}

func (e Environ) get(name string) string {
	if e.Getenv == nil {
		return ""
	}
	return e.Getenv(name)
}

// section returns the section of a config that is asked for.
func (e Environ) section(env string) string {
	for _, name := range []string{env, e.get("BROWSERSLIST_ENV"), e.get("NODE_ENV")} {
		if name != "" {
			return name
		}
	}
	return "production"
}

// readNamed reads the file that a variable names.
func (e Environ) readNamed(variable string, kind Kind) (string, error) {
	name := e.get(variable)
	if e.ReadFile == nil {
		return "", failure(kind, "%s names a file, which can't be read here", variable)
	}
	text, err := e.ReadFile(name)
	if err != nil {
		return "", failure(kind, "could not read the file that %s names: %v", variable, err)
	}
	return string(text), nil
}
