package reports

import (
	"encoding/xml"
	"fmt"
	"io"
)

// writeXML writes v as an indented XML document. Its text must be printable: characters that XML
// has no way to write are among those that are not.
func writeXML(w io.Writer, v any) error {
	encoded, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Errorf("could not encode the report: %w", err)
	}
	_, err = io.WriteString(w, xml.Header+string(encoded)+"\n")
	return err
}
