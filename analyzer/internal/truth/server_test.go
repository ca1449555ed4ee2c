package truth

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// server serves every app, in a folder of its name, to every kind of browser, each of which comes
// by host names of its own.
type server struct {
	url   *url.URL
	apps  map[string]*app
	pages map[string][]byte // of the visitor
	// before comes before a worker's own code, remove as well where the APIs are removed.
	before, remove []byte

	down atomic.Bool // requests that are not for an app's files meet a network error

	mu    sync.Mutex
	hosts map[string]kind
	sent  map[stay][]string // requests answered that are not for an app's files, "METHOD /path"
	fails map[stay][]string // errors that nothing handled in the worker
}

// stay is an app on a host.
type stay struct{ host, app string }

func serve(t *testing.T, apps []*app) *server {
	t.Helper()
	s := &server{
		apps:   map[string]*app{},
		pages:  map[string][]byte{"/": read(t, "visitor.html"), "/visitor.js": read(t, "visitor.js")},
		before: read(t, "worker.js"), remove: read(t, "remove.js"),
		hosts: map[string]kind{}, sent: map[stay][]string{}, fails: map[stay][]string{},
	}
	for _, a := range apps {
		s.apps[a.name] = a
	}
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	s.url, _ = url.Parse(h.URL)
	return s
}

// open makes the apps available to a kind of browser and returns their host.
func (s *server) open(k kind) string {
	host := k.host() + ":" + s.url.Port()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hosts[host] = k
	return host
}

// asked returns the requests that an app has made on a host, and its worker's errors.
func (s *server) asked(x stay) (sent, fails []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.sent[x]), slices.Clone(s.fails[x])
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	k, known := s.hosts[r.Host]
	s.mu.Unlock()
	if !known {
		http.NotFound(w, r)
		return
	}
	if page, ok := s.pages[r.URL.Path]; ok && r.Method == http.MethodGet {
		write(w, r.URL.Path, page)
		return
	}
	x := stay{r.Host, s.appOf(r)}
	switch {
	case path.Base(r.URL.Path) == "favicon.ico":
		http.NotFound(w, r)
	case r.URL.Path == "/.error":
		message, _ := io.ReadAll(r.Body)
		s.note(s.fails, x, string(message))
	case s.file(w, r, k):
	case s.down.Load() || k.answer == cut || path.Dir(r.URL.Path) == "/down":
		panic(http.ErrAbortHandler) // a network error
	case k.answer == refused:
		http.Error(w, "[]", http.StatusServiceUnavailable)
	default:
		s.note(s.sent, x, r.Method+" "+r.URL.Path)
		write(w, "answer.json", []byte("[]"))
	}
}

// appOf returns the name of the app that a request comes from: that of the folder of its page or
// worker.
func (s *server) appOf(r *http.Request) string {
	from, err := url.Parse(r.Referer())
	if err != nil {
		return ""
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(from.Path, "/"), "/")
	return name
}

func (s *server) note(list map[stay][]string, x stay, what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list[x] = append(list[x], what)
}

// file answers a request for a file of an app; false if it is for none.
func (s *server) file(w http.ResponseWriter, r *http.Request, k kind) bool {
	folder, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if s.apps[folder] == nil || r.Method != http.MethodGet {
		return false
	}
	if name == "" {
		name = "index.html"
	}
	f := s.apps[folder].files[name]
	if f == nil {
		return false
	}
	code := f.Data
	if r.Header.Get("Service-Worker") != "" {
		if k.worker == missing {
			http.NotFound(w, r)
			return true
		}
		code = s.workerCode(code, k)
	}
	write(w, name, code)
	return true
}

// workerCode returns the script of a worker for a kind of browser.
func (s *server) workerCode(code []byte, k kind) []byte {
	code = slices.Concat(s.before, code)
	if k.removed {
		code = slices.Concat(s.remove, code)
	}
	if k.worker == stalled {
		code = slices.Concat([]byte("addEventListener('install', (e) => e.waitUntil(new Promise(() => {})));\n"), code)
	}
	return code
}

func write(w http.ResponseWriter, name string, data []byte) {
	types := map[string]string{".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json"}
	w.Header().Set("Content-Type", types[path.Ext(name)])
	if types[path.Ext(name)] == "" {
		w.Header().Set("Content-Type", "text/html")
	}
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(data)
}
