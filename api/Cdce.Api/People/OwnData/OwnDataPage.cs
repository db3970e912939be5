using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Cdce.Api.People.OwnData;

/// <summary>The data of one person as a page that reads and prints without anything else.</summary>
internal static class OwnDataPage
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "de"];

    /// <summary>What the names in the data mean, by language; shown as they are where a name stands nowhere.</summary>
    internal static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words = ReadWords();

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        body{font:16px/1.5 system-ui,Arial,sans-serif;color:#1d2622;background:#fff;max-width:60rem;margin:0 auto;padding:24px}
        h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.25rem;margin:32px 0 8px;border-bottom:1px solid #9aa8a1;break-after:avoid}
        dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:4px 16px;margin:8px 0}dt{color:#4a5751}dd{margin:0;overflow-wrap:anywhere}
        dd dl{grid-template-columns:minmax(6rem,auto) 1fr;margin:0}ol,ul{padding-left:24px}li{margin:0 0 16px;break-inside:avoid}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
        @media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:8px}}
        @page{size:A4;margin:18mm}@media print{body{padding:0;font-size:11pt}}
        """;

    public static string FileName(string language) => language == "de" ? "meine-daten.html" : "mes-donnees.html";

    public static string Of(JsonObject data, DateTimeOffset madeAt, string language)
    {
        var html = new StringBuilder();
        var words = Words[language];
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{words["title"]}</title><style>{Style}</style></head>
            <body><main><h1>{words["title"]}</h1><p>{words["lead"]} {Moment(madeAt, language)}.</p><p>{words["leftOut"]}</p>

            """);
        foreach (var (name, value) in data)
        {
            if (name is "madeAt" or "personId")
                continue;
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Word(name)}</h2>");
            Append(value);
            html.Append("</section>\n");
        }
        return html.Append("</main></body></html>\n").ToString();

        string Word(string name) => Encode(words.GetValueOrDefault(name) ?? name);

        void Append(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject { Count: 0 } or JsonArray { Count: 0 } or null:
                    html.Append(CultureInfo.InvariantCulture, $"<p>{words["nothing"]}</p>");
                    break;
                case JsonObject fields:
                    html.Append("<dl>");
                    foreach (var (name, value) in fields.Where(f => f.Value is not null))
                    {
                        html.Append(CultureInfo.InvariantCulture, $"<dt>{Word(name)}</dt><dd>");
                        Append(value);
                        html.Append("</dd>");
                    }
                    html.Append("</dl>");
                    break;
                case JsonArray items:
                    html.Append("<ol>");
                    foreach (var item in items)
                    {
                        html.Append("<li>");
                        Append(item);
                        html.Append("</li>");
                    }
                    html.Append("</ol>");
                    break;
                default:
                    html.Append(CultureInfo.InvariantCulture, $"<pre>{Encode(Text(node, words, language))}</pre>");
                    break;
            }
        }
    }

    private static string Text(JsonNode value, IReadOnlyDictionary<string, string> words, string language) => value.GetValueKind() switch
    {
        JsonValueKind.True => words["yes"],
        JsonValueKind.False => words["no"],
        JsonValueKind.String => value.GetValue<string>() is var text && words.TryGetValue($"={text}", out var word) ? word
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Day(day, language)
            : text.Length > 18 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? Moment(at, language)
            : text,
        _ => value.ToJsonString(),
    };

    private static string Moment(DateTimeOffset at, string language) =>
        $"{Day(at.DayInBrussels(), language)}, {at.InBrussels():HH:mm}";

    private static string Day(DateOnly day, string language) =>
        day.ToString(language == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.GetCultureInfo(language));

    private static string Encode(string text) => Html.Encode(text);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadWords()
    {
        using var stream = typeof(OwnDataPage).Assembly.GetManifestResourceStream("Cdce.Api.People.OwnData.words.json")
            ?? throw new InvalidOperationException("words.json is missing.");
        var words = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream) ?? [];
        return Languages.ToDictionary(language => language, IReadOnlyDictionary<string, string> (language) =>
            words.ToDictionary(word => word.Key, word => word.Value[language], StringComparer.Ordinal));
    }
}
