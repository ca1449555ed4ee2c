package reports

import (
	"encoding/xml"
	"io"

	"github.com/synclint/synclint/analyzer/report"
)

// The elements of a report of Checkstyle, a linter for Java whose XML many programs read.
type (
	checkstyle struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"` // of Checkstyle's form, not of this program
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// writeCheckstyle writes an error element for each finding, file by file.
func writeCheckstyle(w io.Writer, r *report.Report, o Options) error {
	document := checkstyle{Version: "4.3"}
	for _, findings := range byFile(shown(r, o)) {
		file := checkstyleFile{Name: Printable(filePath(o.Root, findings[0].Path))}
		for _, f := range findings {
			file.Errors = append(file.Errors, checkstyleError{
				Line: f.Line, Column: f.Column, Severity: level(f.Severity), Message: advice(f),
				Source: toolName + "." + sentence(f.Rule),
			})
		}
		document.Files = append(document.Files, file)
	}
	return writeXML(w, document)
}
