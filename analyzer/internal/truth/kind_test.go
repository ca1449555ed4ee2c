package truth

// kind is a kind of browser, or of circumstance, that Chromium can be made into.
type kind struct {
	name string // label in host names
	// report is what the report calls it.
	report string
	// removed: the two APIs are taken away, in pages and workers.
	removed bool
	// denied: their permissions are.
	denied bool
	// disabled: every registration is refused although the permission is granted, as in Electron.
	disabled bool
	// insecure: the page is on plain http.
	insecure bool
	worker   workerState
	answer   answer
	// matters, when set, tells whether an app can find out that it is in this kind of browser and
	// not in another that the report calls the same.
	matters func(*app) bool
}

// workerState says how far an app's worker comes.
type workerState uint8

const (
	active  workerState = iota
	missing             // there is no script
	stalled             // the installation never ends
)

// answer says what becomes of requests that are not for an app's files.
type answer uint8

const (
	fine    answer = iota
	refused        // the server answers 503
	cut            // the connection breaks
)

// kinds are the kinds of browser that apps are visited in. Where several are one to the report, it
// tells the worst outcome.
var kinds = []kind{
	{name: "native", report: "native"},
	{name: "removed", report: "unsupported", removed: true},
	{name: "denied", report: "rejected", denied: true},
	{name: "disabled", report: "rejected", disabled: true, matters: (*app).asksPermission},
	{name: "insecure", report: "insecure", insecure: true},
	{name: "missing", report: "inactive", worker: missing},
	{name: "stalled", report: "inactive", worker: stalled, matters: (*app).keepsRegistration},
}

// host returns the name of the host that serves this kind of browser. Browsers trust *.localhost as
// they do https.
func (k kind) host() string {
	if k.insecure {
		return k.name + ".test"
	}
	return k.name + ".localhost"
}
