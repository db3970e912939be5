using System.Globalization;
using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>Editions that took place before the program, from their spreadsheets.</summary>
public class PastEditionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "62063";
    private const string Other = "62096";
    private const string Editions = "/campaign/fairOMeter/pastEditions";
    private static readonly string[] Headings = ["INS", "Commune", "resolution", "purchases", "training", "charter"];

    [Fact]
    public async Task A_past_edition_stands_on_its_days_with_what_its_answers_earn_and_the_next_one_is_measured_from_it()
    {
        var coordination = await host.CoordinationAsync();
        var body = FilledPaper.PastEdition("an23", Headings,
            [Commune, "Liège", "Oui", "1", "Ne s’applique pas : pas encore de comité", "nein"],
            [Other, "", "", "", "", "Ja"],
            ["25072", "Nivelles", "", "", "", ""]);
        var read = await ReadAsync(coordination, $"{Editions}/preview", body, HttpStatusCode.OK);
        Assert.Empty(read.GetProperty("errors").EnumerateArray());
        var communes = read.GetProperty("communes").EnumerateArray().ToList();
        Assert.Equal([(Commune, 4), (Other, 1)], communes.Select(c => (c.GetProperty("nisCode").GetString(), c.GetProperty("answered").GetInt32())));
        using (var nothing = await coordination.GetAsync("/campaign/fairOMeter/editions/an23"))
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);

        await ReadAsync(coordination, Editions, body, HttpStatusCode.Created);
        var edition = await coordination.GetJsonAsync("/campaign/fairOMeter/editions/an23");
        Assert.Equal((true, false, "2023-04-30"), (edition.GetProperty("recorded").GetBoolean(), edition.GetProperty("open").GetBoolean(), edition.GetProperty("closedOn").GetString()));
        Assert.Equal(2, edition.GetProperty("counts").GetProperty("validated").GetInt32());
        foreach (var commune in communes)
        {
            var assessment = await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/an23-{commune.GetProperty("nisCode").GetString()}");
            Assert.Equal(Earned(commune.GetProperty("score"), commune.GetProperty("grade")),
                Earned(assessment.GetProperty("score").GetProperty("value"), assessment.GetProperty("score").GetProperty("grade")));
            Assert.Equal("validated", assessment.GetProperty("status").GetString());
        }

        var training = (await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/an23-{Commune}")).GetProperty("questions").EnumerateArray()
            .Single(q => q.GetProperty("code").GetString() == "training").GetProperty("answer");
        Assert.Equal(("pas encore de comité", "imported", "2023-04-30"),
            (training.GetProperty("notApplicable").GetString(), training.GetProperty("origin").GetString(), training.GetProperty("givenOn").GetString()));

        // True since then; known since now.
        var then = await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/an23-{Commune}?asOf=2023-05-01");
        Assert.Equal(4, then.GetProperty("answered").GetInt32());
        Assert.Equal(0, (await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/an23-{Commune}?asOf=2023-03-01")).GetProperty("answered").GetInt32());
        foreach (var before in new[] { "asOf=2023-05-01&asOfReading=knownThen", "asOf=2023-01-01" })
        {
            using var unknown = await coordination.GetAsync($"/campaign/fairOMeter/editions/an23?{before}");
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        // What comes after is measured from it, and its answers can be taken over.
        var next = await FairOMeterOfCommune.OpenAsync(coordination, "an26", Commune, host.Clock.Today());
        var former = (await coordination.GetJsonAsync(next.Path)).GetProperty("former");
        Assert.Equal("an23", former.GetProperty("edition").GetString());
        Assert.Equal(4, former.GetProperty("answers").GetInt32());

        // What is exported of it says the same again.
        using var exported = await coordination.GetAsync("/campaign/fairOMeter/answers?edition=an23&language=de");
        var copy = JsonSerializer.SerializeToNode(body, ApiJson.Options)?.AsObject() ?? [];
        (copy["code"], copy["content"]) = ("an23bis", Convert.ToBase64String(await exported.Content.ReadAsByteArrayAsync()));
        var again = await ReadAsync(coordination, $"{Editions}/preview", copy, HttpStatusCode.OK);
        Assert.Equal(read.GetProperty("communes").EnumerateArray().Select(Told).Order(), again.GetProperty("communes").EnumerateArray().Select(Told).Order());
        Assert.Empty(again.GetProperty("errors").EnumerateArray());

        // A dossier carries it: given back, it is refused for what stands here already, and for nothing else.
        using var dossier = await coordination.GetAsync($"/campaign/communes/{Commune}/dossier");
        var zip = new ByteArrayContent(await dossier.Content.ReadAsByteArrayAsync()) { Headers = { ContentType = new("application/zip") } };
        using var back = await coordination.PostAsync("/campaign/dossierImports", zip);
        Assert.EndsWith("commune-has-history", await back.ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25112", "avant", "La coordination en a repris les réponses le {0:d MMMM yyyy}", "elles n’ont pas été relues ici", "après sa relecture", "a obtenu la note")]
    [InlineData("63023", "vorher", "Die Koordination hat ihre Antworten am {0:d. MMMM yyyy} übernommen", "sie wurden hier nicht geprüft", "Durchsicht der Koordination", "erhalten")]
    public async Task Letter_certificate_and_paper_say_that_it_took_place_before_and_who_took_it_over_and_not_that_it_was_reviewed(
        string commune, string code, string takenOver, string notReviewed, string reviewed, string received)
    {
        var coordination = await host.CoordinationAsync();
        await ReadAsync(coordination, Editions, FilledPaper.PastEdition(code, ["INS", "charter"], [commune, "Oui"]), HttpStatusCode.Created);
        var path = $"/campaign/fairOMeter/assessments/{code}-{commune}";
        var (today, language) = (host.Clock.Today(), code == "avant" ? "fr" : "de");
        takenOver = string.Format(CultureInfo.GetCultureInfo($"{language}-BE"), takenOver, today);
        var feedback = await coordination.GetJsonAsync($"{path}/feedback");
        Assert.Equal(($"{today:O}", "2023-04-30"), (feedback.GetProperty("recordedOn").GetString(), feedback.GetProperty("on").GetString()));
        foreach (var address in new[] { $"{path}/feedback?format=letter", $"{path}/feedback?format=certificate", $"{path}/paper?format=pdf&language={language}" })
        {
            using var answer = await coordination.GetAsync(address);
            var text = new PdfReading(await answer.Content.ReadAsByteArrayAsync()).Text;
            Assert.Contains(takenOver, text, StringComparison.Ordinal);
            Assert.Contains(notReviewed, text, StringComparison.Ordinal);
            foreach (var wrong in new[] { reviewed, received, "validé par", "bestätigt" })
                Assert.DoesNotContain(wrong, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cells_that_cannot_be_taken_are_named_one_by_one_and_nothing_is_recorded()
    {
        var coordination = await host.CoordinationAsync();
        var body = FilledPaper.PastEdition("fautes", [.. Headings, "cantine", "charter"],
            ["99999", "", "Oui", "", "", "", "", ""],
            [Commune, "", "Peut-être", "-3", "Ne s’applique pas", "Oui", "", ""],
            [Other, "", "", "2,5", "", "", "", ""],
            [Other, "", "Oui", "", "", "", "", ""],
            ["25072", "", "", "", $"Trifft nicht zu: {new string('x', 501)}", "", "", ""],
            [Commune, "", "Oui", "", "", "", "", ""]);
        (string, string)[] expected =
        [
            ("A2", "unknown-commune"), ("A7", "row-twice"), ("C3", "not-an-answer"), ("D3", "not-a-whole-number"), ("D4", "not-a-whole-number"), ("E3", "reason-missing"),
            ("E6", "too-long"), ("G1", "unknown-question"), ("H1", "row-twice"),
        ];
        var read = await ReadAsync(coordination, $"{Editions}/preview", body, HttpStatusCode.OK);
        Assert.Equal(expected, read.GetProperty("errors").EnumerateArray()
            .Select(e => ($"{e.GetProperty("column").GetString()}{e.GetProperty("line").GetInt32()}", e.GetProperty("code").GetString() ?? "")).Order());
        var refused = await ReadAsync(coordination, Editions, body, HttpStatusCode.BadRequest);
        Assert.Equal(expected.Select(e => $"content.{e.Item1}"), refused.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("name").GetString()).Order());
        using var nothing = await coordination.GetAsync("/campaign/fairOMeter/editions/fautes");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task What_is_not_past_not_known_or_there_already_is_refused_by_its_name()
    {
        var coordination = await host.CoordinationAsync();
        var good = JsonSerializer.SerializeToNode(FilledPaper.PastEdition("refus", ["NIS", "charter"], [Commune, "Ja"]), ApiJson.Options)?.AsObject() ?? [];
        await ConflictAsync("edition-not-past", ("closesOn", $"{host.Clock.Today():O}"));
        await ConflictAsync("unknown-grid", ("grid", 99));
        await ConflictAsync("nothing-to-import", ("content", Convert.ToBase64String(FilledPaper.Sheet([["INS", "charter"], [Commune, ""]]))));
        Assert.Equal("closesOn", await WrongAsync(("opensOn", "2023-05-01")));
        Assert.Equal("code", await WrongAsync(("code", "Édition")));
        Assert.Equal("file", await WrongAsync(("content", Convert.ToBase64String("INS;charter"u8))));
        Assert.Equal("INS", await WrongAsync(("content", Convert.ToBase64String(FilledPaper.Sheet([["code", "charter"], [Commune, "Oui"]])))));
        await ReadAsync(coordination, Editions, good, HttpStatusCode.Created);
        await ConflictAsync("edition-exists");
        foreach (var wrong in new[] { "", "?edition=refus&grid=1", "?grid=1&language=nl" })
        {
            using var answer = await coordination.GetAsync($"/campaign/fairOMeter/answers{wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        async Task ConflictAsync(string code, params (string Field, object Value)[] changed)
        {
            using var refused = await coordination.PostAsync(Editions, With(changed));
            Assert.EndsWith(code, await refused.ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
        }

        async Task<string?> WrongAsync(params (string Field, object Value)[] changed)
        {
            using var refused = await coordination.PostAsync(Editions, With(changed));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            return await refused.WrongFieldAsync();
        }

        JsonElement With((string Field, object Value)[] changed)
        {
            var body = good.DeepClone().AsObject();
            foreach (var (field, value) in changed)
                body[field] = JsonSerializer.SerializeToNode(value);
            return JsonSerializer.SerializeToElement(body);
        }
    }

    [Fact]
    public async Task An_edition_is_taken_back_with_its_answers_and_recorded_anew_unless_something_rests_on_it()
    {
        var coordination = await host.CoordinationAsync();
        await ReadAsync(coordination, Editions, FilledPaper.PastEdition("repris23", ["INS", "charter", "purchases"], [Commune, "Oui", "1"]), HttpStatusCode.Created);
        await WithdrawAsync(1, HttpStatusCode.NoContent);
        foreach (var gone in new[] { "/campaign/fairOMeter/editions/repris23", $"/campaign/fairOMeter/assessments/repris23-{Commune}" })
        {
            foreach (var day in new[] { "", "?asOf=2023-05-01" })
            {
                using var answer = await coordination.GetAsync(gone + day);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        // Its code is free: what is recorded now is all that stands.
        await ReadAsync(coordination, Editions, FilledPaper.PastEdition("repris23", ["INS", "charter"], [Commune, "Non"]), HttpStatusCode.Created);
        foreach (var day in new[] { "", "?asOf=2023-05-01" })
        {
            var assessment = await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/repris23-{Commune}{day}");
            Assert.Equal(("validated", 1), (assessment.GetProperty("status").GetString(), assessment.GetProperty("answered").GetInt32()));
        }

        // Once the commune has shown its grade, the edition stays.
        var path = $"/campaign/fairOMeter/assessments/repris23-{Commune}";
        using (var chosen = await coordination.PutAsync($"{path}/publication", new { choice = "gradeOnly" },
            (await coordination.GetJsonAsync(path)).GetProperty("version").GetInt64()))
        {
            await chosen.ReadAsync(HttpStatusCode.NoContent);
        }

        await WithdrawAsync(3, HttpStatusCode.Conflict);

        // An edition that communes filled here is closed, not taken back.
        await FairOMeterOfCommune.OpenAsync(coordination, "ouverte", Commune, host.Clock.Today());
        using var open = await coordination.PostAsync("/campaign/fairOMeter/editions/ouverte/withdrawal", new { reason = "Essai" }, 1);
        Assert.EndsWith("edition-not-recorded", await open.ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);

        async Task WithdrawAsync(long version, HttpStatusCode status)
        {
            using var answer = await coordination.PostAsync("/campaign/fairOMeter/editions/repris23/withdrawal", new { reason = "Essai" }, version);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private static string Earned(JsonElement score, JsonElement grade) => $"{score.GetDecimal()} {grade.GetString()}";

    private static string Told(JsonElement commune) => commune.GetRawText();

    private static async Task<JsonElement> ReadAsync(ApiClient api, string path, object body, HttpStatusCode status)
    {
        using var answer = await api.PostAsync(path, body);
        return await answer.ReadAsync(status);
    }
}
