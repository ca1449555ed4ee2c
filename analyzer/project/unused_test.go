package project

import (
	"slices"
	"testing"
)

func TestUnused(t *testing.T) {
	const (
		page = `<script type=module src=src/main.js></script>`
		main = `import './ui.js';` + useSync
	)
	for _, c := range []struct {
		name  string
		files files
		want  []string
	}{
		{"named by nothing", files{"src/queue.js": `export const queueVote = () => {` + useSync + `}`}, []string{"src/queue.js"}},
		{"a name of it appears", files{"src/queue.js": `export const queueVote = () => {` + useSync + `}`, "src/auto.js": `queueVote()`}, nil},
		{"a part of another name", files{"src/queue.js": `export const queueVote = () => {` + useSync + `}`, "src/auto.js": `requeueVotes()`}, []string{"src/queue.js"}},
		{"its file is named", files{"src/queue.js": `export default () => {` + useSync + `}`, "build.json": `{"entry": "src/queue.js"}`}, nil},
		{"a test names it", files{"src/queue.js": `export const queueVote = () => {` + useSync + `}`, "src/queue.test.js": `import './queue.js'`}, []string{"src/queue.js"}},
		{"elsewhere than what pages load", files{"pages/vote.js": `export default () => {` + useSync + `}`}, nil},
		{"a component", files{"src/Vote.vue": `<script>export default { mounted() {` + useSync + `} }</script>`}, nil},
		{"no module", files{"src/queue.js": useSync}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.files["index.html"], c.files["src/main.js"], c.files["src/ui.js"] = page, main, `export {}`
			p := load(t, c.files)
			var got []string
			for _, r := range p.Realms {
				if r.Unused {
					got = append(got, r.Path)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("unused are %q, want %q", got, c.want)
			}
		})
	}
}
