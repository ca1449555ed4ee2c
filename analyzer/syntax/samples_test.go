package syntax

// samples are programs that together hold every construct of the language.
var samples = []string{
	"",
	"\uFEFFa",
	"#!/usr/bin/env node\na",
	";;a;;b\n;c",
	"{}\n;{};;a\n;b /*\n*/;",
	"// one\na /* two */ + b <!-- three\n--> four\n/* five */",
	"/*! bang */ f({/*! in object */ a: 1}); //! end",
	"'use strict'; \"use asm\"; a; 'not a directive'",
	"function f() { 'use strict'; return }",
	`a + -b - +c * !d / ~e % (typeof f) ** 2 << typeof f << void 0 >> delete g.h >>> i`,
	`a < b, a <= b, a > b, a >= b, a == b, a != b, a === b, a !== b, a in b, a instanceof b`,
	`a & b | c ^ d && e || f; a ?? (b || c)`,
	`a++ + ++a - --a - a--; (a)++; ++(a.b)`,
	`a = b += c -= d *= e /= f %= g **= h <<= i >>= j >>>= k &= l |= m ^= n &&= o ||= p ??= q`,
	`a ? b : c ? d : e, (f, g), ((h))`,
	`(a) = 1; (a.b) = 1; [(a), (a.b)] = []; ({a: (b), c: (d.e)} = {}); for ((a) of b); for ((a.b) in c);`,
	`a.b.c; a[b][c]; a?.b; a?.[b]; a?.(b); a?.b.c(d)[e]; (a?.b).c; a.if.class; a
	.b`,
	`f(); f(a, ...b, c,); new X; new X(); new X(a, ...b); new a.b.c(); new (f())(); new (f()); new new X(a)(b); new X().y; new X.y; new X[y]()`,
	"`a`; `a${b}c${d}e`; tag`a${`b${c}`}`; a.b`c`; f()`\\u{1F600}`; String.raw`\\unicode ${a}`; `line\r\nline`",
	`/re/g.test(a); a = /=[/\]]/u; f(/a/, /b/); a / b / c; a = b
	/c/d; x = {} / 1; (a) / 2; [/a/]; !/a/; a ? /b/ : /c/; ` + "`${/a/}`",
	`0; 0.5; .5; 5.; 1e3; 1E-3; 0x1F; 0o17; 0b11; 1_000; 10n; 0xFFn; 1_0n`,
	`'\n\t\x41\u0041\u{1F600}\0\'\"\\'; "\
"; 'a\u2028b'; '😀'; '\uD83D\uDE00'; '\uD83D'`,
	`null; true; false; this; undefined`,
	`[]; [,]; [a]; [a,]; [,a]; [a,,b]; [...a, ...b,]; [[a], [b, [c]]]`,
	`({}); ({a}); ({a,}); ({a, b: c, 'd': e, 1: f, [g]: h, ...i, 'j k': l, 0x10: m, .5: n, 1n: o});`,
	`({a() {}, get b() { return 1 }, set b(v) {}, async c() {}, *d() {}, async *e() {}, [f]() {}, get [g]() {}, 'h'() {}, 1() {}, get: 1, set: 2, async: 3, get() {}, set() {}, async() {}, static: 4, await: 5, new: 6})`,
	`({get, set, async, static: a, of, let: b})`,
	`(function () {}); (function f(a, b = a, {c, d: e = 1}, [f, , g] = [], ...h) { return f }); (async function () { await a }); (function* () { yield; yield a; yield* b }); (async function* g() { for await (const x of y) yield x })`,
	`() => {}; a => a; (a) => a; (a, b) => ({a, b}); async () => {}; async a => await a; async (a) => { await a }; ({a, b: [c]}, [d], ...e) => 1; (a = 1, {b = 2} = {}) => a; () => () => () => 1; a => b => c; (() => {})(); ((a), (b))`,
	`async (a); async(); async => async; async
	(a)`,
	`class A {}; class B extends A { constructor() { super(); super.a(); super[b] } } ; (class {}); (class C extends (a, b) {}); class D extends f() {}`,
	`class A { a; b = 1; static c; static d = 2; #e; #f = 3; static #g; ['h']; [i] = 4; 'j' = 5; 6 = 7; static; get; set; async; static static; static get; get = 1; m() {} static n() {} async o() {} *p() {} async *q() {} get r() { return this.#e } set r(v) { this.#f = v } static async *s() {} #t() {} static { this.u = 1; var x } static {} constructor() {} get() {} set() {} static() {} async() {} static static() {} ; ; in() { return #e in this && #f in (a) } }`,
	`class A { a = () => this.b
	b = 1
	['c'] = 2 }`,
	`var a; var b = 1, c; let d; let e = 2; const f = 3; var {g, h: i, j = 1, k: {l}, [m]: n, 'o': p, 7: q, ...r} = s; let [t, , u = 1, [v], ...w] = x; const {} = y, [] = z; var [,] = a, [b,,] = c`,
	`[a, b.c, d[e], [f], {g}, h = 1, , ...i] = j; ({a, b: c, d = 1, e: f = 2, g: {h}, i: [j], k: l.m, [n]: o, 'p': q, ...r} = s); [...a.b] = c; ({...a.b} = c); ([a]) => a; [a,] = b; [...[a]] = b`,
	`function f() { return; return a; return (a)
	return
	a } async function g() {} function* h() {} async function* i() {}`,
	`if (a) b; if (a) b; else c; if (a) {} else if (b) {} else {}; if (a);`,
	`if (a) if (b) c;;; while (a) for (;;) d;; e`,
	`for (;;) {} for (var i = 0, n = a.length; i < n; i++) b; for (let i = 0; ; ) break; for (a = 0; b; c) ; for (a, b; c; d, e) {} for (a in b) c; for (var a in b) {} for (const a in b); for (let [a] of b) {} for (a of b) {} for ({a, b: [c]} of d) e; for ([a] of b); for (a.b of c); for (a.b in c); for (let of of of);`,
	`while (a) b; while (a) {} do b; while (a) c; do {} while (a); do ; while (a)
	d`,
	`a: for (;;) { continue a; break a } b: c: d; e: { break e } f: function g() {}`,
	`switch (a) { case 1: case 2: b; break; default: c; case (d): { e } } switch (a) {}`,
	`throw a; try {} catch {} try { a } catch (e) { b } finally { c } try {} finally {} try {} catch ({a, b: [c]}) {}`,
	`debugger; debugger
	with (a) b; with (a) {} ;`,
	`import 'a'; import b from 'c'; import * as d from 'e'; import {f, g as h, default as i, 'j k' as l} from 'm'; import n, {o,} from 'p'; import {} from 'x'; import y, {} from 'z'; import {aa as aa} from 'bb'; import q, * as r from 's'; import from from 'u'
	import v from 'w'`,
	`export {}; let a, b; export {a, b as c, a as default, b as 'd e',}; export * from 'f'; export * as g from 'h'; export * as 'i j' from 'k'; export {l, m as n, default, default as o, 'p' as 'q', s as s} from 'r'; export {} from 't'; export * as '' from 'u'`,
	`export var a = 1, b; export let c; export const d = 1; export function e() {}; export async function f() {} export function* g() {} export class h {};
	export const {i, j: [k]} = l`,
	`export default function () {}`, `export default function f() {};`, `export default async function () {}`, `export default class {}`, `export default class A extends B {}
	;`, `export default a => a;`, `export default (function () {})`, `export default [a, b]`, `export default async () => {}`,
	`import.meta; import.meta.url; import('a'); import('a', {with: {type: 'json'}}); import(a).then(b); f(import.meta, import('c')); import('d',)`,
	`await a; for await (const b of c) d; (await e).f; await (async () => {})()`,
	`function f() { new.target; new.target.name }`,
	`var \u0061b = 1; ab; a\u{62}; ({\u0061: 1}).\u0061; class A { #\u0061; m() { this.#a } } \u0061: b`,
	`var ünï = 'é', 日本 = 1; ünï + 日本 // 日本
	/* é */ ünï`,
	"a\u2028b\u2029c\r\nd\re",
	`let yield_, of, get, set, async, from, as, target, meta; of = get + set; from = as`,
	`var let_ = 1; let
	x`,
	`x = {a, b() { return [c => ({d: e => /f/.test(` + "`g${h(/i/)}`" + `)})] }}`,
	`a
	++b
	c
	/d/g
	e`,
	`if (a) function_(); else { } /re/.test(a)`,
	`(a, b), c => (d, e); f((g, h), (i) => j)`,
	`var {a = () => { var b }, [c + d]: e = f(g)} = h`,
	`async () => { for await (x of y); for (const async of z); await using_; }`,
	"<!-- html comment\na\n--> other",
	`a = function () {}
	b = class {}
	c = {}`,
	`({ __proto__: a, "__proto__": b, constructor: c })`,
	`x = y => ({}).z; x = async y => [y][0]; x = (y) => y ? z => 1 : w`,
	`(function () { return function () { return class { static m() { return () => this } } } })()`,
	`void async function () { try { await navigator.serviceWorker?.ready } catch { } }();`,
	`self.addEventListener('sync', event => { if (event.tag === 'outbox') event.waitUntil(flush()) })`,
}
