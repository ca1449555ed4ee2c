package truth

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// row is an interface of the interpreter's platform table, or a member of one.
type row struct {
	Interface string `json:"interface"`
	Member    string `json:"member"` // "" for the interface
	insecure  bool   // the table has it on plain http
}

// readPlatform reads the platform table as far as it says what is there on plain http.
func readPlatform(t *testing.T) []row {
	t.Helper()
	table, err := os.ReadFile("../../flow/platform.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	of := row{}
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		there := !strings.Contains(line, "missing:insecure")
		if fields[0] == "interface" {
			of = row{Interface: fields[1], insecure: there}
			rows = append(rows, of)
			continue
		}
		name := strings.TrimSuffix(strings.TrimSuffix(fields[0], ":"), "()")
		rows = append(rows, row{of.Interface, name, of.insecure && there && name != "serviceWorker"})
	}
	if len(rows) < 100 {
		t.Fatalf("only %d rows in the platform table", len(rows))
	}
	return rows
}

// hasRows is a function that tells which rows a page has. Some interfaces of the table stand for an
// object or for what several have in common.
const hasRows = `(rows) => {
  const objects = {
    GlobalScope: self, Window: self, EventTarget: self, NavigatorBase: navigator, Navigator: navigator,
    Document: document, Console: console,
  };
  return rows.map(({ interface: name, member }) => {
    if (!member) return name in self;
    const object = objects[name] ?? self[name]?.prototype;
    return object !== undefined && (member in object || member in (self[name] ?? {}));
  });
}`

// TestPlatformOnPlainHTTP compares which of the objects that the interpreter knows are there on
// plain http.
func TestPlatformOnPlainHTTP(t *testing.T) {
	rows := readPlatform(t)
	list, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	c, s := start(t, "disabled/false"), serve(t, nil)
	has := map[string][]bool{}
	for _, k := range []kind{{name: "native"}, {name: "insecure", insecure: true}} {
		v := c.visitor(t, s, k)
		has[k.name], err = chromedp.Run(v.tab, chromedp.Evaluate[[]bool]("("+hasRows+")("+string(list)+")"))
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, r := range rows {
		if !has["native"][i] {
			continue // only in workers, or in other browsers
		}
		if got := has["insecure"][i]; got != r.insecure {
			t.Errorf("%s.%s: there on plain http: %t, the table says %t", r.Interface, r.Member, got, r.insecure)
		}
	}
}
