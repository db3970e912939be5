using System.Net;
using System.Text.Json;
using Cdce.Testing;
using CsvHelper;

namespace Cdce.Campaign.Tests.Awards;

/// <summary>An award over the API: who nominates, who scores and who does not, and that nobody reads a point before the results are published.</summary>
public class AwardTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nivelles = "25072";
    private const string Seraing = "62096";

    private DateOnly Today => host.Clock.Today();

    [Fact]
    public async Task From_the_call_to_the_laureates_the_totals_come_from_the_sheets_and_can_be_added_up_again_from_the_export()
    {
        var coordination = await host.CoordinationAsync();
        var (nivelles, seraing) = (await host.KeyAsync(Platform.Role.Secretary, Nivelles), await host.KeyAsync(Platform.Role.Chair, Seraing));
        var award = await AwardOfCommunes.PlanAsync(coordination, AwardOfCommunes.Plan(Today, Today));

        // What is planned is the coordination's alone.
        using var unknown = await nivelles.GetAsync(award.Path);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.DoesNotContain(award.Id, (await nivelles.GetJsonAsync("/campaign/awards")).GetRawText(), StringComparison.Ordinal);
        await award.DoAsync("call");

        using var fact = await coordination.PostAsync("/campaign/activities", new { nisCode = Nivelles, kind = "awarenessAction", on = Today, summary = "Marché au parc" });
        var factId = (await fact.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        var market = await award.NominateAsync(nivelles, Nivelles, "Marché équitable", facts: factId);
        var school = await award.NominateAsync(seraing, Seraing, "Écoles en fête");
        var shop = await award.NominateAsync(seraing, Seraing, "Épicerie du coin", "shops");
        var off = await award.NominateAsync(nivelles, Nivelles, "Hors sujet", admit: false);
        await award.ScreenAsync(off, new { admitted = false, reason = "Hors du thème" });
        Assert.Equal("Hors du thème", (await award.NominationAsync(nivelles, off)).GetProperty("reason").GetString());
        Assert.Equal("Marché au parc", (await award.NominationAsync(nivelles, market)).GetProperty("facts")[0].GetProperty("summary").GetString());
        Assert.Equal([market, off], Ids(await award.SeenByAsync(nivelles)).Order());

        var jurors = await JuryAsync("all");
        await award.NameAsync(jurors);
        Assert.Empty(Ids(await award.SeenByAsync(jurors[0])));
        await award.DoAsync("scoring");
        foreach (var juror in jurors)
        {
            Assert.Equal([market, school, shop], Ids(await award.SeenByAsync(juror)).Order());
            await AcceptedAsync(award.DeclareAsync(juror));
        }

        int[][] given = [[7, 3], [8, 4], [6, 10]];
        foreach (var (juror, i) in jurors.Select((j, i) => (j, i)))
        {
            await AcceptedAsync(award.ScoreAsync(juror, market, 1, 1));
            await AcceptedAsync(award.ScoreAsync(juror, market, given[i][0], given[i][1]));
            await AcceptedAsync(award.ScoreAsync(juror, school, 9, i));
            await AcceptedAsync(award.ScoreAsync(juror, shop, 0, 1));
        }

        await award.DoAsync("results");
        var results = await coordination.GetJsonAsync($"{award.Path}/results");
        Assert.True(results.GetProperty("recomputed").GetBoolean());
        // (3 x 27 + 3) / 120 of Seraing's school, (3 x 21 + 17) / 120 of Nivelles' market, both of 100.
        Assert.Equal([(school, 1, true, 70m), (market, 2, false, 66.67m)], Lines(results, "communes"));
        Assert.Equal([(shop, 1, true, 2.5m)], Lines(results, "shops"));

        // Whoever has the export alone comes to the same.
        Assert.Equal([(market, 66.67m, 66.67m), (school, 70m, 70m), (shop, 2.5m, 2.5m)], AddUp(await TextAsync(coordination, $"{award.Path}/results?format=csv")).Order());

        // A commune reads the sheets of its own nomination and of nobody else's; everybody the laureates.
        var own = (await nivelles.GetJsonAsync($"{award.Path}/results")).GetProperty("categories")[0].GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([(school, false), (market, true)], own.Select(i => (Of(i, "nominationId"), i.TryGetProperty("sheets", out _))));
        Assert.Equal([1, 2, 3], own[1].GetProperty("sheets").EnumerateArray().Select(s => s.GetProperty("juror").GetInt32()));
        var published = (await host.Anonymous.GetJsonAsync("/campaign/publishedAwards")).GetProperty("items").EnumerateArray().Single(a => Of(a, "awardId") == award.Id);
        Assert.Equal(["Écoles en fête", "Épicerie du coin"], published.GetProperty("categories").EnumerateArray()
            .SelectMany(c => c.GetProperty("laureates").EnumerateArray()).Select(l => Of(l, "title")));

        // Nothing changes any more.
        using var late = await award.ScoreAsync(jurors[0], market, 10, 10);
        Assert.Equal("award-stage", await late.ProblemAsync(HttpStatusCode.Conflict));
        using var dismissed = await coordination.PostAsync($"{award.Path}/jury/{jurors[0].PersonId}/dismissal");
        Assert.Equal("award-stage", await dismissed.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Whoever_has_an_interest_does_not_score_and_a_sheet_filled_before_does_not_count()
    {
        var coordination = await host.CoordinationAsync();
        var award = await AwardOfCommunes.CallAsync(coordination, Today, leastSheets: 1);
        var market = await award.NominateAsync(coordination, Nivelles, "Marché");
        var school = await award.NominateAsync(coordination, Seraing, "École");
        // The first one works for Nivelles; the others hold roles elsewhere.
        var jurors = await JuryAsync("conflict", Nivelles);
        await award.NameAsync(jurors);
        await award.DoAsync("scoring");

        using var undeclared = await award.ScoreAsync(jurors[1], market, 5, 5);
        Assert.Equal("interests-undeclared", await undeclared.ProblemAsync(HttpStatusCode.Conflict));
        await AcceptedAsync(award.DeclareAsync(jurors[0]));
        await AcceptedAsync(award.DeclareAsync(jurors[1], school));
        await AcceptedAsync(award.DeclareAsync(jurors[2]));
        await RefusedAsync(jurors[0], market);
        await RefusedAsync(jurors[1], school);
        await AcceptedAsync(award.ScoreAsync(jurors[0], school, 10, 10));
        await AcceptedAsync(award.ScoreAsync(jurors[1], market, 10, 10));
        await AcceptedAsync(award.ScoreAsync(jurors[2], market, 0, 0));
        await AcceptedAsync(award.ScoreAsync(jurors[2], school, 4, 4));

        // The coordination learns of it once the sheet is filled: it does not count, and the member cannot fill it again.
        using var recorded = await coordination.PostAsync($"{award.Path}/jury/{jurors[2].PersonId}/conflicts", new { nominationId = market, holds = true });
        await recorded.ReadAsync(HttpStatusCode.NoContent);
        await RefusedAsync(jurors[2], market);
        var jury = (await award.SeenByAsync(coordination)).GetProperty("jury").EnumerateArray().ToList();
        Assert.Equal([(1, 1), (1, 1), (1, 1)], jury.Select(j => (j.GetProperty("filled").GetInt32(), j.GetProperty("expected").GetInt32())));
        await award.DoAsync("results");

        var results = await coordination.GetJsonAsync($"{award.Path}/results");
        Assert.Equal([(market, 1, true, 100m), (school, 2, false, 70m)], Lines(results, "communes"));
        Assert.Equal(["", "conflict"], results.GetProperty("categories")[0].GetProperty("items")[0].GetProperty("sheets").EnumerateArray()
            .Select(s => s.TryGetProperty("leftOut", out var why) ? why.GetString() : ""));
        Assert.True(results.GetProperty("recomputed").GetBoolean());

        async Task RefusedAsync(ApiClient juror, string nomination)
        {
            using var refused = await award.ScoreAsync(juror, nomination, 10, 10);
            Assert.Equal("conflict-of-interest", await refused.ProblemAsync(HttpStatusCode.Conflict));
            Assert.True((await award.NominationAsync(juror, nomination)).GetProperty("conflict").GetBoolean());
        }
    }

    [Fact]
    public async Task A_role_that_was_given_after_the_declaration_is_an_interest_too()
    {
        var coordination = await host.CoordinationAsync();
        var award = await AwardOfCommunes.CallAsync(coordination, Today, leastSheets: 1);
        var market = await award.NominateAsync(coordination, "92094", "Marché");
        var juror = (await JuryAsync("later"))[0];
        await award.NameAsync(juror);
        await award.DoAsync("scoring");
        await AcceptedAsync(award.DeclareAsync(juror));
        using var mandate = await coordination.PostAsync("/governance/mandates", new { area = "92094", role = "member", personId = juror.PersonId });
        await mandate.ReadAsync(HttpStatusCode.Created);
        using var refused = await award.ScoreAsync(juror, market, 10, 10);
        Assert.Equal("conflict-of-interest", await refused.ProblemAsync(HttpStatusCode.Conflict));
    }

    /// <summary>Everything that anybody but the member of the jury can ask is read for the points, which are unlike all other numbers there.</summary>
    [Fact]
    public async Task Until_the_results_are_published_nobody_reads_a_point_anywhere()
    {
        var coordination = await host.CoordinationAsync();
        var award = await AwardOfCommunes.CallAsync(coordination, Today);
        var market = await award.NominateAsync(coordination, Nivelles, "Marché");
        var jurors = await JuryAsync("sealed");
        await award.NameAsync(jurors);
        await award.DoAsync("scoring");
        foreach (var juror in jurors)
        {
            await AcceptedAsync(award.DeclareAsync(juror));
            await AcceptedAsync(award.ScoreAsync(juror, market, 9, 8));
        }

        ApiClient[] others = [coordination, await host.KeyAsync(Platform.Role.RegionalCoordinator, "25"), await host.KeyAsync(Platform.Role.Secretary, Nivelles),
            await host.KeyAsync(Platform.Role.Script)];
        foreach (var other in others)
        {
            Assert.DoesNotContain("\"given\"", await TextAsync(other, award.Path), StringComparison.Ordinal);
            foreach (var format in new[] { "", "?format=csv" })
            {
                using var results = await other.GetAsync($"{award.Path}/results{format}");
                Assert.Equal("results-sealed", await results.ProblemAsync(HttpStatusCode.Conflict));
            }
        }

        // A member reads the own sheet and no other.
        var own = await award.NominationAsync(jurors[0], market);
        Assert.Equal([9, 8], own.GetProperty("sheet").GetProperty("points").EnumerateArray().Select(p => p.GetProperty("given").GetInt32()));
        Assert.False((await award.SeenByAsync(jurors[0])).TryGetProperty("jury", out _));

        // The audit tells that sheets were filled, and not with what.
        var key = Uri.EscapeDataString($"award/{award.Id}");
        string[] trails = [$"/audit?object={key}&pageSize=100", $"/audit/objects?object={key}", $"/audit/export?object={key}", $"/audit/export?format=jsonl&object={key}"];
        foreach (var trail in trails)
        {
            var text = await TextAsync(coordination, trail);
            Assert.Equal(3, Count(text, "campaign.award_sheet_filled"));
            Assert.DoesNotContain("given", text, StringComparison.Ordinal);
        }
        Assert.Equal(3, (await coordination.GetJsonAsync(trails[0])).GetProperty("items").EnumerateArray().Count(e => e.TryGetProperty("sealed", out var isSealed) && isSealed.GetBoolean()));

        await award.DoAsync("results");
        foreach (var trail in trails)
            Assert.True(Count(await TextAsync(coordination, trail), "given") >= 6, trail);
        Assert.Equal([(market, 1, true, 87.5m)], Lines(await coordination.GetJsonAsync($"{award.Path}/results"), "communes"));
    }

    [Fact]
    public async Task A_day_before_the_publication_shows_the_award_as_it_was_and_still_sealed()
    {
        await using var own = await ApiHost.OwnAsync();
        var coordination = await own.CoordinationAsync();
        var today = own.Clock.Today();
        var award = await AwardOfCommunes.PlanAsync(coordination, AwardOfCommunes.Plan(today, today.AddDays(5), leastSheets: 1));
        await award.DoAsync("call");
        var market = await award.NominateAsync(coordination, Nivelles, "Marché");
        var juror = await own.SignedInAsync("asof-juror", "volunteer", "25031");
        await award.NameAsync(juror);
        await award.DoAsync("scoring");
        await AcceptedAsync(award.DeclareAsync(juror));
        await AcceptedAsync(award.ScoreAsync(juror, market, 6, 6));
        own.Clock.Advance(TimeSpan.FromDays(3));
        await award.DoAsync("results");

        var before = $"asOf={today:yyyy-MM-dd}";
        foreach (var reading in new[] { "", "&asOfReading=knownThen" })
        {
            var then = (await coordination.GetJsonAsync($"{award.Path}?{before}{reading}")).GetProperty("award");
            Assert.Equal("scoring", Of(then, "stage"));
            Assert.Empty(then.GetProperty("allowedActions").EnumerateArray());
            using var results = await coordination.GetAsync($"{award.Path}/results?{before}{reading}");
            Assert.Equal("results-sealed", await results.ProblemAsync(HttpStatusCode.Conflict));
            Assert.Empty((await own.Anonymous.GetJsonAsync($"/campaign/publishedAwards?{before}{reading}")).GetProperty("items").EnumerateArray());
        }
        Assert.Single((await own.Anonymous.GetJsonAsync("/campaign/publishedAwards")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_its_reason()
    {
        var coordination = await host.CoordinationAsync();
        var nivelles = await host.KeyAsync(Platform.Role.Secretary, Nivelles);
        using var wrong = await coordination.PostAsync("/campaign/awards", AwardOfCommunes.Plan(Today.AddDays(-1), Today, region: "Nulle part"));
        Assert.Equal(["rules.region", "rules.nominationsUntil"], (await wrong.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues").EnumerateArray().Select(i => Of(i, "name")));

        var walloon = await AwardOfCommunes.PlanAsync(coordination, AwardOfCommunes.Plan(Today.AddDays(3), Today.AddDays(9), region: "Région wallonne"));
        await RefusedAsync("award-stage", coordination.PostAsync($"{walloon.Path}/nominations", new { nisCode = Nivelles, category = "communes", title = "Tôt", text = "Tôt" }));
        await walloon.DoAsync("call");
        await RefusedAsync("award-stage", coordination.PostAsync($"{walloon.Path}/call", null, await walloon.VersionAsync()));
        await RefusedAsync("award-stage", coordination.PutAsync(walloon.Path, AwardOfCommunes.Plan(Today, Today), await walloon.VersionAsync()));
        // A commune of Brussels is not called, and finds nothing to nominate for.
        using var brussels = await coordination.PostAsync($"{walloon.Path}/nominations", new { nisCode = "21004", category = "communes", title = "Bruxelles", text = "Bruxelles" });
        Assert.Equal(HttpStatusCode.NotFound, brussels.StatusCode);
        await RefusedAsync("unknown-category", nivelles.PostAsync($"{walloon.Path}/nominations", new { nisCode = Nivelles, category = "none", title = "Rien", text = "Rien" }));
        using var foreign = await nivelles.PostAsync($"{walloon.Path}/nominations", new { nisCode = Nivelles, category = "shops", title = "Fait", text = "Fait", facts = new[] { Guid.CreateVersion7() } });
        Assert.Equal("facts", await foreign.WrongFieldAsync());
        var market = await walloon.NominateAsync(nivelles, Nivelles, "Marché", admit: false);
        using var unexplained = await coordination.PostAsync($"{walloon.Path}/nominations/{market}/screening", new { admitted = false }, 1);
        Assert.Equal("reason", await unexplained.WrongFieldAsync());
        await RefusedAsync("nominations-open", coordination.PostAsync($"{walloon.Path}/scoring", null, await walloon.VersionAsync()));
        await RefusedAsync("award-days", coordination.PostAsync($"{walloon.Path}/extension", new { nominationsUntil = Today, scoringUntil = Today.AddDays(9) }, await walloon.VersionAsync()));
        await walloon.DoAsync("cancellation", new { reason = "Trop peu de candidatures" });
        Assert.Equal("Trop peu de candidatures", Of((await walloon.SeenByAsync(nivelles)).GetProperty("award"), "cancelReason"));

        var award = await AwardOfCommunes.CallAsync(coordination, Today);
        for (var i = 0; i < 10; i++)
            market = await award.NominateAsync(nivelles, Nivelles, $"Marché {i}", admit: i < 9);
        await RefusedAsync("nominations-full", nivelles.PostAsync($"{award.Path}/nominations", new { nisCode = Nivelles, category = "shops", title = "Trop", text = "Trop" }));
        await RefusedAsync("nominations-waiting", coordination.PostAsync($"{award.Path}/scoring", null, await award.VersionAsync()));
        using var withdrawn = await nivelles.PostAsync($"{award.Path}/nominations/{market}/withdrawal", null, 1);
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);
        await RefusedAsync("nomination-withdrawn", coordination.PostAsync($"{award.Path}/nominations/{market}/screening", new { admitted = true }, 2));
        await RefusedAsync("jury-too-small", coordination.PostAsync($"{award.Path}/scoring", null, await award.VersionAsync()));
        using var nobody = await coordination.PostAsync($"{award.Path}/jury", new { personId = Guid.CreateVersion7() });
        Assert.Equal("personId", await nobody.WrongFieldAsync());
        var jurors = await JuryAsync("refused");
        await award.NameAsync(jurors[0], jurors[1]);
        await award.DoAsync("scoring");
        market = Ids(await award.SeenByAsync(jurors[0])).First();
        await AcceptedAsync(award.DeclareAsync(jurors[0]));
        await RefusedAsync("points-too-many", award.ScoreAsync(jurors[0], market, 11, 0));
        await RefusedAsync("criteria-incomplete", jurors[0].PutAsync($"{award.Path}/nominations/{market}/score", new { points = new[] { new { criterion = "idea", given = 1 } } }, 0));
        using var stranger = await award.ScoreAsync(jurors[2], market, 1, 1);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        await AcceptedAsync(award.ScoreAsync(jurors[0], market, 1, 1));
        using var stale = await jurors[0].PutAsync($"{award.Path}/nominations/{market}/score", AwardOfCommunes.Points(2, 2), 0);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
        await RefusedAsync("scoring-open", coordination.PostAsync($"{award.Path}/results", null, await award.VersionAsync()));

        async Task RefusedAsync(string code, Task<HttpResponseMessage> sent)
        {
            using var answer = await sent;
            Assert.Equal(code, await answer.ProblemAsync(HttpStatusCode.Conflict));
        }
    }

    [Fact]
    public async Task After_the_last_day_results_need_enough_sheets_that_count_and_more_time_lets_the_jury_go_on()
    {
        await using var own = await ApiHost.OwnAsync();
        var coordination = await own.CoordinationAsync();
        var today = own.Clock.Today();
        var award = await AwardOfCommunes.CallAsync(coordination, today, leastSheets: 1);
        var (market, school) = (await award.NominateAsync(coordination, Nivelles, "Marché"), await award.NominateAsync(coordination, Seraing, "École"));
        var juror = await own.SignedInAsync("slow-juror", "volunteer", "25031");
        await award.NameAsync(juror);
        await award.DoAsync("scoring");
        await AcceptedAsync(award.DeclareAsync(juror));
        await AcceptedAsync(award.ScoreAsync(juror, market, 6, 6));
        own.Clock.Advance(TimeSpan.FromHours(23));
        using var over = await award.ScoreAsync(juror, school, 5, 5);
        Assert.Equal("scoring-over", await over.ProblemAsync(HttpStatusCode.Conflict));
        using var few = await coordination.PostAsync($"{award.Path}/results", null, await award.VersionAsync());
        var problem = await few.ReadAsync(HttpStatusCode.Conflict);
        Assert.EndsWith("too-few-sheets", Of(problem, "type"), StringComparison.Ordinal);
        Assert.Equal([school], problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
        await award.DoAsync("extension", new { nominationsUntil = today, scoringUntil = today.AddDays(2) });
        await AcceptedAsync(award.ScoreAsync(juror, school, 5, 5));
        await award.DoAsync("results");
        Assert.Equal([(market, 1, true, 60m), (school, 2, false, 50m)], Lines(await coordination.GetJsonAsync($"{award.Path}/results"), "communes"));
    }

    [Fact]
    public async Task A_demonstration_gives_no_public_laureate()
    {
        var simulating = await host.SimulatingAsync();
        var award = await AwardOfCommunes.CallAsync(simulating, Today, leastSheets: 1);
        var market = await award.NominateAsync(simulating, Nivelles, "Marché");
        var juror = (await JuryAsync("demo"))[0];
        await award.NameAsync(juror);
        await award.DoAsync("scoring");
        await AcceptedAsync(award.DeclareAsync(juror));
        await AcceptedAsync(award.ScoreAsync(juror, market, 6, 6));
        await award.DoAsync("results");
        Assert.DoesNotContain(award.Id, await TextAsync(host.Anonymous, "/campaign/publishedAwards"), StringComparison.Ordinal);
    }

    /// <summary>Three people with a role in this commune, and then in two others.</summary>
    private async Task<IReadOnlyList<SignedInClient>> JuryAsync(string name, string first = "25031")
    {
        var jurors = new List<SignedInClient>();
        foreach (var commune in new[] { first, "25014", "62003" })
            jurors.Add(await host.SignedInAsync($"{name}-juror-{commune}", "volunteer", commune));
        return jurors;
    }

    private static async Task AcceptedAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        await answer.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<string> TextAsync(ApiClient caller, string path)
    {
        using var answer = await caller.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Ids(JsonElement award) => award.GetProperty("nominations").EnumerateArray().Select(n => Of(n, "nominationId"));

    private static IEnumerable<(string Nomination, int Rank, bool Laureate, decimal Score)> Lines(JsonElement results, string category) =>
        results.GetProperty("categories").EnumerateArray().Single(c => Of(c, "code") == category).GetProperty("items").EnumerateArray()
            .Select(i => (Of(i, "nominationId"), i.GetProperty("rank").GetInt32(), i.GetProperty("laureate").GetBoolean(), i.GetProperty("score").GetDecimal()));

    /// <summary>What each nomination earned by the lines of its sheets, beside what the file says of it.</summary>
    private static List<(string Nomination, decimal AddedUp, decimal Said)> AddUp(string csv)
    {
        using var reader = CsvReader.FromText(csv.TrimStart('\uFEFF'), new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        var columns = rows[0].Index().ToDictionary(c => c.Item, c => c.Index);
        var lines = rows.Skip(1).Select(row => (Nomination: row[columns["nominationId"]], Said: Number(row, "score"), Counts: row[columns["counts"]] == "true",
            Points: Number(row, "weight") * Number(row, "points"), Most: Number(row, "weight") * Number(row, "mostPoints"))).ToList();
        return [.. lines.Where(l => l.Counts).GroupBy(l => (l.Nomination, l.Said))
            .Select(g => (g.Key.Nomination, Math.Round(100 * g.Sum(l => l.Points) / g.Sum(l => l.Most), 2, MidpointRounding.AwayFromZero), g.Key.Said))];

        decimal Number(string[] row, string column) => decimal.Parse(row[columns[column]], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Of(JsonElement element, string field) => element.GetProperty(field).GetString() ?? "";
}
