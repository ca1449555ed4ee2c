package project

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/synclint/synclint/analyzer/source"
)

// loadAny reads a tree that may have diagnostics.
func loadAny(t *testing.T, f files) *Project {
	t.Helper()
	p, err := Load(t.Context(), Options{FS: f.fs()})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestNothingOutsideTheRoot(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "secret.js"), useSync)
	up, err := filepath.Rel(dir, outside)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "app/index.html"), fmt.Sprintf(`<script src="../../../../../../etc/passwd"></script>
<script src="%[1]s/secret.js"></script><script src="../%[2]s/secret.js"></script><script src="file://%[1]s/secret.js"></script>
<script src="link.js"></script><script src="linked/secret.js"></script><script src="broken.js"></script><script src="fine.js"></script>
<script type=module>import '%[1]s/secret.js'; import '../../%[2]s/secret.js'; import './linked/secret.js'; %[3]s</script>`, outside, up, useSync))
	write(t, filepath.Join(dir, "app/sw.js"), `importScripts('/etc/passwd', 'linked/secret.js', '../../../secret.js');`+onSync)
	write(t, filepath.Join(dir, "app/real.js"), `x.onsync`)
	for from, to := range map[string]string{
		"app/link.js": filepath.Join(outside, "secret.js"), "app/linked": outside, "app/broken.js": "none.js", "app/fine.js": "real.js",
		"app/unused.js": filepath.Join(outside, "secret.js"),
	} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p, err := Load(t.Context(), Options{FS: root.FS()})
	if err != nil {
		t.Fatal(err)
	}
	var parsed, failed []string
	for _, s := range p.Scripts {
		parsed = append(parsed, s.File.Path)
	}
	for _, d := range p.Diagnostics {
		failed = append(failed, d.Path)
	}
	if diff := cmp.Diff([]string{"app/index.html", "app/real.js", "app/sw.js"}, parsed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"app/broken.js", "app/link.js"}, failed); diff != "" {
		t.Error(diff)
	}
}

func TestCircles(t *testing.T) {
	p := load(t, files{
		"index.html": `<script type=module src=a.js></script>`,
		"a.js":       `import './b.js'; import './a.js';` + useSync, "b.js": `import './c.js'`, "c.js": `import './a.js'; import './c.js'`,
		"sw.js": `importScripts('x.js', 'sw.js');` + onSync, "x.js": `importScripts('y.js')`, "y.js": `importScripts('x.js')`,
	})
	want := "window index.html: a.js\nservice-worker sw.js: y.js x.js sw.js"
	if diff := cmp.Diff(want, realms(p)); diff != "" {
		t.Error(diff)
	}
}

func TestLongChain(t *testing.T) {
	f := files{"index.html": `<script type=module src=m0.js></script>`}
	const n = 3000
	for i := range n {
		f[fmt.Sprintf("m%d.js", i)] = fmt.Sprintf(`import './m%d.js'`, i+1)
	}
	f[fmt.Sprintf("m%d.js", n)] = useSync
	if p := load(t, f); realms(p) != "window index.html: m0.js" || p.Parsed != n+1 {
		t.Errorf("parsed %d, realms %s", p.Parsed, realms(p))
	}
}

func TestBadFiles(t *testing.T) {
	p := loadAny(t, files{
		"a.js": useSync, "folder.js/b.js": `x.onsync`, "binary.js": "\x00\x01.onsync", "big.js": strings.Repeat(" ", source.MaxSize+1),
		"syntax.js": "let a;\n  x.onsync = = 1;", "invalid.js": "x.onsync = '\xff\xfe\x80'; \xff", "deep.html": strings.Repeat("<b>", 10_000) + "<script>" + useSync,
		"inline.html": "<p>\n<script>\nlet é = 'é'; x.onsync = = 1;\n</script><a onclick=\"a.onsync(\">", "nested.js": "x.onsync;" + strings.Repeat("[", 200_000),
	})
	var got []string
	for _, d := range p.Diagnostics {
		got = append(got, fmt.Sprintf("%s:%d:%d %.22s", d.Path, d.Line, d.Column, d.Message))
	}
	want := []string{
		"big.js:0:0 could not read: file i",
		"binary.js:0:0 could not read: binary",
		"deep.html:0:0 could not parse the pa",
		"inline.html:3:25 could not parse: unexp",
		"inline.html:4:31 could not parse: expec",
		"nested.js:1:10010 could not parse: brack",
		"syntax.js:2:14 could not parse: unexp",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("window a.js: a.js\nunknown folder.js/b.js: folder.js/b.js\n"+
		"window inline.html: inline.html{\nlet é = 'é'; x.onsync = = 1;\n}\n"+ // what could be saved of it
		"unknown invalid.js: invalid.js\nunknown syntax.js: syntax.js", realms(p)); diff != "" {
		t.Error(diff)
	}
}

func TestUnreadableFile(t *testing.T) {
	p, err := Load(t.Context(), Options{FS: brokenFS{files{"a.js": useSync, "b.js": useSync}.fs(), "b.js"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Diagnostic{{Path: "b.js", Message: "could not read: permission denied"}}
	if diff := cmp.Diff(want, p.Diagnostics); diff != "" || realms(p) != "window a.js: a.js" || p.Scanned != 2 || p.Parsed != 1 {
		t.Error(diff, realms(p))
	}
}

func TestManyInlineScripts(t *testing.T) {
	p := loadAny(t, files{"index.html": strings.Repeat("<script>"+useSync+"</script>", 10_000)})
	if len(p.Scripts) != source.MaxParts || len(p.Diagnostics) != 1 || len(p.Realms) != 1 {
		t.Errorf("%d scripts, %d realms, diagnostics %+v", len(p.Scripts), len(p.Realms), p.Diagnostics)
	}
}

func TestManyPages(t *testing.T) {
	f := files{"app.js": useSync, "lone.js": useSync}
	for i := range 3 * maxRealmsPerScript {
		f[fmt.Sprintf("page%03d.html", i)] = fmt.Sprintf(`<script src=app.js></script><script>page(%d)</script>`, i)
	}
	if p := load(t, f); len(p.Realms) != maxRealmsPerScript+1 {
		t.Errorf("%d realms", len(p.Realms))
	}
	for i := range maxRealms + 10 {
		f[fmt.Sprintf("own%04d.html", i)] = fmt.Sprintf(`<script>x.sync.register(%d)</script>`, i)
	}
	if p := load(t, f); len(p.Realms) != maxRealms+1 {
		t.Errorf("%d realms", len(p.Realms))
	}
}

func TestTooMuchToParse(t *testing.T) {
	f := files{"a.js": useSync}
	text := useSync + strings.Repeat(" ", 12<<20)
	for i := range 9 {
		f[fmt.Sprintf("big%d.js", i)] = text
	}
	p := loadAny(t, f)
	if p.Parsed != 8 || len(p.Diagnostics) != 1 || p.Diagnostics[0].Path != "big7.js" {
		t.Errorf("parsed %d, diagnostics %+v", p.Parsed, p.Diagnostics)
	}
}
