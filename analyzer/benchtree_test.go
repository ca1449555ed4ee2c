package analyzer_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing/fstest"
)

// folderSize is the number of files of one page with all that belongs to it.
const folderSize = 40

// generateTree makes a tree of n files (a multiple of folderSize), the same for the same n, in
// folders that each hold a page, its modules and a service worker. In 2 of 5 folders the page
// registers a sync and the worker handles it, so that 2 % of the files are about sync; it also
// tells how many registrations that makes.
func generateTree(n int) (tree fstest.MapFS, registers int) {
	random := rand.New(rand.NewPCG(2023, 3))
	tree = fstest.MapFS{}
	for folder := range n / folderSize {
		dir := fmt.Sprintf("apps/app%03d/", folder)
		syncs := folder%5 < 2
		var names []string
		for i := range folderSize - 4 {
			name := fmt.Sprintf("%s-%02d", pick(random, nouns()), i)
			names = append(names, name)
			tree[dir+name+".js"] = file(module(random, i))
		}
		tree[dir+"index.html"] = file(benchPage)
		tree[dir+"main.js"] = file(mainModule(names))
		if syncs {
			registers++
			tree[dir+"outbox.js"] = file(benchOutbox)
			tree[dir+"sw.js"] = file(benchWorker + benchSyncHandler)
		} else {
			tree[dir+"outbox.js"] = file(module(random, folderSize))
			tree[dir+"sw.js"] = file(benchWorker)
		}
	}
	return tree, registers
}

// generateProgram makes a page with one script of n features. Each keeps its records in a class
// and registers a sync behind a test; all share their helpers.
func generateProgram(n int) (tree fstest.MapFS, registers int) {
	var script strings.Builder
	script.WriteString(benchHelpers)
	for i := range n {
		script.WriteString(strings.NewReplacer("NAME", fmt.Sprintf("Feature%04d", i),
			"TAG", fmt.Sprintf("feature-%d", i)).Replace(benchFeature))
	}
	return fstest.MapFS{
		"index.html": file(`<!DOCTYPE html><script src="app.js"></script><form></form>`),
		"app.js":     file(script.String()),
	}, n + 1
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func pick(random *rand.Rand, from []string) string { return from[random.IntN(len(from))] }

func nouns() []string {
	return strings.Fields("account banner basket calendar customer device editor gallery invoice " +
		"language ledger menu order parcel payment picture price profile rating route search session " +
		"setting shelf stock table ticket tour voucher weather")
}

func verbs() []string {
	return strings.Fields("accept add check close count draw find format group hide load merge move " +
		"open order parse print read remove rename select show sort split store trim update")
}

// module makes a module of 5 to 12 parts, 3 to 8 KB, without anything about sync.
func module(random *rand.Rand, number int) string {
	var text strings.Builder
	text.WriteString("const limits = { rows: 200, retries: 3, timeout: 10_000 };\n\n")
	for part := range 5 + random.IntN(8) {
		noun, verb := pick(random, nouns()), pick(random, verbs())
		name := fmt.Sprintf("%s%s%d_%d", verb, strings.ToUpper(noun[:1])+noun[1:], number, part)
		text.WriteString(strings.NewReplacer("NAME", name, "NOUN", noun, "VERB", verb,
			"LIMIT", strconv.Itoa(random.IntN(900))).Replace(pick(random, benchParts())))
	}
	return text.String()
}

// mainModule makes the module that starts an app: it imports all others.
func mainModule(names []string) string {
	var text strings.Builder
	for i, name := range names {
		fmt.Fprintf(&text, "import * as part%d from './%s.js';\n", i, name)
	}
	text.WriteString("import * as outbox from './outbox.js';\n\n" +
		"if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js');\n\n" +
		"const parts = { outbox };\n")
	for i := range names {
		fmt.Fprintf(&text, "parts.part%d = part%d;\n", i, i)
	}
	text.WriteString("document.querySelector('form')?.addEventListener('submit', (event) => {\n" +
		"  event.preventDefault();\n  outbox.submit?.(new FormData(event.target));\n});\n" +
		"export default parts;\n")
	return text.String()
}
