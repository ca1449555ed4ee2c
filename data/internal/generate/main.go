// Command generate writes support.json, the support data that package data embeds, from the
// npm package that sources.json pins. It is run in the data folder by go generate.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	src, err := readSource("sources.json")
	if err != nil {
		return err
	}
	tgz, err := fetch(ctx, src)
	if err != nil {
		return fmt.Errorf("could not fetch %s: %w", src, err)
	}
	out, err := build(tgz, src)
	if err != nil {
		return err
	}
	if err := os.WriteFile("support.json", out, 0o644); err != nil {
		return fmt.Errorf("could not write the support data: %w", err)
	}
	return nil
}

// build returns the content of support.json, always the same bytes, from the source's tarball.
func build(tgz []byte, src source) ([]byte, error) {
	if err := verify(tgz, src.Integrity); err != nil {
		return nil, fmt.Errorf("could not verify %s: %w", src, err)
	}
	raw, err := extract(tgz, "package/data.json")
	if err != nil {
		return nil, fmt.Errorf("could not unpack %s: %w", src, err)
	}
	var compat compatData
	if err := json.Unmarshal(raw, &compat); err != nil {
		return nil, fmt.Errorf("could not parse the data of %s: %w", src, err)
	}
	t, err := trim(compat, src)
	if err != nil {
		return nil, fmt.Errorf("could not trim the data of %s: %w", src, err)
	}
	return layOut(t)
}
