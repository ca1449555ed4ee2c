package project

import (
	"bytes"
)

// mentionsSync tells whether a text may use one of the sync APIs, by the names that any use has to
// mention. It looks at the bytes around each "ync", which is rare in most files. The word sync alone
// counts only beside a word of what is done with it: many programs have another use for it.
func mentionsSync(text []byte) bool {
	mark := []byte("ync")
	alone := false
	for i := 1; ; i += len(mark) {
		next := bytes.Index(text[min(i, len(text)):], mark)
		if next < 0 {
			return alone && mentionsRegistration(text)
		}
		i += next
		before, first, after := text[:i-1], text[i-1], text[i+len(mark):]
		if isSyncName(before, first, after) {
			return true
		}
		alone = alone || first == 's' && standsAlone(before, after)
	}
}

// mentionsRegistration tells whether a text has to do with registrations or listens to events.
func mentionsRegistration(text []byte) bool {
	for _, word := range [...]string{"egister", "egistration", "EventListener", "erviceWorker", "getTags"} {
		if containsEnd(text, word) {
			return true
		}
	}
	return false
}

// containsEnd tells whether a word of a text ends in suffix.
func containsEnd(text []byte, suffix string) bool {
	for {
		i := bytes.Index(text, []byte(suffix))
		if i < 0 {
			return false
		}
		text = text[i+len(suffix):]
		if len(text) == 0 || !isWordByte(text[0]) {
			return true
		}
	}
}

// isSyncName tells whether first and "ync" between two texts belong to a name of the APIs that
// means nothing else.
func isSyncName(before []byte, first byte, after []byte) bool {
	switch first {
	case 's':
		return endsIn(before, "on") || endsIn(before, "periodic") || endsIn(before, "ackground-")
	case 'S':
		return endsIn(before, "eriodic") || endsIn(before, "ackground") || bytes.HasPrefix(after, []byte("Manager"))
	}
	return false
}

// standsAlone tells whether "sync" is a property, a string of its own, or part of a pattern
// such as const {sync} = registration.
func standsAlone(before, after []byte) bool {
	if len(before) == 0 || len(after) == 0 {
		return endsIn(before, ".")
	}
	last, next := before[len(before)-1], after[0]
	switch last {
	case '.':
		return !isWordByte(next) && next != '(' // a call is that of something else
	case '\'', '"', '`':
		return next == last
	}
	if isWordByte(last) || isWordByte(next) {
		return false
	}
	outer, inner := bytes.TrimRight(before, " \t\r\n"), bytes.TrimLeft(after, " \t\r\n")
	if len(outer) == 0 || len(inner) == 0 {
		return false
	}
	opens := outer[len(outer)-1] == '{' || outer[len(outer)-1] == ','
	return opens && bytes.IndexByte([]byte("},:="), inner[0]) >= 0
}

func endsIn(text []byte, suffix string) bool { return bytes.HasSuffix(text, []byte(suffix)) }

// isWordByte tells whether c can be part of a name.
func isWordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '$' || c >= 0x80
}

// The words below are searched for from their first capital letter on: the search for a byte
// that is rare is several times faster.

// mentionsWorkers tells whether a text may name the app's service worker.
func mentionsWorkers(text []byte) bool {
	return containsWord(text, "service", "Worker") || containsWord(text, "new ", "Workbox")
}

// mentionsWorkerScope tells whether a text may be a service worker's.
func mentionsWorkerScope(text []byte) bool {
	return containsWord(text, "skip", "Waiting") || containsWord(text, "import", "Scripts") || containsWord(text, "wait", "Until") ||
		containsWord(text, "respond", "With") || containsWord(text, "show", "Notification") || containsWord(text, "__", "WB_MANIFEST") ||
		bytes.Contains(text, []byte(".claim("))
}

// containsWord tells whether a text contains start and end, one behind the other.
func containsWord(text []byte, start, end string) bool {
	for i := 0; ; i += len(end) {
		next := bytes.Index(text[i:], []byte(end))
		if next < 0 {
			return false
		}
		i += next
		if endsIn(text[:i], start) {
			return true
		}
	}
}

// isLibrary tells whether a text holds a library that uses the APIs: each module of Workbox
// names itself, Serwist gives the database and the tag of its queue a name of its own, in modules
// that only a build has put together, and others carry a banner.
func isLibrary(text []byte) bool {
	return bytes.Contains(text, []byte("workbox:background-sync:")) ||
		bytes.Count(text, []byte("serwist-background-sync")) > 1 || hasLibraryBanner(text)
}

// maxBanner is how far from its beginning a text may have the banner of a library, in bytes.
const maxBanner = 1024

// hasLibraryBanner tells whether a text begins with a comment that minifiers keep and that names a
// library for service workers.
func hasLibraryBanner(text []byte) bool {
	text = bytes.TrimSpace(text[:min(len(text), maxBanner)])
	if !bytes.HasPrefix(text, []byte("/*!")) {
		return false
	}
	banner, _, found := bytes.Cut(text, []byte("*/"))
	if !found {
		return false
	}
	banner = bytes.TrimLeft(banner, "/*! \t\r\n@")
	for _, name := range [...]string{"workbox", "serwist", "sw-toolbox", "sw-precache"} {
		rest, ok := bytes.CutPrefix(banner, []byte(name))
		if ok && (len(rest) == 0 || !isWordByte(rest[0])) {
			return true
		}
	}
	return false
}
