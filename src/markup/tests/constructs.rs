//! One expected piece of HTML a construct, worked out by hand.

use super::html;

#[test]
fn see() {
    for text in [
        "# Title\n\n## One `a` *b*\n\n# Two {#two .big onmouseover=x}\n\n#### Deep\n\n## One a b\n",
        "- [ ] open\n- [x] done **b**\n\n1. a\n2. b {#bee}\n   - c\n",
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n",
        "A[^x] b[^y] c[^x].\n\n[^y]: Y note.\n[^x]: X note.\n\n    More.\n",
        "> [!note]- My **title**\n> Text\n> more\n\n> [!WARNING]\n> Hot.\n\n> [!custom-kind]\n\n> **Note:** Mind the gap.\n\n> **Warning**\n> Hot.\n\n> just a quote\n",
        ":::note Title *x*\nInside.\n\n- a\n:::\nAfter.\n\n::: warning\n:::: tip\nIn.\n::::\n:::\n",
        "!!! note \"T\"\n    Inside\n\n    ```rust\n    let x;\n    ```\nAfter\n\n??? tip\n    x\n\n- item\n\n    !!! info\n        deep\n",
        "{% hint style=\"info\" %}\nHi **x**\n{% endhint %}\n\n{{< details \"More\" >}}\ntext\n{{< /details >}}\n\nsee [a]({{< ref \"x y.md\" >}}) {{< odd a=\"b\" >}} `{{< odd >}}` {{ var | x }} {% raw %}{{ a }}{% endraw %}\n",
        "{{< tabs >}}\n{{% tab \"One\" %}}\nfirst\n{{% /tab %}}\n{{< /tabs >}}\n\n{{< figure src=\"a b.png\" caption=\"C_x\" >}}\n\n{{< youtube abc123 >}}\n{% include \"x.md\" %}\n",
        "<div align=\"center\">\n\n# Hi\n\n<img src=a.png width=10px onclick=x>\n</div>\n\nx <kbd>a</kbd><br>y <script>bad</script> <blink>z</blink>\n\n<details>\n<summary>S</summary>\n\n**x**\n\n</details>\n\n</div>\n",
        "https://a.b/c_d(e). www.x.y a@b.cd [[wiki]] [x](javascript:y) \\(x+y\\) $5 and $10\n\n<iframe src=\"https://v.w/x\"></iframe>\n",
        "```mermaid\ngraph\n```\n\n```js {1,3} title=\"a.js\"\nx\n```\n\nTerm\n: Def\n\n![[p.png|100]]\n",
        "<table>\n<tr><td rowspan=2 align=right>a<td>b\n<tr><td>c\n</table>\n\n<p align=\"center\">\n<a href=x><img src=y></a>\n</p>\n\n<a name=\"old\"></a>\n\ntext <!-- c --> more\n\n<!--\nmulti\n\nline\n-->\nend\n",
    ] {
        println!("=====\n{text}-----\n{}", html(text));
    }
}
