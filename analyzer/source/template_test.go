package source_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/synclint/synclint/analyzer/source"
	"github.com/synclint/synclint/analyzer/syntax"
)

func TestBlank(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"a.php", `var a = <?= $a ?>;`, `var a = _;`},
		{"a.php", `var a = "<?php echo esc_url($x); ?>";`, `var a = "_";`},
		{"a.php", `a(<?php the_id(); ?>, b)`, `a(_, b)`},
		{"a.php", `<?php if ($a > 1): ?>b();<?php endif; ?>`, ` b(); `},
		{"a.php", `<?php $a = 1 ?>b(); <?PHP } // no end`, ` b(); `},
		{"a.phtml", "a = <?php\n echo 1;\n?>;", "a = _\n \n ;"},
		{"a.php", `var a = {{ b }}, c = <% d %>;`, `var a = {{ b }}, c = <% d %>;`},
		{"a.php", `<?xml version="1.0"?>a`, `<?xml version="1.0"?>a`},
		{"a.blade.php", `a = {!! b !!}; c = '{{ d }}'; {{-- e --}}`, `a = _; c = '_'; `},
		{"a.blade.php", `@if (b) c(@json($d)) @endif`, ` c(_) `},
		{"a.blade.php", `@if($b['c)']) d @endif @{{ vue }} e@f.g @@h`, ` d @{{ vue }} e@f.g @@h`},
		{"a.blade.php", `@php $a = 'b'; @endphp c`, ` c`},
		{"a.twig", `a = {{ b|json_encode|raw }}; {# c #} {% if d %}e{% endif %}`, `a = _; e `},
		{"a.jinja2", `a("{% static 'sw.js' %}", {% url 'b' %})`, `a(" ", _)`},
		{"a.j2", `{% raw %}{{ a }}{% endraw %}b`, ` {{ a }} b`},
		{"a.liquid", `a{% comment %}<script>{% endcomment %}b`, `a b`},
		{"a.liquid", `a{%- comment -%}{% b`, `a `},
		{"a.hbs", `{{#if a}}b({{{c}}}, "{{d}}"){{else}}{{> e}}{{/if}}{{! f }}`, ` b(_, "_") `},
		{"a.mustache", `{{!-- a {{b}} --}}{{&c}}`, ` _`},
		{"a.erb", `a = <%= b.to_json.html_safe %>; <%# c %><%- if d -%>e<% end %>`, `a = _; e `},
		{"a.ejs", `a = <%- JSON.stringify(b) %>; <%_ if (c) { _%>d<% } %>`, `a = _; d `},
		{"a.aspx", `<%@ Page %>a = '<%: b %>' + <%# Eval("c") %>;`, ` a = '_' + _;`},
		{"a.jsp", `<%-- a --%>b = <%= c %>;`, ` b = _;`},
		{"a.cshtml", `a = @Html.Raw(Json.Encode(Model["b)"])).c; d = '@e'; f@g.h`, `a = _; d = '_'; f@g.h`},
		{"a.cshtml", "@model A.B<C>\n@* d *@@{ var e = 1; }f(@(g + 1))@@h", " \n f(_)@@h"},
		{"a.cshtml", `@if (a) { b() } @section C { d }`, ` { b() } { d }`},
		{"a.html", `a = {{ b }}; c = <?= d ?>; {% if e %}f{% endif %} <%= g %>{{ if h }}i{{ end }}`, `a = _; c = _; f _ i `},
		{"a.js", `a = {{ b }}`, `a = {{ b }}`},
	} {
		original := c.text
		got, changed := source.Blank(c.file, []byte(c.text))
		if len(got) != len(c.text) || runs(got) != c.want || changed != (c.text != c.want) || c.text != original {
			t.Errorf("%s: %s\n got %q, %v\nwant %q", c.file, c.text, got, changed, c.want)
		}
	}
}

// runs shortens each run of spaces or underscores to one.
func runs(text []byte) string {
	var out []byte
	for _, c := range text {
		if c != ' ' && c != '_' || len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}

func TestTemplate(t *testing.T) {
	for name, want := range map[string]bool{
		"a/b.php": true, "b.PHTML": true, "b.blade.php": true, "b.html.twig": true, "sw.js.erb": true, "b.cshtml": true,
		"b.html": false, "b.js": false, "php": false, "": false, "b.pug": false,
	} {
		if got := source.Template(name); got != want {
			t.Errorf("Template(%q) is %v", name, got)
		}
	}
}

// pages are scripts as they stand in templates, each of which calls found().
var pages = map[string]string{
	"wordpress.php": `<?php
/** <script>not(</script> */
get_header(); ?>
<script>
  var ajax = "<?php echo admin_url('admin-ajax.php'); ?>", id = <?php the_ID(); ?>;
  <?php if (is_user_logged_in()): ?>
  found();
  <?php else: ?>
  other(<?= json_encode($x) ?>);
  <?php endif; ?>
</script>
<?php get_footer();`,
	"laravel.blade.php": `@extends('layouts.app')
@section('content')
<script>
  window.config = @json(config('app')), user = {!! $user->toJson() !!};
  @auth
  navigator.serviceWorker.register("{{ asset('sw.js') }}").then(reg => { found() });
  @endauth
  @foreach ($items as $item)
  items.push({{ $item->id }});
  @endforeach
</script>
@endsection`,
	"django.html.j2": `{% extends "base.html" %}{% load static %}
<script>
  const urls = [{% for u in urls %}"{{ u }}",{% endfor %}], n = {{ n|default:0 }};
  {% if user.is_authenticated %}
  found('{% url "api:sync" id=3 %}', {{ data|safe }});
  {% endif %}
</script>`,
	"rails.html.erb": `<%= render 'header' %>
<script>
  const token = '<%= form_authenticity_token %>', data = <%= raw @data.to_json %>;
  <% if current_user %>
    found(<%== x %>);
  <% end %>
</script>`,
	"express.ejs": `<%- include('head', {a: "<b>"}) %>
<script>
  var a = <%- JSON.stringify(a) %>;
  <% if (user) { %> found(); <% } else { %> b(); <% } %>
</script>`,
	"shop.liquid": `<script>
  var shop = {{ shop.name | json }}, on = {% if a %}true{% endif %};
  {%- comment -%} it's {{ gone {%- endcomment -%}
  found("{{ 'sw.js' | asset_url }}");
</script>`,
	"razor.cshtml": `@model Page
@section Scripts {
<script>
  var id = @Model.Id, url = '@Url.Action("Save", new { id = 1 })';
  @* about found *@
  found(@Html.Raw(Json.Serialize(Model.Items)));
</script>
}`,
	"bars.hbs": `<script>
  {{#each items}} add({{{json this}}}, "{{name}}"); {{/each}}
  found({{count}});
</script>`,
}

func TestBlankedScriptsParse(t *testing.T) {
	for name, text := range pages {
		blanked, _ := source.Blank(name, []byte(text))
		p, err := source.ParsePage(&source.File{Path: name, Text: blanked})
		if err != nil || len(p.Scripts) != 1 {
			t.Errorf("%s: %v, scripts %v", name, err, p.Scripts)
			continue
		}
		s := p.Scripts[0]
		program, err := syntax.Parse(blanked[s.Start:s.End], syntax.Options{Base: s.Start, Goal: syntax.Script})
		if err != nil {
			t.Errorf("%s: %v in %s", name, err, blanked[s.Start:s.End])
			continue
		}
		want, got := strings.Index(text, "found("), -1
		if name == "razor.cshtml" {
			want = strings.LastIndex(text, "found(")
		}
		syntax.Walk(program, func(n syntax.Node) bool {
			if id, ok := n.(*syntax.Ident); ok && id.Name == "found" {
				got = int(id.Start)
			}
			return true
		})
		if got != want {
			t.Errorf("%s: found() is at %d, want %d", name, got, want)
		}
	}
}

func TestBlankOfTagsWithoutEnd(t *testing.T) {
	for name, tag := range map[string]string{
		"a.php": "<?x", "a.twig": "{{", "b.twig": "{% comment %}", "a.html": "<%--", "a.cshtml": "@a(", "b.cshtml": "@if (", "a.blade.php": "@php ",
	} {
		text := []byte(strings.Repeat(tag, 1<<18))
		if got, _ := source.Blank(name, text); len(got) != len(text) {
			t.Errorf("%s: %d bytes became %d", name, len(text), len(got))
		}
	}
}

func FuzzBlank(f *testing.F) {
	for name, text := range pages {
		f.Add(name, []byte(text))
	}
	f.Add("a.html", []byte("<%% <%= {{{ }} {% raw %} {{! \xff\r\n <?php"))
	f.Add("a.cshtml", []byte("@@@(@{@a.b[c](d').e @if @section @"))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		original := bytes.Clone(text)
		got, changed := source.Blank(name, text)
		if !bytes.Equal(text, original) {
			t.Fatal("Blank modified its text")
		}
		if len(got) != len(text) || !changed && !bytes.Equal(got, text) {
			t.Fatalf("%d bytes became %d, changed %v", len(text), len(got), changed)
		}
		for i, c := range text {
			if got[i] != c && (got[i] != ' ' && got[i] != '_' || c == '\n' || c == '\r') {
				t.Fatalf("byte %d: %q became %q", i, c, got[i])
			}
		}
	})
}
