package reports

import (
	"strings"

	"github.com/synclint/synclint/analyzer/report"
)

// family is what browsers with one engine have in common: they mostly agree, and then share a
// column of the table.
type family int

// The families, in the order of their columns.
const (
	chromium family = iota
	gecko
	webkit
	otherFamily
)

// browserName returns a short name for a browser's identifier, and its family.
func browserName(id string) (string, family) {
	switch id {
	case "chrome":
		return "Chrome", chromium
	case "chrome_android":
		return "Chrome Android", chromium
	case "edge":
		return "Edge", chromium
	case "opera":
		return "Opera", chromium
	case "opera_android":
		return "Opera Android", chromium
	case "samsunginternet_android":
		return "Samsung", chromium
	case "webview_android":
		return "Android WebView", chromium
	case "oculus":
		return "Quest", chromium
	case "firefox":
		return "Firefox", gecko
	case "firefox_android":
		return "Firefox Android", gecko
	case "safari":
		return "Safari", webkit
	case "safari_ios":
		return "Safari iOS", webkit
	case "webview_ios":
		return "iOS WebView", webkit
	default:
		return sentence(id), otherFamily
	}
}

// versionRange returns versions, oldest first, in short: `153, 160` or `150-160`.
func versionRange(versions []string) string {
	if len(versions) > 2 {
		return sentence(versions[0]) + "-" + sentence(versions[len(versions)-1])
	}
	return sentence(strings.Join(versions, ", "))
}

func featureName(f report.Feature) string {
	switch f {
	case report.BackgroundSync:
		return "background sync"
	case report.PeriodicBackgroundSync:
		return "periodic sync"
	default:
		return sentence(string(f))
	}
}
