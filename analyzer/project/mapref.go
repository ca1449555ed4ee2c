package project

import (
	"bytes"
	"encoding/base64"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/synclint/synclint/analyzer/lower"
	"github.com/synclint/synclint/analyzer/source"
)

// mapMark stands before the address of a source map, in a comment at the end of a script.
const mapMark = "sourceMappingURL="

// mapReference returns the address of a script's source map; "" if it names none. Only comments may
// follow on it: elsewhere it is that of a script in a string.
func mapReference(text []byte) string {
	at := bytes.LastIndex(text, []byte(mapMark))
	if at < 4 {
		return ""
	}
	opener, rest := text[at-4:at], text[at+len(mapMark):]
	if opener[0] != '/' || opener[2] != '#' && opener[2] != '@' || opener[3] != ' ' && opener[3] != '\t' {
		return ""
	}
	end := bytes.IndexAny(rest, " \t\r\n\"'`\\")
	if end < 0 {
		end = len(rest)
	}
	address, rest := rest[:end], rest[end:]
	switch opener[1] {
	case '/':
		if line := bytes.IndexAny(rest, "\r\n"); line >= 0 && len(bytes.TrimSpace(rest[:line])) > 0 {
			return ""
		}
	case '*':
		rest = append(bytes.Clone(address), rest...)
		shut := bytes.Index(rest, []byte("*/"))
		if shut < 0 {
			return ""
		}
		address, rest = bytes.TrimSpace(rest[:shut]), rest[shut+2:]
	default:
		return ""
	}
	if !onlyComments(rest) {
		return ""
	}
	return string(address)
}

// onlyComments tells whether a text holds nothing but comments.
func onlyComments(text []byte) bool {
	for {
		text = bytes.TrimSpace(text)
		var end int
		switch {
		case len(text) == 0:
			return true
		case bytes.HasPrefix(text, []byte("//")):
			end = bytes.IndexByte(text, '\n')
		case bytes.HasPrefix(text, []byte("/*")):
			if end = bytes.Index(text, []byte("*/")); end < 0 {
				return false
			}
			end += 2
		default:
			return false
		}
		if end < 0 {
			return true
		}
		text = text[end:]
	}
}

// readMap reads the map at an address in a script of a folder; nil if there is none inside the
// root, or none that can be read. A script without its map is nothing to tell of: most that are
// deployed are.
func readMap(fsys fs.FS, script, address string) (text []byte, name string) {
	if data, ok := strings.CutPrefix(address, "data:"); ok {
		return dataURL(data), script
	}
	local, ok := localPath(address)
	if !ok || strings.HasPrefix(local, "/") {
		return nil, ""
	}
	name = path.Join(path.Dir(script), local)
	if !isInside(name) {
		return nil, ""
	}
	file, err := source.Read(fsys, name)
	if err != nil {
		return nil, ""
	}
	return file.Text, name
}

// isInside tells whether a path without dots names something below the root.
func isInside(name string) bool { return fs.ValidPath(name) && name != "." }

// dataURL decodes what follows on data: in an address; nil if that is not possible.
func dataURL(data string) []byte {
	kind, body, ok := strings.Cut(data, ",")
	if !ok || len(body) > 2*source.MaxSize {
		return nil
	}
	plain, err := url.PathUnescape(body)
	if err != nil {
		return nil
	}
	if !strings.HasSuffix(strings.ToLower(kind), ";base64") {
		return []byte(plain)
	}
	text, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(plain, "="))
	if err != nil {
		return nil
	}
	return text
}

// parseMap reads a map, which may begin with a line that keeps browsers from running it.
func parseMap(text []byte) (*lower.Map, []string) {
	text = bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(text, []byte(")]}")) {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	m, contents, err := lower.ReadMap(text)
	if err != nil || len(m.Sources) > maxMapSources {
		return nil, nil
	}
	return m, contents
}

// sourcePaths returns where below the root a source of a map may lie, the likeliest first. The map
// is in the given folder.
func sourcePaths(dir, root, address string) []string {
	address = strings.ReplaceAll(address, `\`, "/")
	if root != "" && !strings.Contains(address, "://") {
		address = strings.TrimSuffix(strings.ReplaceAll(root, `\`, "/"), "/") + "/" + address
	}
	scheme, rest, virtual := strings.Cut(address, "://")
	if !virtual {
		if name := path.Join(dir, address); address != "" && !strings.HasPrefix(address, "/") && isInside(name) {
			return []string{name}
		}
		return nil
	}
	if scheme == "file" || scheme == "http" || scheme == "https" {
		return nil
	}
	// Behind the scheme is the name of the package, then a path in the folder of the build, which
	// is one above the map.
	_, local, ok := strings.Cut(withoutQuery(rest), "/")
	if local = path.Clean(local); !ok || !isInside(local) {
		return nil
	}
	var names []string
	for ; ; dir = path.Dir(dir) {
		names = append(names, path.Join(dir, local))
		if dir == "." {
			return names
		}
	}
}
