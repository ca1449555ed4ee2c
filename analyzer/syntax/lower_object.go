package syntax

import "github.com/tdewolff/parse/v2/js"

func (l *lowerer) object(n *js.ObjectExpr) Expr {
	start := l.cur.start
	l.eat(js.OpenBraceToken)
	props := make([]*Property, 0, len(n.List))
	for i := range n.List {
		props = append(props, l.property(&n.List[i]))
		if l.cur.tt != js.CloseBraceToken {
			l.eat(js.CommaToken)
		}
	}
	l.eat(js.CloseBraceToken)
	return &ObjectLit{l.since(start), props}
}

func (l *lowerer) property(p *js.Property) *Property {
	start := l.cur.start
	if p.Spread {
		spread := l.spreadable(p.Value, true)
		return &Property{Span: l.since(start), Kind: SpreadProperty, Value: spread}
	}
	if p.Name == nil {
		method, ok := p.Value.(*js.MethodDecl)
		if !ok {
			l.fail("unknown property")
		}
		kind, key, f := l.method(method)
		return &Property{Span: l.since(start), Kind: kind, Key: key, Value: f}
	}
	key := l.key(p.Name)
	if key.Computed == nil && l.cur.tt != js.ColonToken {
		if p.Init != nil {
			l.fail("unexpected %q in an object", l.curText())
		}
		return &Property{key.Span, InitProperty, key, &Ident{Span: key.Span, Name: key.Name}, true}
	}
	l.eat(js.ColonToken)
	value := l.expr(p.Value)
	return &Property{Span: l.since(start), Key: key, Value: value}
}

// key lowers a property name. The parser strips the quotes of a string that could do without.
func (l *lowerer) key(p *js.PropertyName) *Key {
	if p.Computed != nil {
		return l.computedKey(p.Computed)
	}
	start, tt := l.cur.start, l.cur.tt
	text := l.curText()
	l.next()
	span := l.since(start)
	switch {
	case tt == js.StringToken:
		return &Key{Span: span, Name: stringValue(text)}
	case js.IsNumeric(tt):
		return &Key{Span: span, Name: numberKey(text)}
	case js.IsIdentifierName(tt):
		return &Key{Span: span, Name: identName(text)}
	}
	l.fail("unexpected %q, expected a property name", text)
	return nil
}

// computedKey lowers [expr]; the brackets belong to the key.
func (l *lowerer) computedKey(x js.IExpr) *Key {
	start := l.cur.start
	l.eat(js.OpenBracketToken)
	inner := l.expr(x)
	l.eat(js.CloseBracketToken)
	return &Key{Span: l.since(start), Computed: inner}
}

// elementKey lowers the name of a class member or method.
func (l *lowerer) elementKey(n *js.ClassElementName) *Key {
	if n.Private == nil {
		return l.key(&n.PropertyName)
	}
	start := l.cur.start
	name := identName(l.leaf(n.Private.Data)[1:])
	return &Key{Span: l.since(start), Name: name, Private: true}
}

// method lowers a method or accessor behind `static`.
func (l *lowerer) method(n *js.MethodDecl) (PropertyKind, *Key, *Function) {
	kind := MethodProperty
	if n.Async {
		l.eat(js.AsyncToken)
	}
	if n.Generator {
		l.eat(js.MulToken)
	}
	switch {
	case n.Get:
		l.eat(js.GetToken)
		kind = GetProperty
	case n.Set:
		l.eat(js.SetToken)
		kind = SetProperty
	}
	key := l.elementKey(&n.Name)
	f := &Function{Kind: MethodFunction, Async: n.Async, Generator: n.Generator}
	l.functionRest(f, l.cur.start, &n.Params, n.Body.List)
	return kind, key, f
}
