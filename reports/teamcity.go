package reports

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/synclint/synclint/analyzer/report"
)

// The most characters that TeamCity takes in a name and in a text.
const (
	teamCityName = 255
	teamCityText = 4000
)

// writeTeamCity writes service messages that make inspections of the findings, for the build log.
// A description is HTML; all else is text.
// See https://www.jetbrains.com/help/teamcity/service-messages.html#Reporting+Inspections.
func writeTeamCity(w io.Writer, r *report.Report, o Options) error {
	b := bufio.NewWriter(w)
	findings := shown(r, o)
	for _, rule := range rulesOf(r, findings) {
		fmt.Fprintf(b, "##teamcity[inspectionType id='%s' name='%s' description='%s' category='Background Sync']\n",
			teamCityValue(rule.ID, teamCityName), teamCityValue(firstText(rule.Title, rule.ID), teamCityName),
			teamCityValue(html.EscapeString(firstText(rule.Why+" "+rule.Do, rule.ID)), teamCityText))
	}
	for _, f := range findings {
		fmt.Fprintf(b, "##teamcity[inspection typeId='%s' message='%s' file='%s' line='%d' SEVERITY='%s']\n",
			teamCityValue(f.Rule, teamCityName), teamCityValue(advice(f), teamCityText),
			teamCityValue(filePath(o.Root, f.Path), teamCityText), max(f.Line, 0), strings.ToUpper(level(f.Severity)))
	}
	return b.Flush()
}

// teamCityValue returns text, cut to n characters, as the value of an attribute. What is not ASCII
// is escaped: the encoding of a build log is not known.
func teamCityValue(text string, n int) string {
	var b strings.Builder
	for _, r := range truncate(sentence(text), n) {
		switch {
		case strings.ContainsRune("|'[]", r):
			b.WriteString("|" + string(r))
		case r > '~':
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "|0x%04x", unit)
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
