//! One page a construct and a habit, with the HTML worked out by hand. Interface words are shown
//! by their keys.

use super::html;

/// Compares without blank lines, which mean nothing between blocks.
fn check(markdown: &str, expected: &str) {
    let lines =
        |html: &str| html.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&html(markdown)), lines(expected), "\n{markdown}");
}

#[test]
fn headings_have_ids_and_permalinks_and_no_second_title() {
    check(
        r##"# Title

## One `a` *b*

# Two {#two .big onmouseover=x}

#### Deep

## One a b
"##,
        r##"<span id="title"></span>
<h2 id="one-a-b">One <code>a</code> <em>b</em> <a class="anchor" href="#one-a-b" aria-label="link_to_section: One a b">#</a></h2>
<h2 id="two" class="big">Two <a class="anchor" href="#two" aria-label="link_to_section: Two">#</a></h2>
<h3 id="deep">Deep <a class="anchor" href="#deep" aria-label="link_to_section: Deep">#</a></h3>
<h3 id="one-a-b-1">One a b <a class="anchor" href="#one-a-b-1" aria-label="link_to_section: One a b">#</a></h3>
"##,
    );
}

#[test]
fn the_title_keeps_its_pictures() {
    check(
        r##"# ![logo](l.png) Title

Intro *words*.
"##,
        r##"<span id="title"></span>
<p><img src="l.png" alt="logo"></p>
<p>Intro <em>words</em>.</p>
"##,
    );
}

#[test]
fn tasks_are_words() {
    check(
        r##"- [ ] open
- [x] done **b**

1. a
2. b {#bee}
   - c
"##,
        r##"<ul>
<li class="task"><span class="mark" aria-hidden="true"></span><span class="hidden">task_todo: </span>open</li>
<li class="task done"><span class="mark" aria-hidden="true"></span><span class="hidden">task_done: </span>done <strong>b</strong></li>
</ul>
<ol>
<li>a</li>
<li id="bee">b
<ul>
<li>c</li>
</ul>
</li>
</ol>
"##,
    );
}

#[test]
fn narrow_tables_say_the_column_of_every_cell() {
    check(
        r##"| a | b | c |
|:--|:-:|--:|
| 1 | 2 | <ul><li>3</li></ul> |
"##,
        r##"<div class="table">
<table>
<thead>
<tr>
<th scope="col" class="left">a</th>
<th scope="col" class="center">b</th>
<th scope="col" class="right">c</th>
</tr>
</thead>
<tbody>
<tr>
<td class="left" data-label="a">1</td>
<td class="center" data-label="b">2</td>
<td class="right" data-label="c"><ul><li>3</li></ul></td>
</tr>
</tbody>
</table>
</div>
"##,
    );
}

#[test]
fn wide_tables_scroll_in_regions_with_names_of_their_own() {
    let row = "|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n\n";
    let html = html(&row.repeat(2));
    assert!(
        html.starts_with("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table\">"),
        "{html}"
    );
    assert!(html.contains("aria-label=\"table 2\""), "{html}");
}

#[test]
fn footnotes_lead_back() {
    check(
        r##"A[^x] b[^y] c[^x].

[^y]: Y note.
[^x]: X note.

    More.
"##,
        r##"<p>A<sup><a class="footnote-ref" id="fnref:1" href="#fn:1">1</a></sup> b<sup><a class="footnote-ref" id="fnref:2" href="#fn:2">2</a></sup> c<sup><a class="footnote-ref" id="fnref:1:2" href="#fn:1">1</a></sup>.</p>
<section class="footnotes" aria-label="footnotes">
<ol>
<li id="fn:1">
<p>X note.</p>
<p>More. <a class="footnote-back" href="#fnref:1" aria-label="footnote_back 1">↩</a> <a class="footnote-back" href="#fnref:1:2" aria-label="footnote_back 1-2">↩<sup>2</sup></a></p>
</li>
<li id="fn:2">
<p>Y note. <a class="footnote-back" href="#fnref:2" aria-label="footnote_back 2">↩</a></p>
</li>
</ol>
</section>
"##,
    );
}

#[test]
fn alerts_in_all_forms() {
    check(
        r##"> [!note]- My **title**
> Text
> more

> [!WARNING]
> Hot.

> [!custom-kind]

> **Note:** Mind the gap.

> **Warning**
> Hot.

> just a quote
"##,
        r##"<details class="callout note">
<summary class="callout-title">My <strong>title</strong></summary>
<p>Text
more</p>
</details>
<div class="callout warning" role="note">
<p class="callout-title">callout_warning</p>
<p>Hot.</p>
</div>
<div class="callout note" role="note">
<p class="callout-title">Custom kind</p>
</div>
<div class="callout note" role="note">
<p class="callout-title">callout_note</p>
<p>Mind the gap.</p>
</div>
<div class="callout warning" role="note">
<p class="callout-title">callout_warning</p>
<p>Hot.</p>
</div>
<blockquote>
<p>just a quote</p>
</blockquote>
"##,
    );
}

#[test]
fn colon_containers_nest() {
    check(
        r##":::note Title *x*
Inside.

- a
:::
After.

::: warning
:::: tip
In.
::::
:::

::: unclosed thing

:smile: text
"##,
        r##"<div class="callout note" role="note">
<p class="callout-title">Title <em>x</em></p>
<p>Inside.</p>
<ul>
<li>a</li>
</ul>
</div>
<p>After.</p>
<div class="callout warning" role="note">
<p class="callout-title">callout_warning</p>
<div class="callout tip" role="note">
<p class="callout-title">callout_tip</p>
<p>In.</p>
</div>
</div>
<p>::: unclosed thing</p>
<p>:smile: text</p>
"##,
    );
}

#[test]
fn admonitions_hold_blocks() {
    check(
        r##"!!! note "T"
    Inside

    ```rust
    let x;
    ```
After

??? tip
    x

- item

    !!! info
        deep
"##,
        r##"<div class="callout note" role="note">
<p class="callout-title">T</p>
<p>Inside</p>
<div class="code" data-language="rust"><pre tabindex="0"><code class="language-rust">let x;
</code></pre></div>
</div>
<p>After</p>
<details class="callout tip">
<summary class="callout-title">callout_tip</summary>
<p>x</p>
</details>
<ul>
<li>
<p>item</p>
<div class="callout info" role="note">
<p class="callout-title">callout_info</p>
<p>deep</p>
</div>
</li>
</ul>
"##,
    );
}

#[test]
fn calls_among_words() {
    check(
        r##"see [a]({{< ref "x y.md" >}}) {{< odd a="b" >}} `{{< odd >}}` {{ var | x }} {% raw %}{{ a }}{% endraw %}

    {{< indented >}}
"##,
        r##"<p>see <a href="x%20y.md">a</a> <span class="call">{{&lt; odd a=&quot;b&quot; &gt;}}</span> <code>{{&lt; odd &gt;}}</code> {{ var | x }} {{ a }}</p>
<div class="code"><pre tabindex="0"><code>{{&lt; indented &gt;}}
</code></pre></div>
"##,
    );
}

#[test]
fn pictures_and_films_of_calls() {
    check(
        r##"{{< figure src="a b.png" caption="C_x" >}}

{{< youtube abc123 >}}
{% include "x.md" %}
"##,
        r##"<p><img src="a%20b.png" alt="C_x"> <em>C_x</em></p>
<p><a href="https://www.youtube.com/watch?v=abc123">https://www.youtube.com/watch?v=abc123</a>
<a href="x.md">x.md</a></p>
"##,
    );
}

#[test]
fn html_and_markdown_interleave() {
    check(
        r##"<div align="center">

# Hi

<img src=a.png width=10px onclick=x>
</div>

x <kbd>a</kbd><br>y <script>bad</script> <blink>z</blink>

<details>
<summary>S</summary>

**x**

</details>

</div>
"##,
        r##"<div class="center">
<span id="hi"></span>
<img src="a.png" width="10" alt="">
</div>
<p>x <kbd>a</kbd><br>y  z</p>
<details>
<summary>S</summary>
<p><strong>x</strong></p>
</details>
"##,
    );
}

#[test]
fn html_is_always_closed() {
    check(
        r##"<table>
<tr><td rowspan=2 align=right>a<td>b
<tr><td>c
</table>

<a name="old"></a>

text <!-- c --> more

<!--
multi

line
-->
end <b>open
"##,
        r##"<div class="table" role="region" tabindex="0" aria-label="table">
<table>
<tr><td rowspan="2" class="right">a</td><td>b
</td></tr><tr><td>c
</td></tr></table></div>
<p><span id="old"></span></p>
<p>text  more</p>
<p>end <b>open</b></p>
"##,
    );
}

#[test]
fn html_blocks_leave_paragraphs() {
    check(
        r##"- a <div>b</div> c

word <div>block **bold**</div> after

**x <div>y</div>**
"##,
        r##"<ul>
<li>a <div>b</div> c</li>
</ul>
<p>word </p>
<div>block <strong>bold</strong></div> after
<p><strong>x <span>y</span></strong></p>
"##,
    );
}

#[test]
fn html_titles_and_centred_badges() {
    check(
        r##"<h1 align="center">
  <img src="l.png" alt="L"><br>
  Name
</h1>

<p align="center">

[![b](b.svg)](c)

</p>

First real.
"##,
        r##"<span id="name"></span>
<p><img alt="L" src="l.png"></p>
<div class="center">
<p><a href="c"><img src="b.svg" alt="b" loading="lazy" decoding="async"></a></p>
</div>
<p>First real.</p>
"##,
    );
}

#[test]
fn pictures_of_html() {
    check(
        r##"<picture>
<source srcset="a.png 1x, b.png 2x" media="(dark)">
<img src="c.png">
</picture>

<a href="x.md">in **bold**</a> and <a href=y>https://z.z</a> <font color=red>red</font>
"##,
        r##"<picture>
<source media="(dark)" srcset="a.png 1x, b.png 2x">
<img src="c.png" alt="">
</picture>
<p><a href="x.md">in <strong>bold</strong></a> and <a href="y">https://z.z</a> red</p>
"##,
    );
}

#[test]
fn bare_addresses_and_literal_braces() {
    check(
        r##"https://a.b/c_d(e). www.x.y a@b.cd [[wiki]] [x](javascript:y) \(x+y\) $5 and $10 `https://q.r`

<iframe src="https://v.w/x"></iframe>
"##,
        r##"<p><a href="https://a.b/c_d(e)">https://a.b/c_d(e)</a>. <a href="http://www.x.y">www.x.y</a> <a href="mailto:a@b.cd">a@b.cd</a> [[wiki]] x \(x+y\) $5 and $10 <code>https://q.r</code></p>
<a href="https://v.w/x">https://v.w/x</a>
"##,
    );
}

#[test]
fn code_blocks_and_diagrams() {
    check(
        r##"```mermaid
graph
```

```js {1,3} title="a.js"
<x>
```

Term
: Def

![[p.png|100]]
"##,
        r##"<figure class="diagram-source"><figcaption>diagram_source (Mermaid)</figcaption><pre tabindex="0"><code>graph
</code></pre></figure>
<div class="code" data-language="js"><p class="code-title">a.js</p><pre tabindex="0"><code class="language-js">&lt;x&gt;
</code></pre></div>
<dl>
<dt>Term</dt>
<dd>Def</dd>
</dl>
<p><img src="p.png" alt="" width="100"></p>
"##,
    );
}

#[test]
fn habits_of_jekyll() {
    check(
        r##"* TOC
{:toc}

{: .note }
A note.

## Head {#own}
{: .no_toc }

{% if x %}yes{% endif %} [x]({{ site.baseurl }}{% link a.md %}) [y]({{ site.url }}/z)

{% highlight ruby linenos %}
puts "{{ x }}"
{% endhighlight %}

{% comment %}
hidden
{% endcomment %}
"##,
        r##"<ul>
<li>TOC</li>
</ul>
<div class="callout note" role="note">
<p class="callout-title">callout_note</p>
<p>A note.</p>
</div>
<h2 id="own">Head <a class="anchor" href="#own" aria-label="link_to_section: Head">#</a></h2>
<p><span class="call">{% if x %}</span>yes<span class="call">{% endif %}</span> <a href="a.md">x</a> <a href="/z">y</a></p>
<div class="code" data-language="ruby"><pre tabindex="0"><code class="language-ruby">puts &quot;{{ x }}&quot;
</code></pre></div>
"##,
    );
}

#[test]
fn habits_of_gitbook() {
    check(
        r##"{% hint style="info" %}
Hi **x**
{% endhint %}

{% tabs %}
{% tab title="One" %}
Text
{% endtab %}
{% endtabs %}

{% content-ref url="a.md" %}
[a.md](a.md)
{% endcontent-ref %}

{% embed url="https://x.y/z" %}

{% code title="a.js" %}
```js
let a = "{% x %}";
```
{% endcode %}

<figure><img src=".gitbook/assets/a b.png" alt="A"><figcaption><p>Cap</p></figcaption></figure>
"##,
        r##"<div class="callout info" role="note">
<p class="callout-title">callout_info</p>
<p>Hi <strong>x</strong></p>
</div>
<p><strong>One</strong></p>
<p>Text</p>
<p><a href="a.md">a.md</a></p>
<p><a href="https://x.y/z">https://x.y/z</a></p>
<p><strong>a.js</strong></p>
<div class="code" data-language="js"><pre tabindex="0"><code class="language-js">let a = &quot;{% x %}&quot;;
</code></pre></div>
<figure><img alt="A" src=".gitbook/assets/a%20b.png"><figcaption><p>Cap</p></figcaption></figure>
"##,
    );
}

#[test]
fn habits_of_hugo() {
    check(
        r##"{{% notice tip %}}
A **tip**
{{% /notice %}}

{{< expand "Title here" >}}
x
{{< /expand >}}

{{</* figure src="x" */>}}

{{< highlight go >}}
func x() {}
{{< /highlight >}}

{{< button href="x" >}}Press{{< /button >}}

- a
  {{< hint warning >}}
  in list
  {{< /hint >}}
- b
"##,
        r##"<div class="callout tip" role="note">
<p class="callout-title">callout_tip</p>
<p>A <strong>tip</strong></p>
</div>
<details>
<summary>Title here</summary>
<p>x</p>
</details>
<p>{{&lt;/* figure src=&quot;x&quot; */&gt;}}</p>
<div class="code" data-language="go"><pre tabindex="0"><code class="language-go">func x() {}
</code></pre></div>
<p><span class="call">{{&lt; button href=&quot;x&quot; &gt;}}</span>Press<span class="call">{{&lt; /button &gt;}}</span></p>
<ul>
<li>
<p>a</p>
<div class="callout warning" role="note">
<p class="callout-title">callout_warning</p>
<p>in list</p>
</div>
</li>
<li>
<p>b</p>
</li>
</ul>
"##,
    );
}

#[test]
fn habits_of_mkdocs() {
    check(
        r##"!!! note

    para

    !!! warning inline "W"
        deep

    back

out

=== "Tab"

    x

???+ tip "Open"
    y

Really!!! yes ::: no
"##,
        r##"<div class="callout note" role="note">
<p class="callout-title">callout_note</p>
<p>para</p>
<div class="callout warning" role="note">
<p class="callout-title">W</p>
<p>deep</p>
</div>
<p>back</p>
</div>
<p>out</p>
<p><strong>Tab</strong></p>
<p>x</p>
<details class="callout tip" open>
<summary class="callout-title">Open</summary>
<p>y</p>
</details>
<p>Really!!! yes ::: no</p>
"##,
    );
}

#[test]
fn habits_of_obsidian() {
    check(
        r##"> [!faq]+ Are they *nested*?
> > [!todo] Yes
> > inner

![[pic.png]] ![[other note]] [[page#head|words]] #tag ==mark== %%comment%%
"##,
        r##"<details class="callout question" open>
<summary class="callout-title">Are they <em>nested</em>?</summary>
<div class="callout todo" role="note">
<p class="callout-title">Yes</p>
<p>inner</p>
</div>
</details>
<p><img src="pic.png" alt=""> ![[other note]] [[page#head|words]] #tag ==mark==</p>
"##,
    );
}

#[test]
fn habits_of_mdbook_and_docusaurus() {
    check(
        r##"```rust,editable,ignore
fn main() {}
```

:::tip[My tip]{id=x}

text

:::

::: {.columns}
::: column
left
:::
:::
"##,
        r##"<div class="code" data-language="rust"><pre tabindex="0"><code class="language-rust">fn main() {}
</code></pre></div>
<div class="callout tip" role="note">
<p class="callout-title">My tip</p>
<p>text</p>
</div>
<p>left</p>
"##,
    );
}

#[test]
fn attributes_behind_links_and_hidden_comments_go() {
    check(
        "[a](b.md){ .button } ![c](d.png){: width=\"40\" } [e](f.md){ not attributes }\n\nSeen %% unseen %% seen. 100 %% sure.\n",
        "<p><a href=\"b.md\">a</a> <img src=\"d.png\" alt=\"c\"> <a href=\"f.md\">e</a>{ not attributes }</p>\n<p>Seen  seen. 100 %% sure.</p>\n",
    );
}

#[test]
fn headings_of_nothing_but_attributes_do_no_harm() {
    for markdown in [
        " {#id}\n---\n",
        "> {#id}\n> ---\n",
        ">  {#id}\n>---\n",
        "- {.a}\n  ===\n",
        "#  {#id}\n",
        "  {#a} {#b}\n===\n",
    ] {
        assert!(!html(markdown).contains("{#id}"), "{markdown:?}: {}", html(markdown));
    }
}
