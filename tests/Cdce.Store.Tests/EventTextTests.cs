using System.Text;

namespace Cdce.Store.Tests;

public class EventTextTests
{
    private static readonly byte[] Written = """
        {"name" : "Marie", "note":"Chez Marie \u00E9t\u00e9 \"ici\"","lines":[{"text":"x/y"}, {"text":"Marie \uD83C\uDF4C"}],"tags":["tea","Marie"],"rows":[{"label":"Marie","key":"Marie"}],"by":{"a/b~":"Marie"}, "n":1.50}
        """u8.ToArray();

    [Fact]
    public void The_free_texts_of_an_event_are_found_and_nothing_else()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Written);
        Assert.Equal(
            [
                new("/note", "Chez Marie été \"ici\""), new("/lines/0/text", "x/y"), new("/lines/1/text", "Marie 🍌"),
                new("/tags/0", "tea"), new("/tags/1", "Marie"), new("/rows/0/label", "Marie"), new("/by/a~1b~0", "Marie"),
            ],
            EventText.Of(document.RootElement, typeof(Story)));
    }

    [Theory]
    [InlineData("/note", 5, 5, "Marie", "[\\u2026]")]
    [InlineData("/note", 0, 20, "Chez Marie \\u00E9t\\u00e9 \\\"ici\\\"", "[\\u2026]")]
    [InlineData("/lines/1/text", 6, 2, "\\uD83C\\uDF4C", "[\\u2026]")]
    [InlineData("/tags/1", 0, 5, "\"tea\",\"Marie\"", "\"tea\",\"[\\u2026]\"")]
    [InlineData("/rows/0/label", 0, 5, "{\"label\":\"Marie\"", "{\"label\":\"[\\u2026]\"")]
    [InlineData("/by/a~1b~0", 0, 5, "\"a/b~\":\"Marie\"", "\"a/b~\":\"[\\u2026]\"")]
    public void One_text_loses_words_and_every_other_byte_stays(string field, int start, int length, string was, string becomes)
    {
        var shorter = EventText.Cut(Written, typeof(Story), [new(field, start, length)]);

        var before = Encoding.UTF8.GetString(Written);
        var expected = field == "/note" && start == 5 ? before.Replace("Chez Marie", "Chez [\\u2026]", StringComparison.Ordinal) : before.Replace(was, becomes, StringComparison.Ordinal);
        // A text that has lost words is written anew, as the program writes: with capitals in its escapes.
        Assert.Equal(expected.Replace("\\u00e9", "\\u00E9", StringComparison.Ordinal), Encoding.UTF8.GetString(shorter ?? []).Replace("\\u00e9", "\\u00E9", StringComparison.Ordinal).Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_words_of_several_texts_go_at_once()
    {
        var shorter = EventText.Cut(Written, typeof(Story), [new("/tags/0", 0, 3), new("/note", 5, 5), new("/note", 0, 4)]);
        using var document = System.Text.Json.JsonDocument.Parse(shorter);
        var texts = EventText.Of(document.RootElement, typeof(Story)).ToDictionary(t => t.Field, t => t.Text);
        Assert.Equal("[…] […] été \"ici\"", texts["/note"]);
        Assert.Equal("[…]", texts["/tags/0"]);
    }

    [Theory]
    [InlineData("/name", 0, 5)] // not free
    [InlineData("/rows/0/key", 0, 5)]
    [InlineData("/n", 0, 1)]
    [InlineData("/nothing", 0, 1)]
    [InlineData("/note", 0, 21)]
    [InlineData("/note", -1, 3)]
    [InlineData("/note", 3, 0)]
    [InlineData("/note", 3, -1)]
    [InlineData("/note", int.MaxValue, int.MaxValue)]
    [InlineData("/lines/1/text", 7, 1)] // half a character
    public void What_is_no_words_of_a_free_text_is_not_cut(string field, int start, int length) =>
        Assert.Null(EventText.Cut(Written, typeof(Story), [new(field, start, length)]));

    [Fact]
    public void Words_that_overlap_are_not_cut() => Assert.Null(EventText.Cut(Written, typeof(Story), [new("/note", 0, 6), new("/note", 5, 5)]));

    private sealed record Story(
        string Name, [property: FreeText] string Note, IReadOnlyList<Line> Lines, [property: FreeText] IReadOnlyList<string> Tags,
        [property: FreeText("label")] IReadOnlyList<Row> Rows, [property: FreeText] IReadOnlyDictionary<string, string> By, decimal N);

    private sealed record Line([property: FreeText] string Text);

    private sealed record Row(string Label, string Key);
}
