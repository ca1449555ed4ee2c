package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2/js"
)

// application is code as applications have it.
const application = `
// Keeps notes that could not be sent until the network is back.
async function saveNote(note, { retries = 3, ...options } = {}) {
	const registration = await navigator.serviceWorker.ready;
	try {
		await outbox.put({ id: note.id, body: note.body, savedAt: Date.now(), ...options });
		if ('sync' in registration) {
			await registration.sync.register('outbox-' + note.id);
		} else if (navigator.onLine && retries > 0) {
			return sendNote(note).catch((error) => saveNote(note, { retries: retries - 1 }));
		}
	} catch (error) {
		console.error(` + "`could not keep note ${note.id}: ${error.message}`" + `);
		document.querySelectorAll('.note[data-id]').forEach((element) => {
			element.classList.toggle('failed', element.dataset.id === note.id);
		});
	}
	for (let i = 0; i < listeners.length; i++) {
		listeners[i]?.call(null, /^[a-z]+-\d+$/i.test(note.id) ? note : undefined);
	}
}

export class Outbox extends EventTarget {
	#pending = new Map();
	static version = 2;
	get size() { return this.#pending.size; }
	async flush(limit = Infinity) {
		let sent = 0;
		while (sent < limit && this.size) {
			const [id, note] = this.#pending.entries().next().value;
			await fetch('/api/notes/' + id, { method: 'PUT', body: JSON.stringify(note) });
			this.#pending.delete(id);
			sent += 1;
		}
		return { sent, left: this.size };
	}
}
`

// benchmarkSource is half a megabyte of code.
func benchmarkSource() []byte {
	var src strings.Builder
	for i := 0; src.Len() < 500_000; i++ {
		src.WriteString(strings.NewReplacer(
			"saveNote", fmt.Sprint("saveNote", i),
			"Outbox", fmt.Sprint("Outbox", i),
		).Replace(application))
	}
	return []byte(src.String())
}

func BenchmarkParse(b *testing.B) {
	src := benchmarkSource()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(src, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLower measures what comes on top of the parser: lowering and resolving.
func BenchmarkLower(b *testing.B) {
	src := benchmarkSource()
	ast, in, failed := parseBounded(copyWithoutHashbang(src), js.Options{}, timeFor(len(src)))
	if failed != nil {
		b.Fatal(failed)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		program, failed := lower(ast, in, Options{})
		if failed != nil {
			b.Fatal(failed)
		}
		resolve(program, Auto)
	}
}
