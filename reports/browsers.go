package reports

import (
	"strconv"
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
	case "ie":
		return "IE", otherFamily
	case "ie_mob":
		return "IE Mobile", otherFamily
	case "op_mini":
		return "Opera Mini", otherFamily
	case "and_uc":
		return "UC Browser", otherFamily
	case "and_qq":
		return "QQ Browser", otherFamily
	case "baidu":
		return "Baidu", otherFamily
	case "kaios":
		return "KaiOS", otherFamily
	case "bb":
		return "BlackBerry", otherFamily
	default:
		return sentence(id), otherFamily
	}
}

// maxRuns is how many runs of versions are told apart.
const maxRuns = 2

// versionRange returns versions, oldest first, in short: `153, 160`, `109, 151-157` or `15.2-18.1`.
// Only whole numbers tell which versions there are between two.
func versionRange(versions []string) string {
	if len(versions) == 2 {
		return sentence(versions[0] + ", " + versions[1])
	}
	var runs []string
	for i := 0; i < len(versions); i++ {
		first, next := versions[i], 0
		n, err := strconv.Atoi(first)
		for err == nil && i+1 < len(versions) {
			if next, err = strconv.Atoi(versions[i+1]); next != n+1 {
				break
			}
			n = next
			i++
		}
		if first != versions[i] {
			first += "-" + versions[i]
		}
		runs = append(runs, first)
	}
	if len(runs) > maxRuns || len(runs) == len(versions) && len(runs) > 2 {
		oldest, _, _ := strings.Cut(versions[0], "-")
		newest := versions[len(versions)-1]
		return sentence(oldest + "-" + newest[strings.LastIndexByte(newest, '-')+1:])
	}
	return sentence(strings.Join(runs, ", "))
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
