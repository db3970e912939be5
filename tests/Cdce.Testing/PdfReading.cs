using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cdce.Testing;

/// <summary>
/// Reads a document as a screen reader does: from the tree of tags to the marked content of the pages, and from its glyphs to characters by
/// the maps in the file. It knows nothing of the program that wrote it, and reads files without compression only.
/// </summary>
public sealed partial class PdfReading
{
    private readonly Dictionary<int, string> objects = [];
    private readonly List<(string Tag, string Text)> read = [];

    public PdfReading(byte[] bytes)
    {
        var file = Encoding.Latin1.GetString(bytes);
        // Each object is looked up where the table says that it begins.
        var start = int.Parse(Start().Match(file).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        foreach (Match entry in Entry().Matches(file[start..]))
        {
            if (Object().Match(file, int.Parse(entry.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) is { Success: true } found)
                objects[int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)] = found.Groups[2].Value;
        }

        Catalog = objects[Reference(Trailer().Match(file).Value, "Root") ?? 0];
        Walk(objects[Reference(Catalog, "StructTreeRoot") ?? 0]);
    }

    public string Catalog { get; }

    /// <summary>Tags in the order of reading, each with the text below it; those that only hold others have none.</summary>
    public IReadOnlyList<(string Tag, string Text)> Read => read;

    public string Text => string.Join('\n', read.Where(r => r.Text.Length > 0).Select(r => r.Text));

    /// <summary>What the file says about itself.</summary>
    public string Metadata => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(objects[Reference(Catalog, "Metadata") ?? 0]));

    /// <summary>Typefaces whose outlines are not part of the file.</summary>
    public IEnumerable<string> FontsLeftOut => objects.Values.Where(o => o.Contains("/FontDescriptor ", StringComparison.Ordinal)
        && Reference(o, "FontDescriptor") is { } id && Reference(objects[id], "FontFile2") is null);

    /// <summary>Text on pages that is neither tagged nor said to be no content.</summary>
    public IEnumerable<string> Untagged => objects.Values.Where(o => o.StartsWith("<</Type /Page ", StringComparison.Ordinal))
        .SelectMany(page => Shown().Matches(Marked().Replace(objects[Reference(page, "Contents") ?? 0], "")).Select(m => m.Value));

    private void Walk(string element)
    {
        var tag = Name().Match(element) is { Success: true } name ? name.Groups[1].Value : "Root";
        var marks = Mark().Matches(element);
        var text = string.Concat(marks.Select(m => TextOf(int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture), m.Groups[2].Value)));
        read.Add((tag, text.Trim()));
        if (marks.Count > 0 || Kids().Match(element) is not { Success: true } kids)
            return;
        foreach (Match kid in Ref().Matches(kids.Groups[1].Value))
            Walk(objects[int.Parse(kid.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]);
    }

    private string TextOf(int page, string mark)
    {
        var content = objects[Reference(objects[page], "Contents") ?? 0];
        var marked = Regex.Match(content, $@"/MCID {mark}>> BDC\n(.*?)EMC", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var text = new StringBuilder();
        foreach (Match shown in Shown().Matches(marked))
        {
            var map = Map(page, shown.Groups[1].Value);
            for (var at = 0; at < shown.Groups[2].Length; at += 4)
                text.Append(map[shown.Groups[2].Value.Substring(at, 4)]);
        }

        return text.ToString();
    }

    private Dictionary<string, string> Map(int page, string font) => Character()
        .Matches(objects[Reference(objects[Reference(objects[page], font) ?? 0], "ToUnicode") ?? 0])
        .ToDictionary(m => m.Groups[1].Value, m => $"{(char)int.Parse(m.Groups[2].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}");

    private static int? Reference(string from, string key) =>
        Regex.Match(from, $@"/{key} (\d+) 0 R", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"startxref\n(\d+)")]
    private static partial Regex Start();

    [GeneratedRegex(@"(\d{10}) 00000 n")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\G(\d+) 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"trailer\n.*", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/S /([A-Za-z0-9]+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"/MCR /Pg (\d+) 0 R /MCID (\d+)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"/K \[([^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Ref();

    [GeneratedRegex(@"/(F\d) [\d.]+ Tf [-\d. ]+ Td <([0-9A-F]*)> Tj")]
    private static partial Regex Shown();

    [GeneratedRegex(@"BDC.*?EMC", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"<([0-9A-F]{4})> <([0-9A-F]{4})>\n")]
    private static partial Regex Character();
}
