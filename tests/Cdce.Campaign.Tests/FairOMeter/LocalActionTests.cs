using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>Actions of a commune's own beside the grid: told, sent, valued, and never counted.</summary>
public class LocalActionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Title = "Marché équitable au parc";
    private const string Text = "Chaque dimanche de mai.\nDouze étals, 400 visites.";
    private const string Valuation = "Une idée pour d’autres communes";

    [Theory]
    [InlineData("25112", "locale", "Actions propres à la commune", "« Une idée pour d’autres communes »")]
    [InlineData("63023", "eigene", "Eigene Aktionen der Gemeinde", "„Une idée pour d’autres communes“")]
    public async Task What_is_told_and_valued_stands_in_review_page_letter_and_certificate_and_changes_neither_score_nor_grade(
        string commune, string edition, string heading, string quoted)
    {
        var (coordination, secretary, filled) = await OpenAsync(edition, commune);
        await AnswerAsync(secretary, filled, "charter", 1);
        var full = await ScoreAsync(secretary, filled.Path, "score");

        // Told, told anew, taken back and put back: not a tenth of a point.
        var id = await AddAsync(secretary, filled, new { title = Title, text = Text });
        var other = await AddAsync(secretary, filled, new { title = "Fontaine", text = "Trois fontaines" });
        await PutAsync(secretary, filled, $"{other}", new { title = "Fontaines", text = "Trois fontaines" }, 1);
        await PutAsync(secretary, filled, $"{other}/withdrawal", new { withdrawn = true }, 2);
        Assert.Equal(full, await ScoreAsync(secretary, filled.Path, "score"));
        await PutAsync(secretary, filled, $"{other}/withdrawal", new { withdrawn = false }, 3);
        Assert.Equal(full, await ScoreAsync(secretary, filled.Path, "score"));
        await filled.SubmitAsync();
        var sent = await ScoreAsync(secretary, $"{filled.Path}/review", "after");
        Assert.Equal(["valueLocalAction"], Allowed(await filled.ReviewAsync()).Where(a => a.Contains("LocalAction", StringComparison.Ordinal)));

        // The reviewer values each, may say it anew, and the commune does not value itself.
        using var itself = await secretary.PutAsync($"{filled.Path}/localActions/{id}/valuation", new { text = "Bravo" }, 1);
        Assert.Equal(HttpStatusCode.Forbidden, itself.StatusCode);
        await PutAsync(coordination, filled, $"{id}/valuation", new { text = "Bien" }, 1);
        using var stale = await coordination.PutAsync($"{filled.Path}/localActions/{id}/valuation", new { text = Valuation }, 1);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        await PutAsync(coordination, filled, $"{id}/valuation", new { text = Valuation }, 2);
        Assert.Equal(sent, await ScoreAsync(secretary, $"{filled.Path}/review", "after"));
        Assert.Equal([(Title, Valuation), ("Fontaines", null)], Sent(await filled.ReviewAsync()));
        using var validated = await coordination.PostAsync($"{filled.Path}/validation", new { }, await filled.AcceptAllAsync());
        await validated.ReadAsync(HttpStatusCode.NoContent);
        using var late = await coordination.PutAsync($"{filled.Path}/localActions/{other}/valuation", new { text = "Bien" }, 1);
        Assert.Equal("fair-o-meter-not-submitted", await late.ProblemAsync(HttpStatusCode.Conflict));
        using var more = await secretary.PostAsync($"{filled.Path}/localActions", FairOMeterOfCommune.LocalAction);
        Assert.Equal("fair-o-meter-validated", await more.ProblemAsync(HttpStatusCode.Conflict));

        Assert.Equal(sent, await ScoreAsync(secretary, filled.Path, "score"));
        var told = await secretary.GetJsonAsync($"{filled.Path}/feedback");
        Assert.Equal([(Title, Valuation), ("Fontaines", null)], told.GetProperty("localActions").EnumerateArray().Select(a => (Of(a, "title"), Of(a, "valuation"))));
        Assert.Equal([(Title, Valuation), ("Fontaines", null)], (await filled.LocalActionsAsync()).Select(a => (Of(a, "title"), Of(a, "valuation"))));
        foreach (var format in new[] { "letter", "certificate" })
        {
            using var answer = await secretary.GetAsync($"{filled.Path}/feedback?format={format}");
            var pdf = new PdfReading(await answer.Content.ReadAsByteArrayAsync());
            var read = pdf.Read.ToList();
            var from = read.FindIndex(r => r.Tag == "H2" && r.Text.Contains(heading, StringComparison.OrdinalIgnoreCase));
            Assert.True(from >= 0, pdf.Text);
            var entries = read.Skip(from).Where(r => r.Tag == "LBody").Select(r => r.Text).ToList();
            Assert.Equal(2, entries.Count);
            Assert.StartsWith(Title, entries[0], StringComparison.Ordinal);
            Assert.EndsWith(quoted, entries[0], StringComparison.Ordinal);
            Assert.Equal(format == "letter", entries[0].Contains("Chaque dimanche de mai. Douze étals, 400 visites.", StringComparison.Ordinal));
            Assert.StartsWith("Fontaines", entries[1], StringComparison.Ordinal);
            Assert.Contains(heading.StartsWith('A') ? "l’appréciation de la coordination" : "die Würdigung der Koordination", pdf.Text, StringComparison.Ordinal);
            Assert.Empty(pdf.Untagged);
        }
    }

    [Fact]
    public async Task What_was_sent_stays_as_it_was_sent_and_a_valuation_goes_only_with_what_is_told_anew()
    {
        var (coordination, secretary, filled) = await OpenAsync("envoi", "62063");
        var kept = await AddAsync(secretary, filled, new { title = Title, text = Text });
        var changed = await AddAsync(secretary, filled, new { title = "Fontaine", text = "Trois fontaines" });
        var dropped = await AddAsync(secretary, filled, new { title = "Vélos", text = "Dix vélos" });
        await filled.SubmitAsync();
        foreach (var id in new[] { kept, changed, dropped })
            await PutAsync(coordination, filled, $"{id}/valuation", new { text = "Bien" }, 1);

        // The commune goes on: the review sees what was sent, and that the draft is another one.
        await PutAsync(secretary, filled, changed, new { title = "Fontaines", text = "Trois fontaines" }, 1);
        await PutAsync(secretary, filled, $"{dropped}/withdrawal", new { withdrawn = true }, 1);
        var added = await AddAsync(secretary, filled, new { title = "Ruches", text = "Deux ruches" });
        var review = await filled.ReviewAsync();
        Assert.Equal([(Title, "Bien"), ("Fontaine", "Bien"), ("Vélos", "Bien")], Sent(review));
        Assert.Equal([false, true, true], review.GetProperty("localActions").EnumerateArray().Select(a => a.GetProperty("changed").GetBoolean()));
        using var unsent = await coordination.PutAsync($"{filled.Path}/localActions/{added}/valuation", new { text = "Bien" }, 1);
        Assert.Equal(HttpStatusCode.NotFound, unsent.StatusCode);
        Assert.Equal([(Title, "Bien"), ("Fontaines", null), ("Vélos", "Bien"), ("Ruches", null)],
            (await filled.LocalActionsAsync()).Select(a => (Of(a, "title"), Of(a, "valuation"))));

        using var returned = await coordination.PostAsync($"{filled.Path}/return", new { reason = "Encore un mot" }, await filled.VersionAsync());
        await returned.ReadAsync(HttpStatusCode.NoContent);
        await filled.SubmitAsync();
        Assert.Equal([(Title, "Bien"), ("Fontaines", null), ("Ruches", null)], Sent(await filled.ReviewAsync()));
        using var before = await coordination.PutAsync($"{filled.Path}/localActions/{changed}/valuation", new { text = "Mieux" }, 2);
        Assert.Equal("stale-version", await before.ProblemAsync(HttpStatusCode.PreconditionFailed));
        await PutAsync(coordination, filled, $"{changed}/valuation", new { text = "Mieux" }, await filled.ValuationVersionAsync(changed));
        Assert.Equal([(Title, "Bien"), ("Fontaines", "Mieux"), ("Ruches", null)], Sent(await filled.ReviewAsync()));
    }

    [Fact]
    public async Task Facts_of_the_commune_s_own_ledger_show_it_ten_stand_at_most_and_nothing_is_added_outside_of_the_edition()
    {
        var (coordination, secretary, filled) = await OpenAsync("bornes", "62096");
        var own = await FactAsync(coordination, "62096");
        using var foreign = await secretary.PostAsync($"{filled.Path}/localActions",
            new { title = Title, text = Text, facts = new[] { await FactAsync(coordination, "62063") } });
        Assert.Equal("unknown-activity", await foreign.ProblemAsync(HttpStatusCode.Conflict));
        foreach (var (body, field) in new (object, string)[] { (new { title = "", text = Text }, "title"), (new { title = Title, text = " " }, "text"),
            (new { title = new string('x', 121), text = Text }, "title"), (new { title = Title, text = new string('x', 1_001) }, "text") })
        {
            using var wrong = await secretary.PostAsync($"{filled.Path}/localActions", body);
            Assert.Equal(field, await wrong.WrongFieldAsync());
        }

        // A commune may begin with it, before any answer.
        var first = await AddAsync(secretary, filled, new { title = Title, text = Text, facts = new[] { own } });
        var read = await secretary.GetJsonAsync(filled.Path);
        Assert.Equal(("inProgress", 0), (Of(read, "status"), read.GetProperty("answered").GetInt32()));
        Assert.Equal((own, "holds"), Fact((await filled.LocalActionsAsync())[0]));

        // What was withdrawn since may stay, and is shown as broken; it is no reason to refuse another word.
        using var withdrawn = await coordination.PostAsync($"/campaign/activities/{own}/withdrawal", new { reason = "Essai" }, 1);
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal((own, "withdrawn"), Fact((await filled.LocalActionsAsync())[0]));
        await PutAsync(secretary, filled, first, new { title = "Marché", text = Text, facts = new[] { own } }, 1);
        using var stranger = await (await host.KeyAsync(Role.Secretary, "62063")).PutAsync($"{filled.Path}/localActions/{first}", new { title = Title, text = Text }, 2);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        using var nothing = await secretary.PutAsync($"{filled.Path}/localActions/{own}", new { title = Title, text = Text }, 0);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);

        Assert.True(await MayAddAsync());
        for (var i = 2; i <= 10; i++)
            await AddAsync(secretary, filled, new { title = $"Action {i}", text = Text });
        Assert.False(await MayAddAsync());
        using var eleventh = await secretary.PostAsync($"{filled.Path}/localActions", FairOMeterOfCommune.LocalAction);
        Assert.Equal("local-actions-full", await eleventh.ProblemAsync(HttpStatusCode.Conflict));
        await PutAsync(secretary, filled, $"{first}/withdrawal", new { withdrawn = true }, 2);
        using var gone = await secretary.PutAsync($"{filled.Path}/localActions/{first}", new { title = Title, text = Text }, 3);
        Assert.Equal("local-action-withdrawn", await gone.ProblemAsync(HttpStatusCode.Conflict));
        await AddAsync(secretary, filled, new { title = "Action 11", text = Text });
        using var back = await secretary.PutAsync($"{filled.Path}/localActions/{first}/withdrawal", new { withdrawn = false }, 3);
        Assert.Equal("local-actions-full", await back.ProblemAsync(HttpStatusCode.Conflict));

        using var closed = await coordination.PostAsync("/campaign/fairOMeter/editions/bornes/closure", new { }, 1);
        await closed.ReadAsync(HttpStatusCode.NoContent);
        using var late = await secretary.PutAsync($"{filled.Path}/localActions/{first}/withdrawal", new { withdrawn = false }, 3);
        Assert.Equal("edition-not-open", await late.ProblemAsync(HttpStatusCode.Conflict));
        Assert.DoesNotContain("addLocalAction", Allowed(await secretary.GetJsonAsync(filled.Path)));

        async Task<bool> MayAddAsync() => (await secretary.GetJsonAsync(filled.Path)).GetProperty("allowedActions").EnumerateArray().Any(a => a.GetString() == "addLocalAction");
    }

    private async Task<(ApiClient Coordination, ApiClient Secretary, FairOMeterOfCommune Filled)> OpenAsync(string edition, string commune)
    {
        var coordination = await host.CoordinationAsync();
        return (coordination, await host.KeyAsync(Role.Secretary, commune), await FairOMeterOfCommune.OpenAsync(coordination, edition, commune, host.Clock.Today()));
    }

    private async Task<string> FactAsync(ApiClient coordination, string nisCode)
    {
        using var recorded = await coordination.PostAsync("/campaign/activities", new { nisCode, kind = "pressClip", on = host.Clock.Today() });
        return (await recorded.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
    }

    private static async Task<string> AddAsync(ApiClient who, FairOMeterOfCommune filled, object action)
    {
        using var added = await who.PostAsync($"{filled.Path}/localActions", action);
        return (await added.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
    }

    private static async Task PutAsync(ApiClient who, FairOMeterOfCommune filled, string what, object body, long version)
    {
        using var done = await who.PutAsync($"{filled.Path}/localActions/{what}", body, version);
        await done.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task AnswerAsync(ApiClient who, FairOMeterOfCommune filled, string question, int value)
    {
        using var answered = await who.PutAsync($"{filled.Path}/answers/{question}", new { value }, await filled.VersionOfAsync(question));
        await answered.ReadAsync(HttpStatusCode.NoContent);
    }

    /// <summary>The whole score: value, grade, and what each question adds.</summary>
    private static async Task<string> ScoreAsync(ApiClient who, string path, string which) => (await who.GetJsonAsync(path)).GetProperty(which).GetRawText();

    private static IEnumerable<(string?, string?)> Sent(JsonElement review) => review.GetProperty("localActions").EnumerateArray()
        .Select(a => (Of(a, "title"), a.TryGetProperty("valuation", out var said) ? Of(said, "text") : null));

    private static (string?, string?) Fact(JsonElement action) =>
        (Of(action.GetProperty("facts").EnumerateArray().Single(), "id"), Of(action.GetProperty("facts")[0], "status"));

    private static IEnumerable<string> Allowed(JsonElement read) => read.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString() ?? "");

    private static string? Of(JsonElement element, string name) => element.TryGetProperty(name, out var found) ? found.GetString() : null;
}
