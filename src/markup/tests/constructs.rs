//! scratch
use super::html;
#[test]
fn see() {
    for text in [
        "# ![logo](l.png) Title\n\nIntro *words*.\n",
        // jekyll
        "* TOC\n{:toc}\n\n{: .note }\nA note.\n\n## Head {#own}\n{: .no_toc }\n\n{% if x %}yes{% endif %} [x]({{ site.baseurl }}{% link a.md %}) [y]({% link b c.md %})\n\n{% highlight ruby linenos %}\nputs \"{{ x }}\"\n{% endhighlight %}\n\n{% comment %}\nhidden\n{% endcomment %}\n",
        // gitbook
        "{% tabs %}\n{% tab title=\"One\" %}\nText\n{% endtab %}\n{% endtabs %}\n\n{% content-ref url=\"a.md\" %}\n[a.md](a.md)\n{% endcontent-ref %}\n\n{% embed url=\"https://x.y/z\" %}\n\n{% code title=\"a.js\" %}\n```js\nlet a = \"{% x %}\";\n```\n{% endcode %}\n\n<figure><img src=\".gitbook/assets/a b.png\" alt=\"A\"><figcaption><p>Cap</p></figcaption></figure>\n",
        // hugo
        "{{% notice tip %}}\nA **tip**\n{{% /notice %}}\n\n{{< expand \"Title here\" >}}\nx\n{{< /expand >}}\n\n{{</* figure src=\"x\" */>}}\n\n{{< highlight go >}}\nfunc x() {}\n{{< /highlight >}}\n\n{{< button href=\"x\" >}}Press{{< /button >}}\n\n- a\n  {{< hint warning >}}\n  in list\n  {{< /hint >}}\n- b\n",
        // mkdocs
        "!!! note\n\n    para\n\n    !!! warning inline \"W\"\n        deep\n\n    back\n\nout\n\n=== \"Tab\"\n\n    x\n\n???+ tip \"Open\"\n    y\n\nReally!!! yes ::: no\n",
        // obsidian
        "> [!faq]+ Are they *nested*?\n> > [!todo] Yes\n> > inner\n\n![[pic.png]] ![[other note]] [[page#head|words]] #tag ==mark== %%comment%%\n",
        // mdbook, docusaurus
        "```rust,editable,ignore\nfn main() {}\n```\n\n:::tip[My tip]{id=x}\n\ntext\n\n:::\n\n::: {.columns}\n::: column\nleft\n:::\n:::\n\n::: unclosed thing\n\ntext\n",
        "```\n::: note\nx\n:::\n{{< x >}}\n```\n\n`{{< a >}} multi\n{{< b >}}` {{< c >}}\n\n    {{< indented >}}\n\n<div title=\"{{< q >}}\">{{< r >}}</div>\n\n[l]({{< unknown >}})\n",
        "<h1 align=\"center\">\n  <img src=\"l.png\" alt=\"L\"><br>\n  Name\n</h1>\n\n<p align=\"center\">\n\n[![b](b.svg)](c)\n\n</p>\n\nFirst real.\n",
        "- a <div>b</div> c\n\nword <div>block **bold**</div> after\n\n**x <div>y</div>**\n\n| a |\n|--|\n| <ul><li>x</li></ul> |\n",
        "<picture>\n<source srcset=\"a.png 1x, b.png 2x\" media=\"(dark)\">\n<img src=\"c.png\">\n</picture>\n\n<a href=\"x.md\">in **bold**</a> and <a href=y>https://z.z</a> <font color=red>red</font> <form>q</form>\n",
        "text\n<!-- a -->\nmore <!-- b\nc --> end\n\n<div>\n<!-- x\n\ny -->\ninside\n</div>\n\n- a\n\n<!-- sep -->\n\n- b\n",
    ] {
        println!("=====\n{text}-----\n{}", html(text));
    }
}
