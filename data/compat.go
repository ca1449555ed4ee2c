package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// compatData is the part of browser-compat-data's data.json that is read here. The types of its
// own types.d.ts hold; unlike there, a value that is a list or a single one is always a list.
type compatData struct {
	Meta struct {
		Version   string `json:"version"`
		Timestamp string `json:"timestamp"` // RFC 3339
	} `json:"__meta"`
	Browsers map[string]compatBrowser `json:"browsers"`
	API      json.RawMessage          `json:"api"` // an identifier, parsed interface by interface
}

type compatBrowser struct {
	Name     string                   `json:"name"`
	Type     string                   `json:"type"`
	Releases map[string]compatRelease `json:"releases"`
}

type compatRelease struct {
	Index         int    `json:"index"` // position, oldest first
	Date          string `json:"release_date"`
	Status        string `json:"status"`
	Engine        string `json:"engine"`
	EngineVersion string `json:"engine_version"`
}

type compatStatement struct {
	Added       versionOrFalse `json:"version_added"`
	Removed     string         `json:"version_removed"`
	Partial     bool           `json:"partial_implementation"`
	Prefix      string         `json:"prefix"`
	Alternative string         `json:"alternative_name"`
	Flags       []struct {
		Name string `json:"name"`
	} `json:"flags"`
	Notes oneOrMore[string] `json:"notes"`
}

// versionOrFalse is a version, or empty where the data says false.
type versionOrFalse string

func (v *versionOrFalse) UnmarshalJSON(text []byte) error {
	if string(text) == "false" {
		*v = ""
		return nil
	}
	var s string
	if err := json.Unmarshal(text, &s); err != nil {
		return err
	}
	if s == "" {
		return errors.New("empty version")
	}
	*v = versionOrFalse(s)
	return nil
}

// oneOrMore is a list that is written as its element when it has only one.
type oneOrMore[T any] []T

func (l *oneOrMore[T]) UnmarshalJSON(text []byte) error {
	if len(text) > 0 && text[0] == '[' {
		return json.Unmarshal(text, (*[]T)(l))
	}
	*l = make([]T, 1)
	return json.Unmarshal(text, &(*l)[0])
}

// compatFeature is a "__compat" object.
type compatFeature struct {
	Support map[string]oneOrMore[compatStatement] `json:"support"`
}

// maxKeyParts bounds how deep identifiers are in each other: each level is parsed anew.
const maxKeyParts = 16

// walk calls visit with the key, such as "api.Cache.add", and the "__compat" object of an
// identifier and of all those below it.
func walk(key string, identifier json.RawMessage, visit func(key string, compat json.RawMessage) error) error {
	if strings.Count(key, ".") > maxKeyParts {
		return fmt.Errorf("%.100s: too deep", key)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(identifier, &members); err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	for name, member := range members {
		var err error
		if name == "__compat" {
			err = visit(key, member)
		} else {
			err = walk(key+"."+name, member, visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
