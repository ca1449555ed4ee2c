package reports

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// The page that links lead to has a heading for each rule.
func TestRuleURL(t *testing.T) {
	page, err := os.ReadFile("../analyzer/rules/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct{ ID, HelpURI string }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(render(t, "sarif", load(t, "notes"), Options{})), &log); err != nil {
		t.Fatal(err)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	if len(rules) == 0 {
		t.Error("no rules")
	}
	for _, rule := range rules {
		address, heading, _ := strings.Cut(rule.HelpURI, "#")
		if address != "https://github.com/synclint/synclint/blob/main/analyzer/rules/README.md" {
			t.Errorf("the page of %s is %s", rule.ID, address)
		}
		if heading != rule.ID || !strings.Contains(string(page), "\n## "+heading+"\n") {
			t.Errorf("no heading %q for %s", heading, rule.ID)
		}
	}
}
