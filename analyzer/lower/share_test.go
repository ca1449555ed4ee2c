package lower

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/syntax"
)

// application is TypeScript as applications have it.
const application = `import type { Note } from './types';
import { outbox, type Queue } from './outbox';

declare global { interface Window { SyncManager?: unknown } }
export enum Tag { Outbox = 'outbox', News = 'news' }

@Injectable({ providedIn: 'root' })
export class NoteService<T extends Note = Note> extends Base implements Sender<T> {
	private pending = new Map<string, T>();
	@Input() limit?: number;
	constructor(private readonly queue: Queue<T>, public name = 'notes') { super(); }

	async save(note: T, { retries = 3, ...rest }: Options = {}): Promise<void> {
		const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & { sync: any };
		try {
			await this.queue.put({ id: note.id!, body: note.body, savedAt: Date.now(), ...rest });
			if ('sync' in registration) {
				await (registration as any).sync!.register(` + "`outbox-${note.id as string}`" + `);
			} else if (navigator.onLine && retries > 0) {
				return this.send(note).catch((error: unknown) => this.save(note, { retries: retries - 1 }));
			}
		} catch (error) {
			console.error((error as Error).message satisfies string);
			document.querySelectorAll<HTMLElement>('.note').forEach(el => el.classList.toggle('failed', el.id === note.id));
		}
		for (const note of this.pending.values()) {
			const id = note.id;
			this.pending.delete(<string>id);
		}
	}
}
`

// benchmarkSource is half a megabyte of TypeScript.
func benchmarkSource() []byte {
	var b strings.Builder
	for i := 0; b.Len() < 500_000; i++ {
		b.WriteString(strings.NewReplacer("NoteService", fmt.Sprint("NoteService", i), "enum Tag", fmt.Sprint("enum Tag", i),
			"{ outbox, type", fmt.Sprintf("{ outbox as outbox%d, type", i)).Replace(application))
	}
	return []byte(b.String())
}

// TestShares checks how many names and calls of real code are found at their places. What remains
// is code that the compiler adds.
func TestShares(t *testing.T) {
	program, source := mustParse(t, application, TypeScript)
	type share struct{ exact, all int }
	var names, members, calls share
	count := func(s *share, exact bool) {
		s.all++
		if exact {
			s.exact++
		}
	}
	syntax.Walk(program, func(n syntax.Node) bool {
		text := source[n.Range().Start:n.Range().End]
		switch n := n.(type) {
		case *syntax.Ident:
			count(&names, text == n.Name || text == strings.TrimRight(n.Name, "0123456789"))
		case *syntax.Member:
			key := n.Key.Range()
			count(&members, n.Key.Computed != nil || source[key.Start:key.End] == n.Key.Name && strings.HasSuffix(text, n.Key.Name))
		case *syntax.Call:
			count(&calls, strings.HasSuffix(text, ")") && strings.Count(text, "(") == strings.Count(text, ")"))
		}
		return true
	})
	for name, s := range map[string]share{"names": names, "members": members, "calls": calls} {
		if 100*s.exact < 90*s.all || s.all < 10 {
			t.Errorf("%s: %d of %d are at their places", name, s.exact, s.all)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text := benchmarkSource()
	if _, err := Parse(text, TypeScript, syntax.Options{}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(text, TypeScript, syntax.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	result, err := run(string(benchmarkSource()), TypeScript, tsconfig)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(result.Map)))
	for b.Loop() {
		if _, err := decodeMap(result.Map); err != nil {
			b.Fatal(err)
		}
	}
}
