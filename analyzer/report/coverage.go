package report

// Targets are the browsers that the verdicts are about.
type Targets struct {
	Query []string `json:"query"` // browserslist queries
	// Source is where the queries stand: "flag", "default", "all", or the name of the file or
	// environment variable, such as "package.json" or "BROWSERSLIST".
	Source string `json:"source"`
	// Paths are the files that the queries were read from, relative to the analyzed folder, which
	// they may be above of.
	Paths    []string  `json:"paths"`
	Browsers []Browser `json:"browsers"`
	// Unknown are browsers that were chosen too, but of which too little is known for a verdict.
	Unknown []Browser `json:"unknown"`
	Traffic Traffic   `json:"traffic"`
}

// Browser is a browser with some of its versions, oldest first.
type Browser struct {
	Name     string    `json:"name"` // identifier such as "firefox_android"
	Versions []string  `json:"versions"`
	Shares   []float64 `json:"shares"` // of all traffic that each of the versions has, in percent
	Share    float64   `json:"share"`  // of all traffic that they have together, in percent
}

// Traffic tells what the shares in a report are shares of.
type Traffic struct {
	// Source is "caniuse", or "stats" for a site's own statistics.
	Source string `json:"source"`
	// Region is "global", a country such as "DE", or a continent such as "alt-eu"; absent for a
	// site's own statistics.
	Region  string  `json:"region,omitempty"`
	Tracked float64 `json:"tracked"` // percent of which the browser is known
	Targets float64 `json:"targets"` // percent that comes from the targets, the unknown ones included
}

// Coverage is the state of one feature in one targeted browser: the support of the browser,
// and the worst outcome over all usages. Rows exist only for features that the app uses.
type Coverage struct {
	Feature  Feature  `json:"feature"`
	Browser  string   `json:"browser"`
	Versions []string `json:"versions"`
	Support  string   `json:"support"` // "yes", "no" or "partial"
	Outcome  Outcome  `json:"outcome"`
	Share    float64  `json:"share"` // of all traffic, in percent
}

// Impact is how many users get an outcome, the worst of all usages of a feature, and in which
// browsers.
type Impact struct {
	Feature   Feature   `json:"feature"`
	Outcome   Outcome   `json:"outcome"`
	Share     float64   `json:"share"`     // of all traffic, in percent
	OfTargets float64   `json:"ofTargets"` // of the traffic of the targets, in percent
	Browsers  []Browser `json:"browsers"`  // those with the most users first
}
