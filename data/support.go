package data

// Support tells whether a browser has a feature. Its values are ordered from bad to good, so
// that the least of several is the verdict on all.
type Support int

// The verdicts.
const (
	No      Support = iota
	Unknown         // the table says nothing about the feature or the browser
	Partial         // the feature is there, with gaps that the statement's notes tell
	Yes
)

// String returns "no", "unknown", "partial" or "yes".
func (s Support) String() string {
	switch s {
	case No:
		return "no"
	case Partial:
		return "partial"
	case Yes:
		return "yes"
	default:
		return "unknown"
	}
}

// Knows tells whether feature is a key of t.Features or the name of an API.
func (t *Table) Knows(feature string) bool {
	for _, key := range judgedWith(feature) {
		if _, ok := t.Features[key]; !ok {
			return false
		}
	}
	return true
}

// Support tells whether a version of a browser has a feature, under its own name and with the
// settings that browsers come with. The feature is a key of t.Features or the name of an API; an
// API, and each of its core keys, has what all of its core keys have. A version newer than
// the table has what the newest release has. The verdict is Unknown for a feature or a browser
// that is not in the table.
func (t *Table) Support(feature, browser, version string) Support {
	verdict := Yes
	if since, ok := correctedSince(feature, browser); ok && CompareVersions(version, since) < 0 {
		verdict = No
	}
	for _, key := range judgedWith(feature) {
		verdict = min(verdict, supportOf(t.Features[key][browser], version))
	}
	return verdict
}

// Supports tells whether Support is Yes.
func (t *Table) Supports(feature, browser, version string) bool {
	return t.Support(feature, browser, version) == Yes
}

func supportOf(statements []Statement, version string) Support {
	if statements == nil {
		return Unknown
	}
	verdict := No
	for _, s := range statements {
		switch {
		case !s.plain() || !s.covers(version):
		case s.Partial:
			verdict = max(verdict, Partial)
		default:
			verdict = Yes
		}
	}
	return verdict
}

// Since returns the first version that has the feature, as Support judges it, with all newer
// ones. ok is false when the newest release does not have it.
func (t *Table) Since(feature, browser string) (version string, ok bool) {
	for _, key := range judgedWith(feature) {
		added, ok := since(t.Features[key][browser])
		if !ok {
			return "", false
		}
		if CompareVersions(added, version) > 0 {
			version = added
		}
	}
	if corrected, ok := correctedSince(feature, browser); ok && CompareVersions(corrected, version) > 0 {
		version = corrected
	}
	return version, true
}

func since(statements []Statement) (version string, ok bool) {
	for _, s := range statements {
		if !s.plain() || s.Partial || s.Removed != "" || rank(s.Added) != numbered {
			continue
		}
		if !ok || CompareVersions(s.Added, version) < 0 {
			version, ok = s.Added, true
		}
	}
	return version, ok
}

// plain tells whether the feature is there under its own name, without changed settings.
func (s Statement) plain() bool {
	return s.Name == "" && s.Prefix == "" && len(s.Flags) == 0
}

// covers tells whether version is among those that have the feature for certain: "≤37" covers
// 37 and newer only.
func (s Statement) covers(version string) bool {
	return CompareVersions(s.Added, version) <= 0 &&
		(s.Removed == "" || CompareVersions(version, s.Removed) < 0)
}
