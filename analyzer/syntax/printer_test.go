package syntax

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/js"
)

// printer writes a tree as tokens, and notes for every node which tokens are its own. It
// leaves out the silent ones: separators and parentheses, which the tree need not tell.
type printer struct {
	source []lexeme
	tokens []printed
	places map[Node][2]int
}

// printed is a token: its text, or the value of a literal or name.
type printed struct {
	kind  printedKind
	value string
}

type printedKind uint8

const (
	exact     printedKind = iota // a punctuator or keyword
	ident                        // an identifier, with or without escapes
	anyName                      // a property name in whatever form
	str                          // a string's value
	num                          // a number, as its property name
	text                         // a literal's own text
	templated                    // one piece of a template
)

func silent(tt js.TokenType) bool {
	switch tt {
	case js.CommaToken, js.SemicolonToken, js.OpenParenToken, js.CloseParenToken:
		return true
	}
	return false
}

func (p printed) matches(tok lexeme) bool {
	switch p.kind {
	case ident:
		return (js.IsIdentifierName(tok.tt) || tok.tt == js.PrivateIdentifierToken) && identName(tok.text) == p.value
	case anyName:
		switch {
		case tok.tt == js.StringToken:
			return stringValue(tok.text) == p.value
		case js.IsNumeric(tok.tt):
			return numberKey(tok.text) == p.value
		}
		return identName(tok.text) == p.value
	case str:
		return tok.tt == js.StringToken && stringValue(tok.text) == p.value
	case num:
		value, bigInt := numberValue(tok.text)
		return js.IsNumeric(tok.tt) && fmt.Sprint(value, bigInt) == p.value
	case templated:
		end := len("`")
		if tok.tt == js.TemplateStartToken || tok.tt == js.TemplateMiddleToken {
			end = len("${")
		}
		return templateString(tok.text[1:len(tok.text)-end]) == p.value
	default: // exact, text
		return tok.text == p.value
	}
}

func (p *printer) put(kind printedKind, values ...string) {
	for _, v := range values {
		p.tokens = append(p.tokens, printed{kind, v})
	}
}

func (p *printer) word(words ...string) { p.put(exact, words...) }

func (p *printer) when(cond bool, word string) {
	if cond {
		p.word(word)
	}
}

// node prints n; a missing node prints nothing.
func (p *printer) node(n Node) {
	from := len(p.tokens)
	switch n := n.(type) {
	case Stmt:
		p.stmt(n)
	case *ArrayPattern:
		p.word("[")
		p.children(n)
		p.word("]")
	case *ObjectPattern:
		p.word("{")
		p.children(n)
		p.word("}")
	case Expr:
		p.expr(n)
	default:
		p.part(n)
	}
	p.places[n] = [2]int{from, len(p.tokens)}
}

func (p *printer) children(n Node) { Children(n, p.node) }

func (p *printer) maybe(n Node, present bool, before ...string) {
	if present {
		p.word(before...)
		p.node(n)
	}
}

func (p *printer) expr(n Expr) {
	switch n := n.(type) {
	case *Ident:
		p.put(ident, n.Name)
	case *ThisExpr:
		p.word("this")
	case *SuperExpr:
		p.word("super")
	case *NullLit:
		p.word("null")
	case *BoolLit:
		p.word(strconv.FormatBool(n.Value))
	case *NumberLit:
		p.put(num, fmt.Sprint(n.Value, n.BigInt))
	case *StringLit:
		p.put(str, n.Value)
	case *RegExpLit:
		p.put(text, "/"+n.Pattern+"/"+n.Flags)
	case *TemplateLit:
		p.maybe(n.Tag, n.Tag != nil)
		for i, s := range n.Strings {
			p.put(templated, s)
			if i < len(n.Exprs) {
				p.node(n.Exprs[i])
			}
		}
	case *ArrayLit:
		p.word("[")
		p.children(n)
		p.word("]")
	case *ObjectLit:
		p.word("{")
		p.children(n)
		p.word("}")
	case *Function:
		p.function(n)
	case *Class:
		p.word("class")
		p.maybe(n.Name, n.Name != nil)
		p.maybe(n.Extends, n.Extends != nil, "extends")
		p.word("{")
		for _, m := range n.Members {
			p.node(m)
		}
		p.word("}")
	case *MetaProperty:
		first, second, _ := strings.Cut(n.Name, ".")
		p.word(first, ".", second)
	case *PrivateName:
		p.put(ident, "#"+n.Name)
	default:
		p.operation(n)
	}
}

func (p *printer) operation(n Expr) {
	switch n := n.(type) {
	case *Spread:
		p.word("...")
	case *Unary:
		p.word(n.Op)
	case *Await:
		p.word("await")
	case *Yield:
		p.word("yield")
		p.when(n.Delegate, "*")
	case *ImportCall:
		p.word("import")
	case *New:
		p.word("new")
	case *Update:
		p.when(n.Prefix, n.Op)
		p.node(n.X)
		p.when(!n.Prefix, n.Op)
		return
	case *Binary:
		p.infix(n.X, n.Op, n.Y)
		return
	case *Logical:
		p.infix(n.X, n.Op, n.Y)
		return
	case *Assign:
		p.infix(n.Target, n.Op, n.Value)
		return
	case *Conditional:
		p.infix(n.Test, "?", n.Then)
		p.word(":")
		p.node(n.Else)
		return
	case *Call:
		p.node(n.Callee)
		p.when(n.Optional, "?.")
		for _, arg := range n.Args {
			p.node(arg)
		}
		return
	case *Member:
		p.node(n.X)
		p.when(n.Optional, "?.")
		p.when(!n.Optional && n.Key.Computed == nil, ".")
		p.node(n.Key)
		return
	}
	p.children(n)
}

func (p *printer) infix(x Node, op string, y Node) {
	p.node(x)
	p.word(op)
	p.node(y)
}

func (p *printer) function(f *Function) {
	if f.Kind != MethodFunction {
		p.when(f.Async, "async")
		p.when(f.Kind != ArrowFunction, "function")
		p.when(f.Generator, "*")
	}
	p.maybe(f.Name, f.Name != nil)
	for _, param := range f.Params {
		p.node(param)
	}
	p.when(f.Kind == ArrowFunction, "=>")
	if f.Expr != nil {
		p.node(f.Expr)
		return
	}
	p.block(f.Body)
}

func (p *printer) block(body []Stmt) {
	p.word("{")
	for _, s := range body {
		p.node(s)
	}
	p.word("}")
}

// part prints what is neither statement, expression nor pattern.
func (p *printer) part(n Node) {
	switch n := n.(type) {
	case *Program, *Declarator, *PatternElem, *Param:
		p.element(n)
	case *Key:
		switch {
		case n.Computed != nil:
			p.word("[")
			p.node(n.Computed)
			p.word("]")
		case n.Private:
			p.put(ident, "#"+n.Name)
		default:
			p.put(anyName, n.Name)
		}
	case *Property:
		if n.Shorthand {
			p.shorthand(n.Key, n.Value)
			return
		}
		p.member(n.Kind, n.Key, n.Value)
	case *ClassMember:
		p.when(n.Static, "static")
		p.member(n.Kind, n.Key, n.Value)
	case *PatternProp:
		if n.Shorthand {
			p.shorthand(n.Key, n.Value.Target)
			p.maybe(n.Value.Default, n.Value.Default != nil, "=")
			p.places[n.Value] = [2]int{p.places[n.Key][0], len(p.tokens)}
			return
		}
		p.maybe(n.Key, n.Key != nil)
		p.when(n.Key != nil, ":")
		p.node(n.Value)
	case *CatchClause:
		p.word("catch")
		p.children(n)
	case *Case:
		p.when(n.Test == nil, "default")
		p.maybe(n.Test, n.Test != nil, "case")
		p.word(":")
		for _, s := range n.Body {
			p.node(s)
		}
	}
}

func (p *printer) element(n Node) {
	switch n := n.(type) {
	case *Program:
		p.children(n)
	case *Declarator:
		p.node(n.Target)
		p.maybe(n.Init, n.Init != nil, "=")
	case *PatternElem:
		p.when(n.Rest, "...")
		p.node(n.Target)
		p.maybe(n.Default, n.Default != nil, "=")
	case *Param:
		p.when(n.Rest, "...")
		p.node(n.Target)
		p.maybe(n.Default, n.Default != nil, "=")
	}
}

// shorthand prints a key that is its own value.
func (p *printer) shorthand(key *Key, value Node) {
	p.node(key)
	p.places[value] = p.places[key]
}

func (p *printer) member(kind PropertyKind, key *Key, value Expr) {
	f, _ := value.(*Function)
	switch kind {
	case InitProperty:
		p.node(key)
		p.word(":")
		p.node(value)
		return
	case FieldProperty:
		p.node(key)
		p.maybe(value, value != nil, "=")
		return
	case GetProperty:
		p.word("get")
	case SetProperty:
		p.word("set")
	case MethodProperty:
		p.when(f.Async, "async")
		p.when(f.Generator, "*")
	default: // a spread or static block has nothing in front
	}
	p.maybe(key, key != nil)
	p.node(value)
}
