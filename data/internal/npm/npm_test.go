package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	// The SHA-512 of "abc", as FIPS 180 gives it, in base64.
	const abc = "3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=="
	for _, c := range []struct{ data, integrity, wantErr string }{
		{"abc", "sha512-" + abc, ""},
		{"abd", "sha512-" + abc, "integrity is sha512-"},
		{"abc", "sha1-qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "not sha512"},
		{"abc", "sha512-" + abc[:40], "integrity is sha512-"},
		{"abc", "sha512-!", "malformed"},
		{"abc", "", "not sha512"},
	} {
		if err := verify([]byte(c.data), c.integrity); !said(err, c.wantErr) {
			t.Errorf("%q with %q: %v, want %q", c.data, c.integrity, err, c.wantErr)
		}
	}
}

func TestUnpack(t *testing.T) {
	tgz := tarball(t, map[string]string{"package/data.json": "{}", "package/a/b.js": "x", "top": "y"})
	for _, c := range []struct {
		name    string
		tgz     []byte
		wantErr string
	}{
		{"whole", tgz, ""},
		{"half", tgz[:len(tgz)/2], "unexpected EOF"},
		{"other", []byte("not a tarball"), "gzip"},
		{"escaping", tarball(t, map[string]string{"package/../../x": "x"}), "escapes"},
	} {
		dir := filepath.Join(t.TempDir(), "in")
		if err := unpack(c.tgz, dir); !said(err, c.wantErr) {
			t.Errorf("%s: %v, want %q", c.name, err, c.wantErr)
		}
		if _, err := os.Stat(filepath.Join(dir, "../x")); err == nil {
			t.Errorf("%s: a file is outside", c.name)
		}
		if c.wantErr != "" {
			continue
		}
		for name, want := range map[string]string{"data.json": "{}", "a/b.js": "x"} {
			if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
				t.Errorf("%s: %q, %v, want %q", name, got, err, want)
			}
		}
	}
}

func TestTarballName(t *testing.T) {
	if got := tarballName(Pin{Name: "@mdn/browser-compat-data", Version: "8.1.9"}); got != "mdn-browser-compat-data-8.1.9.tgz" {
		t.Error(got)
	}
}

func TestReadPins(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.json")
	if _, err := ReadPins(path); err == nil {
		t.Error("a missing file is no error")
	}
	if err := os.WriteFile(path, []byte(`[{"name": "n", "version": `), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadPins(path); err == nil {
		t.Error("half a file is no error")
	}
	if err := os.WriteFile(path, []byte(`[{"name": "n", "version": "1"}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	pins, err := ReadPins(path)
	if err != nil {
		t.Fatal(err)
	}
	if pin, err := Find(pins, "n"); err != nil || pin.String() != "n@1" {
		t.Errorf("n: %s, %v", pin, err)
	}
	if _, err := Find(pins, "m"); !said(err, "m is not pinned") {
		t.Errorf("m: %v", err)
	}
}

// The pinned tarball and no other is taken.
func TestInstallVerifies(t *testing.T) {
	pins, err := ReadPins("../../sources.json")
	if err != nil {
		t.Fatal(err)
	}
	pin, err := Find(pins, "electron-to-chromium")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Install(t.Context(), dir, []Pin{pin}); err != nil {
		if os.Getenv("SYNCLINT_REQUIRE_ALL") != "" {
			t.Fatal(err)
		}
		t.Skipf("needs npm and its registry: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", pin.Name, "package.json")); err != nil {
		t.Error(err)
	}
	pin.Integrity = "sha512-" + strings.Repeat("A", 86) + "=="
	if err := Install(t.Context(), t.TempDir(), []Pin{pin}); !said(err, "could not verify "+pin.String()) {
		t.Errorf("another integrity: %v", err)
	}
}

func tarball(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	zw := gzip.NewWriter(&buf)
	tw := tar.NewWriter(zw)
	for name, text := range files {
		if err := tw.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(text)), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		if _, err := tw.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// said tells whether err is the error that is wanted, none when want is empty.
func said(err error, want string) bool {
	if want == "" {
		return err == nil
	}
	return err != nil && strings.Contains(err.Error(), want)
}
