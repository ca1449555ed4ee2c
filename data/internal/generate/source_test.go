package main

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
		err := verify([]byte(c.data), c.integrity)
		if !said(err, c.wantErr) {
			t.Errorf("%q with %q: %v, want %q", c.data, c.integrity, err, c.wantErr)
		}
	}
}

func TestExtract(t *testing.T) {
	tgz := tarball(t, map[string]string{"package/data.json": "{}", "package/other": "x"})
	for _, c := range []struct {
		tgz           []byte
		name, wantErr string
	}{
		{tgz, "package/data.json", ""},
		{tgz, "data.json", "no file data.json"},
		{tgz[:len(tgz)/2], "package/data.json", "unexpected EOF"},
		{[]byte("not a tarball"), "package/data.json", "gzip"},
	} {
		got, err := extract(c.tgz, c.name)
		if !said(err, c.wantErr) || err == nil && string(got) != "{}" {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.wantErr)
		}
	}
}

func TestReadSource(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "sources.json")
	if _, err := readSource(path); err == nil {
		t.Error("a missing file is no error")
	}
	if err := os.WriteFile(path, []byte(`{"name": "n", "version": `), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readSource(path); err == nil {
		t.Error("half a file is no error")
	}
}

func tarball(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	zw := gzip.NewWriter(&buf)
	tw := tar.NewWriter(zw)
	for name, text := range files {
		if err := tw.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o600}); err != nil {
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
