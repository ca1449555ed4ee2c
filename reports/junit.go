package reports

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// The elements of a JUnit report: a suite for each file, a test case for each finding. There is no
// specification; this is the part that Jenkins and GitLab read.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		File      string        `xml:"file,attr,omitempty"`
		Line      int           `xml:"line,attr,omitempty"`
		Failure   *junitFailure `xml:"failure"`
		SystemOut string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes errors and warnings as failed test cases, and findings that only inform as
// passed ones. A report without findings has one passed test case: readers reject one without any.
func writeJUnit(w io.Writer, r *report.Report, o Options) error {
	document := junitSuites{Name: toolName}
	for _, findings := range byFile(shown(r, o)) {
		suite := junitSuite{Name: Printable(filePath(o.Root, findings[0].Path))}
		for _, f := range findings {
			suite.add(junitFinding(suite.Name, f, o))
		}
		document.add(suite)
	}
	if len(document.Suites) == 0 {
		suite := junitSuite{Name: toolName}
		suite.add(junitCase{Name: "no findings", ClassName: toolName})
		document.add(suite)
	}
	return writeXML(w, document)
}

func (d *junitSuites) add(s junitSuite) {
	d.Suites = append(d.Suites, s)
	d.Tests += s.Tests
	d.Failures += s.Failures
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
}

func junitFinding(path string, f report.Finding, o Options) junitCase {
	c := junitCase{
		Name:      fmt.Sprintf("%s:%d:%d", sentence(f.Rule), f.Line, f.Column),
		ClassName: path, File: path, Line: max(f.Line, 0),
	}
	if level(f.Severity) == "info" {
		c.SystemOut = plainText(f, o)
	} else {
		c.Failure = &junitFailure{Message: sentence(f.Message), Type: level(f.Severity), Text: plainText(f, o)}
	}
	return c
}

// plainText returns a finding as the text form has it.
func plainText(f report.Finding, o Options) string {
	var b strings.Builder
	t := &text{
		Writer: bufio.NewWriter(&b), Options: Options{Root: o.Root, Source: o.Source},
		width: cmp.Or(o.Width, defaultWidth),
	}
	t.finding(f)
	_ = t.Flush() // to memory
	return strings.TrimRight(b.String(), "\n")
}
