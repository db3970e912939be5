using System.Globalization;

namespace Cdce.Testing.Scripts;

/// <summary>Words that would be a program, an element, an address or a formula to whatever reads them carelessly. In a page they would call <c>x()</c>.</summary>
public static class Payloads
{
    private static readonly string[] Acts = ["x()", "import('//x')", "fetch('//x')", "top.location='//x'"];

    private static readonly string[] Around =
    [
        "<script>{0}</script>", "<img src=x onerror={0}>", "\"><svg onload={0}>", "'><img src=x onerror={0}>", "<a href=\"javascript:{0}\">x</a>", "javascript:{0}",
        "</script><script>{0}</script>", "</title></textarea><script>{0}</script>", "<iframe srcdoc=\"<script>parent.{0}</script>\">", "\" autofocus onfocus=\"{0}",
        "<svg><script>{0}</script></svg>", "<details open ontoggle={0}>", "<!--><script>{0}</script>-->", "]]><script>{0}</script>", "{{{{constructor.constructor('{0}')()}}}}",
        "<scr<script>ipt>{0}</scr</script>ipt>",
    ];

    /// <summary>How many of them differ in more than what they would do.</summary>
    public static int Forms => Around.Length;

    /// <summary>Sixty-four, the first sixteen each of a form of its own.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
        [.. Acts.SelectMany(act => Around.Select(form => string.Format(CultureInfo.InvariantCulture, form, act)))];

    /// <summary>How a cell of a spreadsheet begins that is calculated.</summary>
    public static IReadOnlyList<string> Formulas { get; } = ["=1+1", "+1+1", "-1+1", "@SUM(1)"];
}
