using System.Net;
using System.Text.Json;
using Cdce.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>The Fair-ô-mètre on paper and in a spreadsheet, blank and filled, in both languages.</summary>
public class PaperTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "62063";
    private const string Formula = "=HYPERLINK(\"https://www.example.org\",\"ici\")";
    private const string Page = "https://www.example.org/pv";

    [Theory]
    [InlineData("fr", "Oui", "Ne s’applique pas, parce que")]
    [InlineData("de", "Ja", "Trifft nicht zu, weil")]
    public async Task The_workbook_has_a_row_for_each_question_in_the_language_of_the_reader_and_what_a_person_wrote_is_never_a_formula(
        string language, string yes, string reason)
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FilledAsync(coordination, $"tableur{language}");

        var book = await BookAsync(coordination, $"{filled.Path}/paper?language={language}");
        var grid = await GridAsync(coordination, filled);
        Assert.Equal(grid.Select(q => q.GetProperty("code").GetString()), book.Rows.Skip(1).Select(r => r[0]));
        Assert.Equal(reason, book.Rows[0][8]);
        foreach (var (question, row) in grid.Zip(book.Rows.Skip(1)))
        {
            Assert.Equal(In(question.GetProperty("text"), language), row[2]);
            foreach (var (part, place) in new[] { ("why", 3), ("examples", 4), ("evidence", 5) })
                Assert.Equal(In(question.GetProperty("help").GetProperty(part), language), row[place]);
            // Each answer is there to choose, and nothing else: yes or no, the options, or a whole number.
            Assert.Equal(question.GetProperty("kind").GetString() switch
            {
                "yesNo" => 2,
                "count" => 0,
                _ => question.GetProperty("options").GetArrayLength(),
            }, book.Choices[row[0]].Count);
        }

        Assert.Equal((yes, "", Page), (book.Row("charter")[7], book.Row("charter")[8], book.Row("charter")[9]));
        Assert.Equal("7", book.Row("purchases")[7]);
        Assert.Equal(("", Formula), (book.Row("training")[7], book.Row("training")[8]));
        Assert.Equal(0, book.Formulas);
        Assert.True(book.AllQuoted, "A cell would be calculated once it is edited.");
        Assert.Equal(["H", "I", "J"], book.OpenColumns);

        // Blank: the same rows, without what was answered.
        var blank = await BookAsync(coordination, $"{filled.Path}/paper?content=blank&language={language}");
        Assert.Equal(book.Rows.Select(r => r[2]), blank.Rows.Select(r => r[2]));
        Assert.All(blank.Rows.Skip(1), row => Assert.Equal(("", "", ""), (row[7], row[8], row[9])));
    }

    [Theory]
    [InlineData("fr", "Réponse : Oui", "Réponse donnée par la commune")]
    [InlineData("de", "Antwort: Ja", "Antwort von der Gemeinde gegeben")]
    public async Task The_document_is_read_in_order_and_says_the_score_and_where_it_comes_from(string language, string answer, string origin)
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FilledAsync(coordination, $"papier{language}");
        var grid = await GridAsync(coordination, filled);
        var score = (await coordination.GetJsonAsync(filled.Path)).GetProperty("score");

        var paper = new PdfReading(await BytesAsync(coordination, $"{filled.Path}/paper?format=pdf&language={language}"));
        Assert.Contains($"/Lang ({language}", paper.Catalog, StringComparison.Ordinal);
        Assert.Empty(paper.FontsLeftOut);
        Assert.Empty(paper.Untagged);
        foreach (var said in new[] { answer, origin, Page, $"Note {score.GetProperty("grade").GetString()}", Formula })
            Assert.Contains(said, paper.Text, StringComparison.Ordinal);

        var blank = new PdfReading(await BytesAsync(coordination, $"{filled.Path}/paper?format=pdf&content=blank&language={language}"));
        Assert.Empty(blank.Untagged);
        foreach (var said in new[] { answer, origin, Page, "Note ", Formula })
            Assert.DoesNotContain(said, blank.Text, StringComparison.Ordinal);
        foreach (var question in grid)
        {
            Assert.Contains(In(question.GetProperty("text"), language), paper.Text, StringComparison.Ordinal);
            Assert.Contains(In(question.GetProperty("text"), language), blank.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_commune_gets_neither_and_what_is_not_known_is_refused_by_its_name()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "ailleurs", Commune, host.Clock.Today());
        var other = await host.KeyAsync(Role.Secretary, "62096");
        foreach (var content in new[] { "blank", "filled" })
        {
            using var foreign = await other.GetAsync($"{filled.Path}/paper?content={content}");
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        foreach (var wrong in new[] { "format", "content", "language" })
        {
            using var refused = await coordination.GetAsync($"{filled.Path}/paper?{wrong}=nl");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains($"\"{wrong}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static string In(JsonElement text, string language) =>
        (language == "de" && text.TryGetProperty("de", out var de) ? de : text.GetProperty("fr")).GetString() ?? "";

    private static async Task<IReadOnlyList<JsonElement>> GridAsync(ApiClient api, FairOMeterOfCommune filled) =>
        [.. (await api.GetJsonAsync(filled.Path)).GetProperty("questions").EnumerateArray()];

    private async Task<FairOMeterOfCommune> FilledAsync(ApiClient api, string edition)
    {
        var filled = await FairOMeterOfCommune.OpenAsync(api, edition, Commune, host.Clock.Today());
        await AnswerAsync("charter", new { value = 1, evidenceUrl = Page });
        await AnswerAsync("purchases", new { value = 7 });
        await AnswerAsync("training", new { notApplicable = Formula });
        return filled;

        async Task AnswerAsync(string question, object body)
        {
            using var answered = await api.PutAsync($"{filled.Path}/answers/{question}", body, await filled.VersionOfAsync(question));
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }
    }

    private static async Task<byte[]> BytesAsync(ApiClient api, string address)
    {
        using var answer = await api.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<Book> BookAsync(ApiClient api, string address) => new(await BytesAsync(api, address));

    /// <summary>What somebody sees who opens the workbook.</summary>
    private sealed class Book
    {
        public Book(byte[] bytes)
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"));
            var book = document.WorkbookPart ?? throw new InvalidOperationException("no workbook");
            var sheets = (book.Workbook?.Descendants<Sheet>() ?? []).Select(s => ((WorksheetPart)book.GetPartById(s.Id?.Value ?? "")).Worksheet ?? new Worksheet()).ToList();
            Assert.All(sheets, sheet => Assert.True(sheet.GetFirstChild<SheetProtection>()?.Sheet?.Value));
            Formulas = sheets.Sum(s => s.Descendants<CellFormula>().Count());
            Rows = [.. sheets[0].Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())];

            var formats = book.WorkbookStylesPart?.Stylesheet?.CellFormats?.Elements<CellFormat>().ToList() ?? [];
            AllQuoted = sheets.SelectMany(s => s.Descendants<Cell>()).Where(c => c.DataType?.Value == CellValues.InlineString)
                .All(c => formats[(int)(c.StyleIndex?.Value ?? 0)].QuotePrefix?.Value == true);
            OpenColumns = [.. sheets[0].Descendants<Cell>().Where(c => formats[(int)(c.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false)
                .Select(c => (c.CellReference?.Value ?? "")[..1]).Distinct().Order()];

            var listed = sheets[1].Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => (At: c.CellReference?.Value ?? "", c.InnerText)).ToList()).ToList();
            foreach (var rule in sheets[0].Descendants<DataValidation>())
            {
                var row = int.Parse((rule.SequenceOfReferences?.InnerText ?? "")[1..], System.Globalization.CultureInfo.InvariantCulture) - 1;
                var choices = listed[row - 1].Skip(1).ToList();
                Choices.Add(Rows[row][0], [.. choices.Select(c => c.InnerText)]);
                Assert.Equal(Rows[row][0], listed[row - 1][0].InnerText);
                if (choices.Count > 0)
                    Assert.EndsWith($"!$B${row}:${choices[^1].At[..1]}${row}", rule.Formula1?.Text, StringComparison.Ordinal);
                else
                    Assert.Equal((DataValidationValues.Whole, "0"), (rule.Type?.Value, rule.Formula1?.Text));
            }
        }

        public int Formulas { get; }

        public IReadOnlyList<string[]> Rows { get; }

        public Dictionary<string, IReadOnlyList<string>> Choices { get; } = [];

        public bool AllQuoted { get; }

        public IReadOnlyList<string> OpenColumns { get; }

        public string[] Row(string code) => Rows.Single(r => r[0] == code);
    }
}
