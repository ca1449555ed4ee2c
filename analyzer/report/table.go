package report

// Table is the support of the two APIs in the targets, browser by browser, and with an app what
// comes of its uses there. Its JSON form is described by table.schema.json; changes only add.
type Table struct {
	SchemaVersion int            `json:"schemaVersion"`
	Tool          Tool           `json:"tool"`
	Data          Data           `json:"data"`
	Targets       Targets        `json:"targets"`
	Features      []TableFeature `json:"features"`
	Rows          []TableRow     `json:"rows"` // sorted by browser and version
}

// TableFeature is what is to say about an API as a whole.
type TableFeature struct {
	Feature       Feature    `json:"feature"`
	Baseline      Baseline   `json:"baseline"`
	Positions     []Position `json:"positions"`
	Documentation string     `json:"documentation"` // URL
	// Used tells whether the app uses the API; false without an app.
	Used bool `json:"used"`
	// Shares tells how many users of the targets have which support, in percent of all traffic.
	Shares map[string]float64 `json:"shares"`
	// Impact is how many users get which outcome of the app's uses.
	Impact []Impact `json:"impact"`
}

// Baseline is how far a feature has come in the main browsers.
type Baseline struct {
	Status string `json:"status"`          // "limited", "newly" or "widely"
	Since  string `json:"since,omitempty"` // YYYY-MM-DD; absent when limited
}

// Position is what the maker of a browser engine says about a feature.
type Position struct {
	Maker    string   `json:"maker"`
	Position string   `json:"position"` // "positive", "neutral", "negative" or "none"
	Concerns []string `json:"concerns"`
	URL      string   `json:"url"`
	Date     string   `json:"date"` // on which it was looked up, YYYY-MM-DD
}

// TableRow is a browser, or those of its versions that agree.
type TableRow struct {
	Browser  string   `json:"browser"` // identifier such as "firefox_android"
	Versions []string `json:"versions"`
	Share    float64  `json:"share"` // of all traffic, in percent
	// Cells are those of the features, in the order of Table.Features.
	Cells []TableCell `json:"cells"`
}

// TableCell is the state of a feature in a browser.
type TableCell struct {
	Support string `json:"support"` // "yes", "no", "partial" or "unknown"
	// Since is the first version of the browser with the feature, absent when it never had it.
	Since string `json:"since,omitempty"`
	// Outcome is the worst of the app's uses, absent when it has none.
	Outcome Outcome `json:"outcome,omitempty"`
}
