package syntax

// declarer walks a program, opens its scopes and declares its names. References cannot be
// resolved on the way, for a name may be declared after its use: they are logged.
type declarer struct {
	scope   *Scope
	strict  bool
	log     []event
	hoists  []*Binding // functions in blocks of sloppy code, in source order
	visitor func(Node) // d.visit, made once
}

// event is one step of the walk, for resolve to repeat when all names are declared.
type event struct {
	kind  eventKind
	scope *Scope // entered or left
	ident *Ident // used or initialised
}

type eventKind uint8

const (
	enterScope    eventKind = iota
	enterFunction           // only what the parameters bind becomes visible
	enterBody               // the function's other declarations do, too
	leaveScope
	readName
	writeName
	initName // a declaration that gives its name a value
)

func (d *declarer) enter(kind ScopeKind) *Scope { return d.open(kind, enterScope) }

func (d *declarer) open(kind ScopeKind, as eventKind) *Scope {
	d.scope = newScope(kind, d.scope)
	d.log = append(d.log, event{kind: as, scope: d.scope})
	return d.scope
}

func (d *declarer) leave() {
	d.log = append(d.log, event{kind: leaveScope, scope: d.scope})
	d.scope = d.scope.Parent
}

func (d *declarer) note(kind eventKind, id *Ident) {
	d.log = append(d.log, event{kind: kind, ident: id})
}

// declare binds id in s.
func (d *declarer) declare(s *Scope, id *Ident, kind BindingKind) *Binding {
	b := s.Lookup(id.Name)
	if b == nil {
		b = s.add(id.Name, kind)
	} else if kind == FunctionBinding {
		b.Kind = FunctionBinding
	}
	b.Decls = append(b.Decls, id)
	id.Binding = b
	switch kind {
	case VarBinding, LetBinding, ConstBinding:
	default:
		b.Writes++
	}
	return b
}

// bind declares the names of a pattern and visits the expressions in it. init tells that the
// declaration gives them a value.
func (d *declarer) bind(p Pattern, kind BindingKind, init bool) {
	switch p := p.(type) {
	case *Ident:
		s := d.scope
		if kind == VarBinding {
			s = s.fn
		}
		d.declare(s, p, kind)
		if init {
			d.note(initName, p)
		}
	case *ArrayPattern:
		for _, e := range p.Elems {
			if e != nil {
				d.bind(e.Target, kind, init)
				one(e.Default, d.visitor)
			}
		}
	case *ObjectPattern:
		for _, prop := range p.Props {
			one(prop.Key, d.visitor)
			d.bind(prop.Value.Target, kind, init)
			one(prop.Value.Default, d.visitor)
		}
	}
}

// assign notes the names that an assignment's target writes.
func (d *declarer) assign(p Pattern) {
	switch p := p.(type) {
	case *Ident:
		d.note(writeName, p)
	case *Member:
		d.visit(p)
	case *ArrayPattern:
		for _, e := range p.Elems {
			if e != nil {
				d.assign(e.Target)
				one(e.Default, d.visitor)
			}
		}
	case *ObjectPattern:
		for _, prop := range p.Props {
			one(prop.Key, d.visitor)
			d.assign(prop.Value.Target)
			one(prop.Value.Default, d.visitor)
		}
	}
}

// visit declares and notes whatever is in n.
func (d *declarer) visit(n Node) {
	switch n := n.(type) {
	case *Ident:
		d.note(readName, n)
	case *Assign:
		d.assign(n.Target)
		d.visit(n.Value)
	case *Update:
		if id, ok := n.X.(*Ident); ok {
			d.note(writeName, id)
		} else {
			d.visit(n.X)
		}
	case *Function:
		d.function(n)
	case *Class:
		d.class(n)
	case *VarDecl:
		d.varDecl(n, false)
	case *FuncDecl:
		d.funcDecl(n.Func)
	case *ClassDecl:
		d.classDecl(n.Class)
	case *ExportDefault:
		d.exportDefault(n)
	case *ImportSpec:
		d.declare(d.scope, n.Local, ImportBinding)
	case *Block, *For, *ForIn, *ForOf, *Switch, *CatchClause:
		d.scoped(n)
	default:
		Children(n, d.visitor)
	}
}

func (d *declarer) varDecl(n *VarDecl, loopHead bool) {
	for _, decl := range n.Decls {
		d.bind(decl.Target, n.Kind, loopHead || decl.Init != nil)
		one(decl.Init, d.visitor)
	}
}

// scoped visits the nodes that open a block scope.
func (d *declarer) scoped(n Node) {
	switch n := n.(type) {
	case *Block:
		n.Scope = d.enter(BlockScope)
		each(n.Body, d.visitor)
	case *For:
		n.Scope = d.enter(BlockScope)
		Children(n, d.visitor)
	case *ForIn:
		n.Scope = d.enter(BlockScope)
		d.forHead(n.Decl, n.Target)
		d.visit(n.X)
		d.visit(n.Body)
	case *ForOf:
		n.Scope = d.enter(BlockScope)
		d.forHead(n.Decl, n.Target)
		d.visit(n.X)
		d.visit(n.Body)
	case *Switch:
		d.visit(n.X)
		n.Scope = d.enter(BlockScope)
		each(n.Cases, d.visitor)
	case *CatchClause:
		n.Scope = d.enter(CatchScope)
		_, n.Scope.simpleCatch = n.Param.(*Ident)
		d.bind(n.Param, CatchBinding, false)
		d.visit(n.Body)
	}
	d.leave()
}

func (d *declarer) forHead(decl *VarDecl, target Pattern) {
	if decl != nil {
		d.varDecl(decl, true)
	} else {
		d.assign(target)
	}
}
