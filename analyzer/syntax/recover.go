package syntax

import (
	"errors"
	"time"
)

// Recover reads what it can of a program that Parse can't read. It leaves out the top-level
// statements that are at fault or, where the fault lies in the body of a function, that body:
// the function then returns the undeclared name __broken__, so that what it does is unknown.
// What is left keeps its place, and its names are bound as in one program.
//
// It returns an error for each part left out, in source order, and no program if nothing can be
// saved. There are no errors just if Parse can read src, which is not modified.
func Recover(src []byte, opts Options) (*Program, []*Error) {
	if err := guard(src, opts.Base); err != nil {
		located, _ := errors.AsType[*Error](err)
		return nil, []*Error{located}
	}
	buf := copyWithoutHashbang(src)
	whole, failed := read(buf, opts)
	if failed == nil {
		return whole, nil
	}
	if failed.fatal {
		return nil, []*Error{failed.public()}
	}
	r := &rescuer{buf: buf, opts: opts, cutter: newCutter(buf), deadline: time.Now().Add(timeFor(len(buf)))}
	r.pieces = r.cut()
	if len(r.pieces) == 1 {
		r.rescue(r.pieces[0], failed)
	} else {
		r.halves(r.pieces)
	}
	if len(r.errs) == 0 { // statements that can be read but don't belong in one program
		r.errs = append(r.errs, failed.public())
	}
	return r.program(), r.errs
}

// read reads buf as it is and then masked.
func read(buf []byte, opts Options) (*Program, *failure) {
	prog, failed := parseAs(buf, opts)
	if failed == nil || failed.fatal {
		return prog, failed
	}
	masked, changed := mask(buf)
	if !changed {
		return nil, failed
	}
	prog, stillFailed := parseAs(masked, opts)
	switch {
	case stillFailed == nil:
		return prog, nil
	case stillFailed.Offset > failed.Offset || stillFailed.fatal:
		failed = stillFailed
	}
	return nil, failed
}

// rescuer saves the statements of a broken program. It halves a run of pieces until a run can be
// read, or is a single piece: n log n for few faults as for many.
type rescuer struct {
	*cutter
	buf       []byte
	opts      Options
	pieces    []piece
	deadline  time.Time // when what is not yet read is given up
	saved     []*Program
	errs      []*Error
	brokenEnd int // where the last broken piece ends
}

// piece is a part of the program, at best a statement and the comments before it, and the tokens
// in it.
type piece struct {
	start, end  int // in bytes
	first, last int // tokens; last is behind the last one
}

// halves reads a run of pieces that can't be read as one.
func (r *rescuer) halves(run []piece) {
	half := len(run) / 2
	r.save(run[:half])
	r.save(run[half:])
}

// save reads a run of pieces.
func (r *rescuer) save(run []piece) {
	all := piece{run[0].start, run[len(run)-1].end, run[0].first, run[len(run)-1].last}
	prog, failed := r.readPart(r.buf[all.start:all.end], all.start)
	switch {
	case failed == nil:
		r.saved = append(r.saved, prog)
	case len(run) == 1:
		r.rescue(all, failed)
	default:
		r.halves(run)
	}
}

// readPart reads text, which stands at start of the program.
func (r *rescuer) readPart(text []byte, start int) (*Program, *failure) {
	opts := r.opts
	opts.Base += start
	if time.Now().After(r.deadline) {
		return nil, &failure{Error: Error{Offset: opts.Base, Message: "program takes too long to parse"}, fatal: true}
	}
	return read(append(make([]byte, 0, len(text)+1), text...), opts)
}

// rescue saves a broken piece without the functions at fault, or nothing of it.
func (r *rescuer) rescue(p piece, failed *failure) {
	joined := len(r.errs) > 0 && r.brokenEnd == p.start
	if prog, errs := r.withoutBodies(p, failed); prog != nil {
		r.saved = append(r.saved, prog)
		r.errs = append(r.errs, errs...)
		return
	}
	r.brokenEnd = p.end
	if !joined {
		r.errs = append(r.errs, failed.public())
	}
}

// maxBodies is the number of bodies that are left out of one piece before all of it is.
const maxBodies = 8

// stub is what a body that is left out becomes. Nobody knows what that function returns.
const stub = "return __broken__"

// withoutBodies leaves out the innermost function around the fault, and so on with the next fault.
func (r *rescuer) withoutBodies(p piece, failed *failure) (*Program, []*Error) {
	bodies := r.bodies(p)
	if len(bodies) == 0 {
		return nil, nil
	}
	text := append(make([]byte, 0, p.end-p.start), r.buf[p.start:p.end]...)
	var errs []*Error
	for range maxBodies {
		if failed.fatal {
			return nil, nil
		}
		at := innermost(bodies, failed.Offset-r.opts.Base)
		if at < 0 {
			return nil, nil
		}
		body := bodies[at]
		bodies = outside(bodies, body)
		for i := body.Start; i < body.End; i++ {
			text[int(i)-p.start] = ' '
		}
		copy(text[int(body.Start)-p.start:], stub)
		errs = append(outsideErrors(errs, body, r.opts.Base), failed.public())
		var prog *Program
		if prog, failed = r.readPart(text, p.start); failed == nil {
			return prog, errs
		}
	}
	return nil, nil
}

// innermost returns the index of the smallest span around offset, or -1.
func innermost(list []Span, offset int) int {
	found := -1
	for i, s := range list {
		if int(s.Start) <= offset && offset <= int(s.End) && (found < 0 || list[found].Contains(s)) {
			found = i
		}
	}
	return found
}

// outside returns the spans that do not lie in s.
func outside(list []Span, s Span) []Span {
	kept := make([]Span, 0, len(list))
	for _, t := range list {
		if !s.Contains(t) {
			kept = append(kept, t)
		}
	}
	return kept
}

// outsideErrors returns the errors that do not lie in s, which begins base bytes further.
func outsideErrors(list []*Error, s Span, base int) []*Error {
	var kept []*Error
	for _, e := range list {
		if at := int32(e.Offset - base); at < s.Start || at > s.End {
			kept = append(kept, e)
		}
	}
	return kept
}

// program puts together what was saved.
func (r *rescuer) program() *Program {
	p := &Program{
		Span:   Span{int32(r.opts.Base), int32(r.opts.Base + len(r.buf))},
		Module: r.opts.Goal == Module,
	}
	for _, part := range r.saved {
		p.Module = p.Module || part.Module
		p.Body = append(p.Body, part.Body...)
		p.Comments = append(p.Comments, part.Comments...)
	}
	if len(p.Body) == 0 {
		return nil
	}
	prologue := true
	for _, s := range p.Body { // a string that a piece begins with may stand anywhere
		x, ok := s.(*ExprStmt)
		prologue = prologue && ok && x.Directive
		if ok {
			x.Directive = prologue
		}
	}
	resolve(p, r.opts.Goal)
	return p
}
