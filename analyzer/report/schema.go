package report

import _ "embed"

// Schema is the JSON Schema (draft 2020-12) of a report's JSON form.
//
//go:embed report.schema.json
var Schema []byte

// TableSchema is the JSON Schema (draft 2020-12) of a table's JSON form. It refers to Schema.
//
//go:embed table.schema.json
var TableSchema []byte
