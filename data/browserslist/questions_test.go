package browserslist_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// questions returns the cases of the differential test: every form of query in every spelling,
// their near misses, compositions of them, and what is none. It is the same list each time.
func questions() []question {
	day := func(s string) int64 {
		t, _ := time.Parse(time.DateTime, s)
		return t.UnixMilli()
	}
	times := []int64{
		day("2026-11-22 10:00:00"), day("2026-12-31 23:59:59"), day("2024-02-29 00:00:00"),
		day("2026-08-31 12:00:00"), day("2018-01-31 08:00:00"), day("2015-07-29 00:00:00"),
	}
	var all []question
	ask := func(time int64, queries ...string) {
		all = append(all, question{Queries: queries, Time: time, Regions: []string{"", "DE"}})
	}
	singles := singles()
	for _, q := range singles {
		ask(times[0], q)
	}
	for _, time := range times {
		for _, q := range timed() {
			ask(time, q)
		}
	}
	for _, list := range lists() {
		ask(times[0], list...)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		ask(times[r.IntN(len(times))], compose(r, singles)...)
	}
	for i, q := range slices.Clone(all) {
		if i%7 == 0 || strings.Contains(strings.Join(q.Queries, " "), "my stats") {
			q.Options.Stats = json.RawMessage(stats()[i%len(stats())])
			all = append(all, q)
		}
	}
	for _, q := range slices.Clone(all) {
		q.Options.MobileToDesktop = true
		q.Options.IgnoreUnknownVersions = len(all)%2 == 0
		all = append(all, q)
	}
	return all
}

// stats are usages such as analytics give: of all browsers, of some that caniuse doesn't know, with
// equal shares, with versions that it doesn't have, and none.
func stats() []string {
	return []string{
		`{"chrome": {"109": 1.5, "157": 40.25, "156": 3}, "safari": {"15.2-15.3": 0.1, "TP": 0.01}, "ie": {"11": 0.3}}`,
		`{"dataByBrowser": {"and_chr": {"150": 44.5}, "ios_saf": {"26.6": 10, "8.1-8.4": 10, "0": 5}, "op_mini": {"all": 1}}}`,
		`{"firefox": {"3.6": 5, "160": 5, "3.5": 5, "10": 5, "9": 5}, "edge": {"12": null, "156": 5}, "Netscape": {"4": 5}}`,
		`{"and_uc": {"0": 2, "15.5": 3}, "samsung": {"4": 0, "30": 12.125}, "kaios": {"2.5": 0.5}}`,
		`{}`,
	}
}

// compose joins random queries in a random way.
func compose(r *rand.Rand, singles []string) []string {
	var list []string
	for range 1 + r.IntN(3) {
		var b strings.Builder
		for i := range 1 + r.IntN(4) {
			if i > 0 {
				b.WriteString(pick(r, ", ", " or ", " and ", ",", " AND ", "  Or\t", " and not ", ", not ", " or not "))
			}
			b.WriteString(singles[r.IntN(len(singles))])
		}
		b.WriteString(pick(r, "", "", "", "", " and", ",", " or "))
		list = append(list, b.String())
	}
	return list
}

func pick(r *rand.Rand, choices ...string) string { return choices[r.IntN(len(choices))] }

// singles are queries of one clause.
func singles() []string {
	var all []string
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	for _, name := range browserNames() {
		for _, n := range []string{"0", "2", "7", "900", "99999999999999999999"} {
			add("last %s %s versions", n, name)
			add("last %s %s major versions", n, name)
		}
		for _, v := range []string{
			"0", "4", "4.0", "5.1", "9.6", "10", "11", "12.1", "15.3", "18.6", "27.0", "37", "80", "157", "162",
			"4.4.4", "7.4", "tp", "all", "ESR", "..", "3.",
		} {
			add("%s %s", name, v)
			sign := []string{">", " > ", " >= ", ">=", "<", "< ", " <=", "<= "}[len(all)%8]
			add("%s%s%s", name, sign, v)
		}
		for _, r := range []string{"4-10", "15.3-18.6", "15.2 - 15.3", "80-49", "5.0 -7.4", ".-.", "160-163"} {
			add("%s %s", name, r)
		}
		add("%s", name)
		add("%s all", name)
		add("unreleased %s versions", name)
		add("unreleased %s version", name)
		add("last 1 %s version", name)
	}
	return append(all, fixedSingles()...)
}

func browserNames() []string {
	return []string{
		"ie", "edge", "firefox", "chrome", "safari", "opera", "ios_saf", "op_mini", "android", "bb", "op_mob",
		"and_chr", "and_ff", "ie_mob", "and_uc", "samsung", "and_qq", "baidu", "kaios",
		"Explorer", "IE", "FF", "fx", "iOS", "ios_Saf", "BlackBerry", "ExplorerMobile", "OperaMini", "OperaMobile",
		"ChromeAndroid", "FirefoxAndroid", "UCAndroid", "QQAndroid", "netscape", "chrom", "safari_ios", "node", "electron",
	}
}

// fixedSingles are queries that are about no one browser, and text that is no query.
func fixedSingles() []string {
	var all []string
	for _, n := range []string{"0", "1", "2", "5", "12", "300"} {
		for _, what := range []string{"", "major ", "electron ", "electron major ", "node ", "node major "} {
			all = append(all, "last "+n+" "+what+"versions", "Last  "+n+"\t"+what+"Version")
		}
	}
	for _, share := range []string{"0", "0.01", ".5", "1", "1.5", "5", "10", "44.02", "90", "100", "1.", "-1"} {
		for _, sign := range []string{">", ">=", "<", "<=", "> ", ">=  ", "=", ""} {
			all = append(all, sign+share+"%", sign+share+"% in DE", sign+share+"% in my stats")
		}
		all = append(all, "cover "+share+"%", "cover "+share+"% in us", "cover "+share+"% in alt-as", "COVER "+share+"% in My Stats")
	}
	for _, place := range []string{"US", "us", "Jp", "IN", "alt-eu", "ALT-AF", "alt-xx", "XX", "ZZ", "__", "usa", "al-eu", "12"} {
		all = append(all, "> 1% in "+place, "<=0.01% in "+place, "cover 80% in "+place)
	}
	for _, feature := range []string{
		"background-sync", "serviceworkers", "es6-module", "css-grid", "css-autofill", "webp", "promises",
		"ES6-module", "no-such-feature", "push-api", "background_sync", "fetch", "indexeddb", "../agents",
	} {
		all = append(all, "supports "+feature, "fully supports "+feature, "Partially  Supports "+feature, "not supports "+feature)
	}
	for _, v := range []string{"1.0", "1.1", "4", "4.0", "4.0.1", "10", "13.1.0", "44.10", "46.0", "99.0", "0.37", "12.22", "12.22.1", "22", "26.13.0", ".", "..", "1.2.3.4", ""} {
		for _, runtime := range []string{"electron", "node", "Node"} {
			all = append(all, runtime+" "+v, runtime+" > "+v, runtime+">="+v, runtime+" < "+v, runtime+"<= "+v,
				runtime+" "+v+" - 12.1", runtime+" 4-"+v, runtime+" 0.30 - "+v)
		}
	}
	for _, tail := range []string{"", " with downstream", " including kaios", " with downstream including kaios", " including kaios with downstream", " with  Downstream"} {
		for _, base := range []string{
			"2014", "2015", "2016", "2020", "2024", "2026", "2031", "newly available", "Widely Available", "widely  available on 2023-01-01",
			"widely available on 2018-01-31", "widely available on 2015-07-29", "widely available on 2026-08-31",
			"widely available on 2040-01-01", "newly available on 2024-01-01", "available", "",
		} {
			all = append(all, "baseline "+base+tail)
		}
	}
	for _, date := range []string{
		"2012", "2020", "2024", "2026", "1999", "99", "3000", "2020-1", "2020-01", "2020-00", "2020-13", "2024-02", "2020-12-31",
		"2024-02-30", "2026-10-07", "2026-11-03", "2013-5-7", "2020-1-1-1", "x", "99999999999",
	} {
		all = append(all, "since "+date)
	}
	return append(all,
		"defaults", "Defaults", "default", "dead", "DEAD", "unreleased versions", "Unreleased Version", "unreleased electron versions",
		"maintained node versions", "phantomjs 1.9", "PhantomJS 2.1", "phantomjs 1x9", "phantomjs 3", "firefox esr", "FF ESR", "fx  esr", "op_mini all",
		"OperaMini all", "xx op_mini all yy", "operamini\nall", "", " ", "not", "not dead", "not  ie 11", "nothing", "NOT", "all", "*", "%", ">",
		"last versions", "last -1 versions", "last 2.5 versions", "last two versions", "last 2 years", "last 1.5 year", "last 0 years",
		"last 200 years", "last .5 years", "la\u017ft 2 versions", "\u00a0last\u20032\u3000versions\ufeff", "chrome\u00a0>=\u00a050", "ie\u200b11", "since\v2024",
		"chrome 50 60", "chrome >= 50 <= 60", "chrome => 50", "chrome == 50", "chrome>50", "chrome <60", "50 chrome", "chrome-50", "and_chr",
		"> 1% in browserslist-config-x stats", "explorer > 8", "safari tp", "safari >= tp", "ios 7", "ios 8.4", "samsung 4", "android 4.4.3", "android 4.4",
		"firefox >= esr", "firefox < ESR", "fx > esr", "and_ff >= esr", "chrome >= esr", "op_mob > 12", "opera 12.1 - 20", "chrome 4-chrome 5",
	)
}

// timed are queries whose answer depends on the time.
func timed() []string {
	all := []string{"maintained node versions", "last 1 year", "last 2 years", "last 0.1 years", "Last 10 Years", "last 1.5 years"}
	for _, tail := range []string{"", " with downstream", " including kaios", " with downstream including kaios"} {
		all = append(all, "baseline newly available"+tail, "baseline widely available"+tail, "baseline 2018"+tail,
			"baseline widely available on 2020-05-31"+tail)
	}
	return all
}

// lists are queries whose meaning is in how they are joined.
func lists() [][]string {
	return [][]string{
		{},
		{""},
		{"", "ie 11"},
		{"ie 10", "", "ie 11"},
		{" "},
		{"ie 11", "not ie 11"},
		{"not ie 11", "ie 11"},
		{"ie 10, ie 11", "not ie 10"},
		{"ie 10 and ie 11"},
		{"ie > 8 and ie < 11"},
		{"ie > 8 and not ie 10"},
		{"ie > 8 or not ie 10"},
		{"ie > 8, not ie 10, ie 10"},
		{"and ie 11"},
		{" and ie 11"},
		{" or ie 11"},
		{", ie 11"},
		{",ie 11"},
		{"ie 10,, ie 11"},
		{"ie 10, and ie 11"},
		{"ie 10 and, ie 11"},
		{"ie 10 and and ie 11"},
		{"ie 10 and or ie 11"},
		{"ie 10 and"},
		{"ie 10 or "},
		{"ie 10,"},
		{"ie 10 and", "ie 11"},
		{"ie 10 or", "ie 11"},
		{"ie 10,", "ie 11"},
		{"ie 10, ", "", "ie 11"},
		{"ie >= 8 and", "ie <= 10 and", "not ie 9"},
		{"ie >= 8 AND", "not ie 9"},
		{"and", "ie 11"},
		{"or"},
		{","},
		{",,"},
		{"ie 11 and ", ""},
		{"ie 10\nand\nie 11"},
		{"ie 10\nor\nie 11"},
		{"ie 10\nie 11"},
		{"ie 10  and  \t ie 11"},
		{"ie 10andie 11"},
		{"ie 10 andie 11"},
		{"ie 10 and\u00a0ie 10"},
		{"> 0.5%, last 2 versions, Firefox ESR, not dead"},
		{"> 0.5% and last 2 versions and not dead"},
		{"defaults and fully supports es6-module"},
		{"defaults and supports background-sync", "not safari > 0"},
		{"defaults, not op_mini all, not kaios > 0"},
		{"chrome > 100 and chrome < 110 and not chrome 105"},
		{"last 2 chrome versions", "not last 1 chrome version"},
		{"safari TP, safari 27, safari 15.2-15.3, safari 15.6"},
		{"unreleased versions, safari > 20"},
		{"electron 10, electron 11", "node 12, node 14.2"},
		{"last 2 versions", "netscape 4"},
		{"last 2 versions", "chrome 9999"},
		{"cover 50%", "cover 50% in JP", "not > 5%"},
	}
}
