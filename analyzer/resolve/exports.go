package resolve

import (
	"strings"
)

// Bounds of what a package.json maps a specifier to.
const (
	maxTargets     = 64 // files to try
	maxTargetDepth = 20 // conditions inside conditions
)

// mapped returns what the exports or imports of a package map a key such as "./lib/a" or "#a" to:
// relative paths, the best first. All that can hold in a bundle for browsers count, for what the
// first of them names is often made by a build and not in the tree. ok tells whether there is an
// entry for the key, even one that maps it to nothing.
func mapped(n node, key string) (targets []string, ok bool) {
	entry, star := n, ""
	if sub := subpaths(n); sub || strings.HasPrefix(key, "#") {
		if entry, star, ok = lookUp(n, key); !ok {
			return nil, false
		}
	} else if key != "." || n.value == nil {
		return nil, false
	}
	var collect func(n node, depth int)
	collect = func(n node, depth int) {
		if depth > maxTargetDepth || len(targets) >= maxTargets {
			return
		}
		if s := n.text(); s != "" {
			if filled, ok := fill(s, star); ok {
				targets = append(targets, filled)
			}
			return
		}
		for _, item := range n.items() {
			collect(item, depth+1)
		}
		n.each(func(name string, value node) bool {
			if !foreign(name) {
				collect(value, depth+1)
			}
			return len(targets) < maxTargets
		})
	}
	collect(entry, 0)
	return targets, true
}

// subpaths tells whether exports map paths, and not only the package itself by conditions.
func subpaths(n node) bool {
	found := false
	n.each(func(name string, _ node) bool {
		found = strings.HasPrefix(name, ".")
		return !found
	})
	return found
}

// lookUp finds the entry for a key: the one that equals it, or the pattern with the longest part
// before its star, then the longest.
func lookUp(n node, key string) (entry node, star string, ok bool) {
	best, length := -1, 0
	n.each(func(name string, value node) bool {
		if name == key {
			entry, star, ok, best = value, "", true, len(name)
			return false
		}
		before, after, isPattern := strings.Cut(name, "*")
		if !isPattern && strings.HasSuffix(name, "/") {
			before, isPattern = name, true // a folder, as packages of old map it
		}
		if s, matches := between(key, before, after); isPattern && matches && (len(before) > best || len(before) == best && len(name) > length) {
			entry, star, ok, best, length = value, s, true, len(before), len(name)
		}
		return true
	})
	return entry, star, ok
}

// between returns what a text has between a prefix and a suffix.
func between(text, before, after string) (string, bool) {
	if len(text) < len(before)+len(after) || !strings.HasPrefix(text, before) || !strings.HasSuffix(text, after) {
		return "", false
	}
	return text[len(before) : len(text)-len(after)], true
}

// fill puts what the star of a pattern stands for into a target.
func fill(target, star string) (string, bool) {
	stars := strings.Count(target, "*")
	switch {
	case stars == 0 && strings.HasSuffix(target, "/"):
		return target + star, true
	case len(target)+stars*len(star) > 4*maxConfigText:
		return "", false
	}
	return strings.ReplaceAll(target, "*", star), true
}

// foreign tells whether a condition never holds in a bundle for browsers.
func foreign(condition string) bool {
	switch condition {
	case "types", "typings", "node", "node-addons", "deno", "react-native", "react-server", "electron":
		return true
	}
	return strings.HasPrefix(condition, "types@")
}
