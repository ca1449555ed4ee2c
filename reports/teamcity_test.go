package reports

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

func TestTeamCityGolden(t *testing.T) {
	golden(t, "notes-teamcity", render(t, "teamcity", load(t, "notes"), Options{Root: "apps/notes"}))
}

var (
	serviceMessage = regexp.MustCompile(`^##teamcity\[(\w+)((?: \w+='(?:[^|'\[\]\r\n]|\|['nrxlp|\[\]]|\|0x[0-9a-f]{4})*')*)\]$`)
	attribute      = regexp.MustCompile(`(\w+)='((?:[^|']|\|.)*)'`)
	escape         = regexp.MustCompile(`\|(0x([0-9a-f]{4})|.)`)
)

// serviceMessages reads each line as TeamCity's grammar of service messages has it.
func serviceMessages(t *testing.T, out string) []map[string]string {
	t.Helper()
	var list []map[string]string
	for line := range strings.Lines(out) {
		m := serviceMessage.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			t.Fatalf("no service message: %q", line)
		}
		message := map[string]string{"": m[1]}
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			message[a[1]] = unescape(a[2])
		}
		list = append(list, message)
	}
	return list
}

func unescape(value string) string {
	var units []uint16
	for value != "" {
		loc := escape.FindStringSubmatchIndex(value)
		if loc == nil || loc[0] > 0 {
			end := len(value)
			if loc != nil {
				end = loc[0]
			}
			units, value = append(units, utf16.Encode([]rune(value[:end]))...), value[end:]
			continue
		}
		if loc[4] >= 0 {
			var unit uint16
			for _, c := range value[loc[4]:loc[5]] {
				unit = unit<<4 | uint16(strings.IndexRune("0123456789abcdef", c))
			}
			units = append(units, unit)
		} else {
			units = append(units, utf16.Encode([]rune(value[1:loc[1]]))...)
		}
		value = value[loc[1]:]
	}
	return string(utf16.Decode(units))
}

func TestTeamCityEscapes(t *testing.T) {
	r := load(t, "notes")
	text := "it's [a|b] 📝 naïve"
	r.Findings = r.Findings[:1]
	r.Findings[0].Message, r.Findings[0].Help = text, ""
	out := render(t, "teamcity", r, Options{})
	if want := "message='it|'s |[a||b|] |0xd83d|0xdcdd na|0x00efve' "; !strings.Contains(out, want) {
		t.Errorf("no %s in\n%s", want, out)
	}
	want := map[string]string{
		"": "inspection", "typeId": "unguarded-sync", "message": text, "file": "app.js", "line": "7", "SEVERITY": "ERROR",
	}
	if diff := cmp.Diff(want, serviceMessages(t, out)[1]); diff != "" {
		t.Errorf("inspection (-want +got):\n%s", diff)
	}
}

func TestTeamCityLimits(t *testing.T) {
	long := strings.Repeat("長", 5000)
	for _, m := range serviceMessages(t, render(t, "teamcity", hostile(long, 1, 2), Options{})) {
		for name, value := range m {
			limit := teamCityText
			if name == "id" || name == "typeId" || name == "name" {
				limit = teamCityName
			}
			if n := len([]rune(value)); n > limit {
				t.Errorf("%s has %d characters", name, n)
			}
		}
	}
}

// FuzzTeamCity writes hostile reports. There is a message for each rule and finding, and no other.
func FuzzTeamCity(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string, column, endColumn, _ int, _, _ bool) {
		out := render(t, "teamcity", hostile(text, column, endColumn), Options{Root: text})
		checkHarmless(t, out)
		var names []string
		for _, m := range serviceMessages(t, out) {
			names = append(names, m[""])
		}
		if diff := cmp.Diff([]string{"inspectionType", "inspection", "inspection"}, names); diff != "" {
			t.Errorf("messages (-want +got):\n%s", diff)
		}
	})
}
