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

    [Theory]
    [InlineData("fr", "Action propre à la commune", "Difficulté", "Dans les mots de la commune", "« Nous passons lundi »")]
    [InlineData("de", "Eigene Aktion der Gemeinde", "Schwierigkeit", "In den Worten der Gemeinde", "„Nous passons lundi“")]
    public async Task What_the_commune_tells_beside_the_questions_is_read_on_a_filled_paper_and_not_taken_back_from_it(
        string language, string action, string difficulty, string heading, string quoted)
    {
        var coordination = await host.CoordinationAsync();
        var edition = $"mots{language}";
        var filled = await FilledAsync(coordination, edition);
        // The id of the particulars is found by its line, whatever a commune writes.
        await filled.AddLocalActionAsync(new { title = "assessmentId", text = $"Première ligne\n{Formula}" });
        using (var told = await coordination.PostAsync($"/campaign/fairOMeter/editions/{edition}/statements", new { nisCode = Commune, kind = "difficulty", text = "Peu de temps" }))
        {
            var id = (await told.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
            using var answered = await coordination.PutAsync($"/campaign/fairOMeter/statements/{id}/followUp", new { themes = new[] { "time" }, answer = "Nous passons lundi" }, version: 1);
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        var workbook = await BytesAsync(coordination, $"{filled.Path}/paper?language={language}");
        var book = new Book(workbook);
        Assert.Equal((4, 0, true), (book.Sheets.Count, book.Formulas, book.AllQuoted));
        Assert.Equal([action, "assessmentId", $"Première ligne\n{Formula}", "", "", ""], book.Sheets[2][1]);
        Assert.Equal([difficulty, "", "Peu de temps", $"{host.Clock.Today():O}", "", "Nous passons lundi"], book.Sheets[2][2]);
        var read = await PreviewAsync(coordination, filled, workbook);
        Assert.Equal((0, 0, 0), (Changed(read).Count, ErrorsOf(read).Count, read.GetProperty("leftOut").GetArrayLength()));

        var paper = new PdfReading(await BytesAsync(coordination, $"{filled.Path}/paper?format=pdf&language={language}"));
        Assert.Empty(paper.Untagged);
        foreach (var said in new[] { "assessmentId", $"Première ligne {Formula}", heading, difficulty, "Peu de temps", quoted })
            Assert.Contains(said, paper.Text, StringComparison.Ordinal);

        // A blank paper shows nothing of it.
        Assert.Equal(3, (await BookAsync(coordination, $"{filled.Path}/paper?content=blank&language={language}")).Sheets.Count);
        var blank = new PdfReading(await BytesAsync(coordination, $"{filled.Path}/paper?format=pdf&content=blank&language={language}"));
        Assert.DoesNotContain("Peu de temps", blank.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Première ligne", blank.Text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task A_workbook_that_comes_back_as_it_left_changes_nothing_whatever_was_answered(string language)
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FilledAsync(coordination, $"retour{language}");
        await AnswerAsync(coordination, filled, "resolution", new { notApplicable = "Deux lignes,\n la seconde avec\ttabulation \u0001 et 'apostrophe' " });
        var place = 0;
        foreach (var question in (await GridAsync(coordination, filled)).Where(q => !q.TryGetProperty("answer", out _)))
        {
            place++;
            var value = question.GetProperty("kind").GetString() switch
            {
                "yesNo" => place % 2,
                "count" => place * 100,
                _ => question.GetProperty("options").EnumerateArray().ElementAt(place % question.GetProperty("options").GetArrayLength()).GetProperty("value").GetInt32(),
            };
            await AnswerAsync(coordination, filled, question.GetProperty("code").GetString() ?? "", new { value, evidenceUrl = $"{Page}/{place}" });
        }

        var version = await filled.VersionAsync();
        var workbook = await BytesAsync(coordination, $"{filled.Path}/paper?language={language}");
        var read = await PreviewAsync(coordination, filled, workbook);
        Assert.Empty(Changed(read));
        Assert.Empty(ErrorsOf(read));
        Assert.Equal(0, read.GetProperty("leftOut").GetArrayLength());
        Assert.Equal((await GridAsync(coordination, filled)).Count, read.GetProperty("same").GetInt32());
        using var taken = await coordination.PostAsync($"{filled.Path}/paper", FilledPaper.Content(workbook), version);
        Assert.EndsWith("nothing-to-import", await taken.ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);

        // Nor does the blank one: an empty cell takes no answer away.
        var blank = await PreviewAsync(coordination, filled, await BytesAsync(coordination, $"{filled.Path}/paper?content=blank&language={language}"));
        Assert.Equal((0, 0), (Changed(blank).Count, ErrorsOf(blank).Count));
        Assert.Equal(version, await filled.VersionAsync());
    }

    [Fact]
    public async Task What_was_written_is_shown_first_then_taken_and_can_be_taken_back_but_for_what_somebody_changed_since()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FilledAsync(coordination, "repris");
        await filled.ClipAsync();
        var before = await coordination.GetJsonAsync(filled.Path);
        Assert.True(Question(before, "press").TryGetProperty("proposal", out var proposed));
        var pressed = proposed.GetProperty("value").GetInt32();
        var book = await BookAsync(coordination, $"{filled.Path}/paper?content=blank");
        var workbook = FilledPaper.Edited(await BytesAsync(coordination, $"{filled.Path}/paper?content=blank"),
            (book.At("charter", "H"), "nein"), // answered in the other language, and in small letters
            (book.At("purchases", "H"), "12"),
            (book.At("press", "H"), $"{pressed}"),
            (book.At("press", "J"), $"{Page}/clip\nUn classeur à la maison communale"),
            (book.At("resolution", "I"), "La commune est jeune"));

        var read = await PreviewAsync(coordination, filled, workbook);
        Assert.Empty(ErrorsOf(read));
        Assert.Equal(["resolution", "purchases", "press", "charter"], Changed(read).Select(c => c.GetProperty("question").GetString()));
        Assert.Equal(7, Changed(read)[1].GetProperty("before").GetProperty("value").GetInt32());
        Assert.Equal(12, Changed(read)[1].GetProperty("after").GetProperty("value").GetInt32());
        var remark = Assert.Single(read.GetProperty("leftOut").EnumerateArray());
        Assert.Equal((book.At("press", "J"), "Un classeur à la maison communale"), (remark.GetProperty("cell").GetString(), remark.GetProperty("text").GetString()));
        var version = before.GetProperty("version").GetInt64();
        Assert.Equal(version, await filled.VersionAsync());
        Assert.Equal(version, read.GetProperty("version").GetInt64());

        using (var stale = await coordination.PostAsync($"{filled.Path}/paper", FilledPaper.Content(workbook), version - 1))
            Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using (var taken = await coordination.PostAsync($"{filled.Path}/paper", FilledPaper.Content(workbook), version))
            Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        var after = await coordination.GetJsonAsync(filled.Path);
        Assert.Equal(version + 4, after.GetProperty("version").GetInt64());
        Assert.Equal((0, Page), (Answer(after, "charter").GetProperty("value").GetInt32(), Answer(after, "charter").GetProperty("evidenceUrl").GetString()));
        Assert.Equal("accepted", Answer(after, "press").GetProperty("origin").GetString());
        Assert.Equal($"{Page}/clip", Answer(after, "press").GetProperty("evidenceUrl").GetString());
        Assert.Equal("La commune est jeune", Answer(after, "resolution").GetProperty("notApplicable").GetString());

        // Somebody answers one of them anew: that answer stays when the workbook is taken back.
        await AnswerAsync(coordination, filled, "charter", new { value = 1 });
        using (var undone = await coordination.PostAsync($"{filled.Path}/paper/undoing", new { before = version, after = version + 4 }, version + 5))
            Assert.Equal(HttpStatusCode.NoContent, undone.StatusCode);
        var now = await coordination.GetJsonAsync(filled.Path);
        foreach (var code in new[] { "resolution", "purchases", "press" })
            Assert.Equal(Told(Question(before, code)), Told(Question(now, code)));
        Assert.Equal((1, true), (Answer(now, "charter").GetProperty("value").GetInt32(), !Answer(now, "charter").TryGetProperty("evidenceUrl", out _)));

        using var again = await coordination.PostAsync($"{filled.Path}/paper/undoing", new { before = version, after = version + 4 },
            now.GetProperty("version").GetInt64());
        Assert.EndsWith("nothing-to-undo", await again.ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_cannot_be_taken_are_named_one_by_one_and_nothing_is_taken_before_all_of_them_can()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FilledAsync(coordination, "fautes");
        var version = await filled.VersionAsync();
        var book = await BookAsync(coordination, $"{filled.Path}/paper");
        var workbook = FilledPaper.Edited(await BytesAsync(coordination, $"{filled.Path}/paper"),
            (book.At("resolution", "H"), "peut-être"),
            (book.At("purchases", "H"), "beaucoup"),
            (book.At("press", "H"), "10001"),
            (book.At("training", "H"), "0"),
            (book.At("shops", "A"), "boutiques"),
            (book.At("newsletter", "A"), "press"),
            (book.At("meetings", "I"), new string('x', 501)),
            (book.At("charter", "J"), $"{Page}/1\n{Page}/2"),
            (book.At("renewal", "J"), Page),
            (book.At("awareness", "I"), "Celle-ci est juste"));
        (string?, string?)[] expected =
        [
            (book.At("resolution", "H"), "not-an-answer"), (book.At("purchases", "H"), "not-a-whole-number"), (book.At("training", "I"), "answer-and-reason"),
            (book.At("shops", "A"), "unknown-question"), (book.At("press", "H"), "not-a-whole-number"), (book.At("newsletter", "A"), "row-twice"),
            (book.At("meetings", "I"), "too-long"), (book.At("renewal", "H"), "answer-missing"), (book.At("charter", "J"), "one-address"),
        ];

        var read = await PreviewAsync(coordination, filled, workbook);
        Assert.Equal(expected.Order(), ErrorsOf(read).Order());
        using (var refused = await coordination.PostAsync($"{filled.Path}/paper", FilledPaper.Content(workbook), version))
        {
            var issues = (await refused.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues").EnumerateArray()
                .Select(i => (i.GetProperty("name").GetString(), i.GetProperty("type").GetString()?.Split(':')[^1]));
            Assert.Equal(expected.Order(), issues.Order());
        }

        Assert.Equal(version, await filled.VersionAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_such_workbook_or_that_of_another_is_refused_and_nothing_is_taken()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FilledAsync(coordination, "fichiers");
        var other = await FairOMeterOfCommune.OpenAsync(coordination, "autre", Commune, host.Clock.Today());
        var ours = await BytesAsync(coordination, $"{filled.Path}/paper");
        await RefusedAsync(await BytesAsync(coordination, $"{other.Path}/paper"), HttpStatusCode.BadRequest, "other-fair-o-meter");
        await RefusedAsync("Code;Réponse\ncharter;Oui\n"u8.ToArray(), HttpStatusCode.BadRequest, "sheet-unreadable");
        await RefusedAsync([], HttpStatusCode.BadRequest, "sheet-unreadable");
        await RefusedAsync(ours[..(ours.Length / 2)], HttpStatusCode.BadRequest, "sheet-unreadable");
        await RefusedAsync(FilledPaper.Edited(ours, ("H1", "Antworten?")), HttpStatusCode.BadRequest, "column-missing");
        // 200 million letters in a file of 200 kB.
        await RefusedAsync(FilledPaper.Edited(ours, ("H2", new string('a', 200_000_000))), HttpStatusCode.BadRequest, "sheet-unreadable");
        await RefusedAsync(new byte[2 * 1024 * 1024 + 1], HttpStatusCode.RequestEntityTooLarge, "payloadTooLarge");
        using var foreign = await (await host.KeyAsync(Role.Secretary, "62096")).PostAsync($"{filled.Path}/paper/preview", FilledPaper.Content(ours));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        // Typed by hand, without saying whose it is: taken as of the Fair-ô-mètre where it is given.
        Assert.Equal("schools", Assert.Single(Changed(await PreviewAsync(coordination, filled, FilledPaper.Typed(["schools", "3", "", ""])))).GetProperty("question").GetString());

        async Task RefusedAsync(byte[] bytes, HttpStatusCode status, string code)
        {
            using var refused = await coordination.PostAsync($"{filled.Path}/paper/preview", FilledPaper.Content(bytes));
            Assert.Equal(status, refused.StatusCode);
            Assert.Contains($":{code}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static JsonElement Question(JsonElement assessment, string code) =>
        assessment.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("code").GetString() == code);

    private static JsonElement Answer(JsonElement assessment, string code) => Question(assessment, code).GetProperty("answer");

    // All that a commune sees of a question, but for its version and what was recorded of it.
    private static string Told(JsonElement question) => string.Join('\n', question.EnumerateObject()
        .Where(p => p.Name is not ("version" or "events")).Select(p => $"{p.Name}: {p.Value.GetRawText()}"));

    private static IReadOnlyList<JsonElement> Changed(JsonElement preview) => [.. preview.GetProperty("changes").EnumerateArray()];

    private static IReadOnlyList<(string? Cell, string? Code)> ErrorsOf(JsonElement preview) => [.. preview.GetProperty("errors").EnumerateArray()
        .Select(e => ((string?)$"{e.GetProperty("column").GetString()}{e.GetProperty("line").GetInt32()}", e.GetProperty("code").GetString()))];

    private static async Task<JsonElement> PreviewAsync(ApiClient api, FairOMeterOfCommune filled, byte[] workbook)
    {
        using var read = await api.PostAsync($"{filled.Path}/paper/preview", FilledPaper.Content(workbook));
        return await read.ReadAsync(HttpStatusCode.OK);
    }

    private static async Task AnswerAsync(ApiClient api, FairOMeterOfCommune filled, string question, object body)
    {
        using var answered = await api.PutAsync($"{filled.Path}/answers/{question}", body, await filled.VersionOfAsync(question));
        await answered.ReadAsync(HttpStatusCode.NoContent);
    }

    private static string In(JsonElement text, string language) =>
        (language == "de" && text.TryGetProperty("de", out var de) ? de : text.GetProperty("fr")).GetString() ?? "";

    private static async Task<IReadOnlyList<JsonElement>> GridAsync(ApiClient api, FairOMeterOfCommune filled) =>
        [.. (await api.GetJsonAsync(filled.Path)).GetProperty("questions").EnumerateArray()];

    private async Task<FairOMeterOfCommune> FilledAsync(ApiClient api, string edition)
    {
        var filled = await FairOMeterOfCommune.OpenAsync(api, edition, Commune, host.Clock.Today());
        await AnswerAsync(api, filled, "charter", new { value = 1, evidenceUrl = Page });
        await AnswerAsync(api, filled, "purchases", new { value = 7 });
        await AnswerAsync(api, filled, "training", new { notApplicable = Formula });
        return filled;
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
            Sheets = [.. sheets.Select(s => (IReadOnlyList<string[]>)[.. s.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())])];
            Rows = Sheets[0];

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

        /// <summary>The texts of each sheet, line by line.</summary>
        public IReadOnlyList<IReadOnlyList<string[]>> Sheets { get; }

        public IReadOnlyList<string[]> Rows { get; }

        public Dictionary<string, IReadOnlyList<string>> Choices { get; } = [];

        public bool AllQuoted { get; }

        public IReadOnlyList<string> OpenColumns { get; }

        /// <summary>The cell of a question in a column.</summary>
        public string At(string code, string column) => $"{column}{Rows.Index().Single(r => r.Item[0] == code).Index + 1}";

        public string[] Row(string code) => Rows.Single(r => r[0] == code);
    }
}
