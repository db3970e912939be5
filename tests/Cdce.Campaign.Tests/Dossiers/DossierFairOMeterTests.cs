using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Dossiers;

/// <summary>The Fair-ô-mètres of a commune leave one system with its dossier and enter another, empty one.</summary>
public class DossierFairOMeterTests(ApiHost host, DossierTests.EmptyHost empty) : IClassFixture<ApiHost>, IClassFixture<DossierTests.EmptyHost>
{
    private const string File = "fair-o-meters.json";

    [Fact]
    public async Task Taken_into_an_empty_system_it_yields_the_same_grade_and_every_point()
    {
        string[] communes = ["25072", "61031", "51004", "53020", "55040"];
        var here = await host.SimulatingAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(here, "depart", communes, host.Clock.Today());
        var (begun, sent, reviewed, contested, final) = (filled[0], filled[1], filled[2], filled[3], filled[4]);
        await begun.ClipAsync();
        await AnswerAsync(here, begun, "charter", new { value = 1, evidenceUrl = "https://www.example.org/charte" });
        await AnswerAsync(here, begun, "renewal", new { value = 1 });
        await (await here.PostAsync($"{begun.Path}/answers/renewal/clearance", new { }, await begun.VersionOfAsync("renewal"))).ReadAsync(HttpStatusCode.NoContent);
        await (await here.PostAsync($"{begun.Path}/answers/press/rejection", new { reason = "Article d’une autre commune" }, await begun.VersionOfAsync("press")))
            .ReadAsync(HttpStatusCode.NoContent);
        foreach (var (commune, value) in new[] { (sent, 1), (reviewed, 0), (contested, 0), (final, 1) })
        {
            await commune.ClipAsync();
            await AnswerAsync(here, commune, "charter", new { value });
            await AnswerAsync(here, commune, "press", new { value = 1 });
            await AnswerAsync(here, commune, "renewal", new { value = 1 });
            await commune.AddLocalActionAsync(FairOMeterOfCommune.LocalAction);
            await commune.SubmitAsync();
        }

        // Two more beside the grid: one that was taken back, and one that is valued.
        var actions = new List<string> { await begun.AddLocalActionAsync(FairOMeterOfCommune.LocalAction) };
        await PutAsync(here, begun, $"{actions[0]}/withdrawal", new { withdrawn = true }, 1);
        actions.Add((await final.LocalActionsAsync())[0].GetProperty("actionId").GetString() ?? "");
        await PutAsync(here, final, $"{actions[1]}/valuation", new { text = "Une belle fête" }, 1);

        foreach (var commune in new[] { reviewed, contested, final })
        {
            await ReviewAsync(here, commune, "charter", new { outcome = "adjusted", value = commune == final ? 0 : 1, reason = "Vu en ligne" });
            await ReviewAsync(here, commune, "renewal", new { outcome = "adjusted", value = 0, reason = "En avril" });
            await commune.AcceptAllAsync();
            await PostAsync(here, commune, "validation", new { });
        }

        foreach (var commune in new[] { contested, final })
        {
            await PostAsync(here, commune, "contest",
                new { answers = new[] { new { question = "charter", text = "Retirée" }, new { question = "renewal", text = "En mars" } } });
        }

        await PostAsync(here, final, "contest/decision", new
        {
            decisions = new[] { new { question = "charter", accepted = false, reason = "Non" }, new { question = "renewal", accepted = true, reason = "Oui" } },
        });
        await (await here.PutAsync($"{final.Path}/publication", new { choice = "gradeAndCriteria" }, await final.VersionAsync())).ReadAsync(HttpStatusCode.NoContent);

        var there = await empty.Host.CoordinationAsync();
        foreach (var (commune, nisCode) in filled.Zip(communes))
        {
            var zip = await DossierTests.DossierAsync(here, nisCode);
            var taken = await (await DossierTests.UploadAsync(there, zip)).ReadAsync(HttpStatusCode.OK);

            var told = Assert.Single(taken.GetProperty("fairOMeters").EnumerateArray());
            var before = await here.GetJsonAsync(commune.Path);
            var after = await there.GetJsonAsync(commune.Path);
            Assert.Equal((before.GetProperty("status").GetString(), before.GetProperty("version").GetInt64()),
                (after.GetProperty("status").GetString(), after.GetProperty("version").GetInt64()));
            Assert.Equal(before.GetProperty("score").GetRawText(), after.GetProperty("score").GetRawText());
            Assert.Equal(Answers(before), Answers(after));
            Assert.Single(after.GetProperty("localActions").EnumerateArray());
            Assert.Equal(before.GetProperty("localActions").GetRawText(), after.GetProperty("localActions").GetRawText());
            Assert.Equal((told.GetProperty("assessmentId").GetString(), true), (after.GetProperty("assessmentId").GetString(), taken.GetProperty("simulated").GetBoolean()));
            if (commune == begun)
            {
                Assert.Equal(before.GetProperty("score").GetProperty("value").GetDecimal(), told.GetProperty("score").GetDecimal());
                continue;
            }

            // What was sent, what the review says and what counts in the end, but for who reviewed.
            var (review, again) = (await commune.ReviewAsync(), await there.GetJsonAsync($"{commune.Path}/review"));
            foreach (var score in new[] { "before", "after" })
                Assert.Equal(review.GetProperty(score).GetRawText(), again.GetProperty(score).GetRawText());
            Assert.Equal(review.GetProperty("after").GetProperty("value").GetDecimal(), told.GetProperty("score").GetDecimal());
            Assert.Equal(review.GetProperty("after").GetProperty("grade").GetString(), told.GetProperty("grade").GetString());
            Assert.Equal(Reviews(review), Reviews(again));

            // The same file again, and one that was made of what was taken.
            Assert.False((await (await DossierTests.UploadAsync(there, zip)).ReadAsync(HttpStatusCode.OK)).GetProperty("changed").GetBoolean());
            Assert.Equal(after.GetProperty("version").GetInt64(), (await there.GetJsonAsync(commune.Path)).GetProperty("version").GetInt64());
            Assert.Equal(JsonNode.Parse(DossierTests.Unzip(zip)[File])?.ToJsonString(),
                JsonNode.Parse(DossierTests.Unzip(await DossierTests.DossierAsync(there, nisCode))[File])?.ToJsonString());
        }

        Assert.NotEqual(await ScoreAsync(there, contested), await ScoreAsync(there, final));
        Assert.Equal(await PublishedAsync(here), await PublishedAsync(there));
        Assert.Equal("Une belle fête", (await there.GetJsonAsync($"{final.Path}/feedback")).GetProperty("localActions")[0].GetProperty("valuation").GetString());
        // The letter is the same, to the byte.
        Assert.Equal((await here.GetJsonAsync($"{final.Path}/feedback")).GetProperty("letter").GetProperty("sha256").GetString(),
            (await there.GetJsonAsync($"{final.Path}/feedback")).GetProperty("letter").GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Something_changed_in_the_file_is_seen_and_nothing_is_taken()
    {
        const string commune = "62096";
        var here = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(here, "faux", commune, host.Clock.Today());
        await filled.ClipAsync();
        await AnswerAsync(here, filled, "press", new { value = 1 });
        await AnswerAsync(here, filled, "charter", new { value = 1 });
        var action = await filled.AddLocalActionAsync(FairOMeterOfCommune.LocalAction);
        await filled.SubmitAsync();
        await ReviewAsync(here, filled, "charter", new { outcome = "adjusted", value = 0, reason = "Vu" });
        await PutAsync(here, filled, $"{action}/valuation", new { text = "Une belle fête" }, 1);
        var good = await DossierTests.DossierAsync(here, commune);
        Assert.DoesNotContain("reviewer", System.Text.Encoding.UTF8.GetString(DossierTests.Unzip(good)[File]), StringComparison.Ordinal);
        var there = await empty.Host.CoordinationAsync();

        // One answer, and what follows from it is not what the dossier says.
        await WrongAsync("own", json => Event(json, "answerGiven", "press")["value"] = 0);
        await WrongAsync("counting", json => DossierTests.At(json, 0, "counting")["grade"] = "A+");
        await WrongAsync("counting", json => Events(json).Remove(Event(json, "answerReviewed", "charter")));
        await WrongAsync("own", json => DossierTests.At(json, 0, "own", "contributions", 0)["adds"] = 1.5);
        await WrongAsync("status", json => DossierTests.At(json, 0)["status"] = "validated");
        // What no command here would have recorded.
        await WrongAsync("events[0]", json => Event(json, "answerGiven", "press")["nisCode"] = "62063");
        await WrongAsync("events[1]", json => Event(json, "answerGiven", "charter")["question"] = "wealth");
        await WrongAsync("events[1]", json => Event(json, "answerGiven", "charter")["value"] = 7);
        await WrongAsync("events[1]", json => Event(json, "answerGiven", "charter")["on"] = "2030-01-01");
        await WrongAsync("events[1]", json => Event(json, "answerGiven", "charter")["evidenceUrl"] = "javascript:alert(1)");
        await WrongAsync("events[0]", json => Event(json, "answerGiven", "press")["facts"] = new JsonArray(Guid.CreateVersion7().ToString()));
        await WrongAsync($"events[{Place("localActionDescribed")}]", json => Only(json, "localActionDescribed")["title"] = "");
        await WrongAsync($"events[{Place("localActionDescribed")}]", json => Only(json, "localActionDescribed")["facts"] = new JsonArray(Guid.CreateVersion7().ToString()));
        await WrongAsync($"events[{Place("localActionValued")}]", json => Only(json, "localActionValued")["actionId"] = Guid.CreateVersion7().ToString());
        await WrongAsync($"events[{Place("localActionValued")}]", json => Only(json, "localActionValued")["reviewer"] = Guid.CreateVersion7().ToString());
        await WrongAsync("events[0]", json => Events(json).RemoveAt(0), json => Events(json).Insert(0, new JsonObject
        {
            ["event"] = "submitted",
            ["edition"] = "faux",
            ["nisCode"] = commune,
            ["on"] = "2026-11-20",
        }));
        await WrongAsync("grid.criteria", json => DossierTests.At(json, 0, "grid", "criteria", 0)["weight"] = 99);
        await WrongAsync("edition", json => DossierTests.At(json, 0)["edition"] = "FAUX!");
        Assert.Equal((File, "dossier-unreadable"), await DossierTests.IssueAsync(there,
            DossierTests.Changed(good, File, json => Event(json, "answerGiven", "charter")["event"] = "gradeGiven")));
        Assert.Equal((File, "dossier-entry-missing"), await DossierTests.IssueAsync(there, DossierTests.Without(good, File)));
        Assert.Equal((File, "dossier-hash-differs"), await DossierTests.IssueAsync(there,
            DossierTests.With(DossierTests.Without(good, File), File, "[]"u8.ToArray())));

        Assert.Equal(0, (await there.GetJsonAsync($"/campaign/activities?nisCode={commune}")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await there.GetAsync(filled.Path)).StatusCode);

        // An edition of the same name under another grid stays what it is.
        using var opened = await there.PostAsync("/campaign/fairOMeter/editions", FairOMeterOfCommune.Edition("faux", "62063", host.Clock.Today()));
        await opened.ReadAsync(HttpStatusCode.Created);
        var other = DossierTests.Changed(good, File, json => DossierTests.At(json, 0, "grid", "label")["fr"] = "Une autre grille");
        Assert.Equal("edition-differs", await (await DossierTests.UploadAsync(there, other)).ProblemAsync(HttpStatusCode.Conflict));
        await (await DossierTests.UploadAsync(there, good)).ReadAsync(HttpStatusCode.OK);
        Assert.Equal("submitted", (await there.GetJsonAsync(filled.Path)).GetProperty("status").GetString());

        int Place(string kind) => JsonNode.Parse(DossierTests.Unzip(good)[File]) is { } json ? Events(json).IndexOf(Only(json, kind)) : -1;

        async Task WrongAsync(string field, params Action<JsonNode>[] changes)
        {
            var bad = changes.Aggregate(good, (zip, change) => DossierTests.Changed(zip, File, change));
            Assert.Equal(($"{File}[0].{field}", "dossier-invalid"), await DossierTests.IssueAsync(there, bad));
        }
    }

    [Fact]
    public async Task A_grid_that_is_not_known_here_is_taken_along_and_of_a_past_day_only_what_had_happened()
    {
        const string commune = "62063";
        var there = await empty.Host.CoordinationAsync();
        var here = await host.CoordinationAsync();
        var grid = JsonNode.Parse(JsonSerializer.Serialize(await FairOMeterOfCommune.GridAsync(here, "count"), JsonSerializerOptions.Web));
        using var published = await here.PostAsync("/campaign/fairOMeter/grids", grid, await FairOMeterOfCommune.GridsVersionAsync(here));
        var number = int.Parse((await published.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture);
        using var opened = await here.PostAsync("/campaign/fairOMeter/editions",
            new { code = "grille", label = new { fr = "Essai" }, grid = number, opensOn = host.Clock.Today(), closesOn = host.Clock.Today().AddDays(90), nisCodes = new[] { commune } });
        await opened.ReadAsync(HttpStatusCode.Created);
        const string path = $"/campaign/fairOMeter/assessments/grille-{commune}";
        await (await here.PutAsync($"{path}/answers/charter", new { value = 1 }, 0)).ReadAsync(HttpStatusCode.NoContent);
        var day = host.Clock.Today();
        host.Clock.Advance(TimeSpan.FromDays(2));
        empty.Host.Clock.Advance(TimeSpan.FromDays(2));
        await (await here.PutAsync($"{path}/answers/charter", new { value = 0 }, 1)).ReadAsync(HttpStatusCode.NoContent);

        await (await DossierTests.UploadAsync(there, await DossierTests.DossierAsync(here, commune, $"?asOf={day:yyyy-MM-dd}"))).ReadAsync(HttpStatusCode.OK);

        var (then, now) = (await here.GetJsonAsync($"{path}?asOf={day:yyyy-MM-dd}"), await there.GetJsonAsync(path));
        Assert.Equal(then.GetProperty("score").GetRawText(), now.GetProperty("score").GetRawText());
        Assert.NotEqual(0, now.GetProperty("score").GetProperty("value").GetDecimal());
        Assert.NotEqual((await here.GetJsonAsync(path)).GetProperty("score").GetRawText(), now.GetProperty("score").GetRawText());
        Assert.Equal((await here.GetJsonAsync($"/campaign/fairOMeter/grids/{number}")).GetProperty("content").GetRawText(),
            (await there.GetJsonAsync("/campaign/fairOMeter/grids/2")).GetProperty("content").GetRawText());
    }

    private static async Task AnswerAsync(ApiClient api, FairOMeterOfCommune filled, string question, object body)
    {
        using var answered = await api.PutAsync($"{filled.Path}/answers/{question}", body, await filled.VersionOfAsync(question));
        await answered.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task ReviewAsync(ApiClient api, FairOMeterOfCommune filled, string question, object body)
    {
        using var reviewed = await api.PutAsync($"{filled.Path}/reviews/{question}", body, await filled.ReviewVersionAsync(question));
        await reviewed.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task PutAsync(ApiClient api, FairOMeterOfCommune filled, string what, object body, long version)
    {
        using var done = await api.PutAsync($"{filled.Path}/localActions/{what}", body, version);
        await done.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task PostAsync(ApiClient api, FairOMeterOfCommune filled, string what, object body)
    {
        using var posted = await api.PostAsync($"{filled.Path}/{what}", body, await filled.VersionAsync());
        await posted.ReadAsync(HttpStatusCode.NoContent);
    }

    // What everybody may read: of these communes one chose it.
    private static async Task<string> PublishedAsync(ApiClient api)
    {
        var grades = await api.GetJsonAsync("/campaign/fairOMeter/publishedGrades");
        var grade = Assert.Single(grades.GetProperty("items").EnumerateArray(), g => g.GetProperty("edition").GetString() == "depart");
        return string.Join(' ', grade.GetProperty("nisCode"), grade.GetProperty("grade"), grade.GetProperty("criteria").GetRawText());
    }

    private static async Task<string?> ScoreAsync(ApiClient api, FairOMeterOfCommune filled) =>
        (await api.GetJsonAsync(filled.Path)).GetProperty("score").GetRawText();

    // Without addresses, moments and accounts, which are those of a system.
    private static string Answers(JsonElement assessment) => string.Join('\n', assessment.GetProperty("questions").EnumerateArray().Select(q => string.Join(' ',
        q.GetProperty("code"), q.GetProperty("version"), q.GetProperty("points"), Text(q, "quota"), Text(q, "rejectedFor"),
        q.TryGetProperty("answer", out var a) ? string.Join(' ', Text(a, "value"), Text(a, "notApplicable"), Text(a, "origin"), Text(a, "evidenceUrl"),
            Text(a, "givenOn"), string.Join(' ', a.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("id")))) : "")));

    private static string Reviews(JsonElement review) => string.Join('\n', review.GetProperty("answers").EnumerateArray().Select(a => string.Join(' ',
        Text(a, "question"), Text(a, "adds"), Text(a, "version"), a.TryGetProperty("review", out var said)
            ? string.Join(' ', Text(said, "outcome"), Text(said, "value"), Text(said, "reason")) : "")));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var found) ? $"{found}" : "";

    private static JsonNode Only(JsonNode json, string kind) =>
        Events(json).OfType<JsonNode>().Single(e => e["event"]?.GetValue<string>() == kind);

    private static JsonArray Events(JsonNode json) => DossierTests.At(json, 0, "events").AsArray();

    private static JsonNode Event(JsonNode json, string name, string question) =>
        Events(json).First(e => $"{e?["event"]}" == name && $"{e?["question"]}" == question) ?? throw new JsonException();
}
