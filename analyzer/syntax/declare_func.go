package syntax

// funcDecl declares a function's name in the current scope and visits the function. In
// sloppy code a plain function in a block is also a candidate for a var-like binding.
func (d *declarer) funcDecl(f *Function) {
	if f.Name != nil {
		b := d.declare(d.scope, f.Name, FunctionBinding)
		if d.scope.fn != d.scope && !d.strict && !f.Async && !f.Generator {
			d.hoists = append(d.hoists, b)
		}
	}
	d.function(f)
}

// function visits a function whose name, if it is a declaration, is declared already.
func (d *declarer) function(f *Function) {
	strict := d.strict
	d.strict = strict || hasUseStrict(f.Body)
	named := f.Kind == FunctionExpression && f.Name != nil
	if named {
		d.declare(d.enter(FunctionNameScope), f.Name, FunctionBinding)
	}
	f.Scope = d.open(FunctionScope, enterFunction)
	for _, p := range f.Params {
		d.bind(p.Target, ParamBinding, false)
		one(p.Default, d.visitor)
	}
	f.Scope.params = len(f.Scope.Bindings)
	d.log = append(d.log, event{kind: enterBody, scope: f.Scope})
	each(f.Body, d.visitor)
	one(f.Expr, d.visitor)
	d.leave()
	if named {
		d.leave()
	}
	d.strict = strict
}

func (d *declarer) classDecl(c *Class) {
	if c.Name != nil {
		d.declare(d.scope, c.Name, ClassBinding)
	}
	d.class(c)
}

// class visits a class. Its name is bound inside it too, for a declaration as well.
func (d *declarer) class(c *Class) {
	strict := d.strict
	d.strict = true
	c.Scope = d.enter(ClassScope)
	if c.Name != nil {
		outer := c.Name.Binding
		d.declare(c.Scope, c.Name, ClassBinding)
		if outer != nil {
			c.Name.Binding = outer
		}
	}
	one(c.Extends, d.visitor)
	for _, m := range c.Members {
		d.member(m)
	}
	d.leave()
	d.strict = strict
}

func (d *declarer) member(m *ClassMember) {
	one(m.Key, d.visitor)
	switch m.Kind {
	case FieldProperty:
		if m.Value != nil {
			d.enter(FunctionScope)
			d.visit(m.Value)
			d.leave()
		}
	case StaticBlock:
		block := m.Value.(*Function)
		block.Scope = d.enter(StaticBlockScope)
		each(block.Body, d.visitor)
		d.leave()
	default:
		d.visit(m.Value)
	}
}

func (d *declarer) exportDefault(n *ExportDefault) {
	switch x := n.X.(type) {
	case *Function:
		if x.Kind == FunctionDeclaration {
			d.funcDecl(x)
			return
		}
	case *Class:
		d.classDecl(x)
		return
	}
	d.visit(n.X)
}

// hasUseStrict reports whether a body's directives make it strict. The directive counts
// only when written without escapes, which its length tells.
func hasUseStrict(body []Stmt) bool {
	for _, s := range body {
		x, ok := s.(*ExprStmt)
		if !ok || !x.Directive {
			return false
		}
		lit := x.X.(*StringLit)
		if lit.Value == "use strict" && int(lit.End-lit.Start) == len("'use strict'") {
			return true
		}
	}
	return false
}
