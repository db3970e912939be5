using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

public class FairOMeterApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Grids = "/campaign/fairOMeter/grids";
    private const string Editions = "/campaign/fairOMeter/editions";

    [Fact]
    public async Task A_published_grid_stays_as_it_was_and_the_next_one_gets_the_next_number()
    {
        var coordination = await host.CoordinationAsync();
        using var before = await coordination.GetAsync($"{Grids}/1");
        var text = await before.Content.ReadAsStringAsync();
        var content = JsonNode.Parse(text)?["content"]?.AsObject() ?? [];
        content["label"] = new JsonObject { ["fr"] = "Grille 2027" };

        using var wrong = await coordination.PostAsync(Grids, new { grid = Heavier(content) }, version: 1);
        Assert.Equal("grid.criteria", await wrong.WrongFieldAsync());
        using var published = await coordination.PostAsync(Grids, new { grid = content }, version: 1);
        Assert.Equal("2", (await published.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString());
        using var late = await coordination.PostAsync(Grids, new { grid = content }, version: 1);
        Assert.Equal("stale-version", await late.ProblemAsync(HttpStatusCode.PreconditionFailed));

        using var after = await coordination.GetAsync($"{Grids}/1");
        Assert.Equal(text, await after.Content.ReadAsStringAsync());
        Assert.Equal("Grille 2027", (await coordination.GetJsonAsync($"{Grids}/2")).GetProperty("content").GetProperty("label").GetProperty("fr").GetString());
    }

    [Fact]
    public async Task From_the_opening_to_the_validation_the_board_adds_up_to_those_invited()
    {
        const string commune = "62063";
        var coordination = await host.CoordinationAsync();
        var secretary = await host.KeyAsync(Role.Secretary, commune);
        await OpenAsync(coordination, "vie", [commune, "92094", "85045"]);
        await RecordAsync(secretary, commune, "committeeMeeting", "2026-03-10", "2026-06-10");
        var path = $"/campaign/fairOMeter/assessments/vie-{commune}";
        Assert.Equal((3, 3, 0, 0, 0, 0), await BoardAsync(coordination, "vie"));

        // Accept what is proposed, which names its facts.
        var meetings = Question(await secretary.GetJsonAsync(path), "meetings");
        Assert.Equal((2, 2), (meetings.GetProperty("proposal").GetProperty("value").GetInt32(), meetings.GetProperty("proposal").GetProperty("facts").GetArrayLength()));
        await AnswerAsync(secretary, path, "meetings", new { value = 2 }, 0);
        var accepted = Question(await secretary.GetJsonAsync(path), "meetings");
        Assert.Equal("accepted", accepted.GetProperty("answer").GetProperty("origin").GetString());
        Assert.Equal(2, accepted.GetProperty("answer").GetProperty("facts").GetArrayLength());
        Assert.False(accepted.TryGetProperty("proposal", out _));
        Assert.Equal((3, 2, 1, 0, 0, 0), await BoardAsync(coordination, "vie"));

        // Nothing is sent unconfirmed, or unfinished.
        using var unconfirmed = await secretary.PostAsync($"{path}/submission", new { confirmed = false }, version: 1);
        await unconfirmed.ReadAsync(HttpStatusCode.BadRequest);
        using var unfinished = await secretary.PostAsync($"{path}/submission", new { confirmed = true }, version: 1);
        Assert.Equal("questions-unanswered", await unfinished.ProblemAsync(HttpStatusCode.Conflict));

        using var noReason = await secretary.PutAsync($"{path}/answers/producers", new { }, version: 0);
        await noReason.ReadAsync(HttpStatusCode.BadRequest);
        await AnswerAsync(secretary, path, "producers", new { notApplicable = "Commune sans agriculture" }, 0);
        await AnswerAllAsync(secretary, path);
        var full = await secretary.GetJsonAsync(path);
        var score = full.GetProperty("score");
        Assert.Equal((96m, 4m), (score.GetProperty("applicable").GetDecimal(), score.GetProperty("removed").GetDecimal()));
        Assert.Equal(score.GetProperty("value").GetDecimal(), score.GetProperty("contributions").EnumerateArray().Sum(c => c.GetProperty("adds").GetDecimal()));
        await SendAsync(secretary, path, "submission", new { confirmed = true });
        Assert.Equal((3, 2, 0, 1, 0, 0), await BoardAsync(coordination, "vie"));

        // The commune goes on working; what was sent stays as it was, and is sent again once it is returned.
        await AnswerAsync(secretary, path, "charter", new { value = 1 }, 1);
        using var twice = await secretary.PostAsync($"{path}/submission", new { confirmed = true }, (await secretary.GetJsonAsync(path)).GetProperty("version").GetInt64());
        Assert.Equal("fair-o-meter-submitted", await twice.ProblemAsync(HttpStatusCode.Conflict));
        await SendAsync(coordination, path, "return", new { reason = "La date de la charte ?" });
        Assert.Equal((3, 2, 0, 0, 1, 0), await BoardAsync(coordination, "vie"));
        await SendAsync(secretary, path, "submission", new { confirmed = true });

        // What does not apply is read by somebody.
        using var unread = await coordination.PostAsync($"{path}/validation", new { }, (await coordination.GetJsonAsync(path)).GetProperty("version").GetInt64());
        Assert.Equal("not-applicable-unreviewed", await unread.ProblemAsync(HttpStatusCode.Conflict));
        using var read = await coordination.PutAsync($"{path}/reviews/producers", new { outcome = "accepted" }, version: 2);
        await read.ReadAsync(HttpStatusCode.NoContent);
        await SendAsync(coordination, path, "validation", new { });
        Assert.Equal((3, 2, 0, 0, 0, 1), await BoardAsync(coordination, "vie"));
        using var late = await secretary.PutAsync($"{path}/answers/charter", new { value = 0 }, version: 2);
        Assert.Equal("fair-o-meter-validated", await late.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Two_people_on_different_questions_keep_both_answers_and_on_the_same_one_the_second_is_told()
    {
        const string commune = "91034";
        await OpenAsync(await host.CoordinationAsync(), "deux", [commune]);
        var one = await host.KeyAsync(Role.Secretary, commune);
        var other = await host.KeyAsync(Role.Chair, commune);
        var path = $"/campaign/fairOMeter/assessments/deux-{commune}";

        await AnswerAsync(one, path, "charter", new { value = 1 }, 0);
        await AnswerAsync(other, path, "renewal", new { value = 0 }, 0);
        using var second = await other.PutAsync($"{path}/answers/charter", new { value = 0 }, version: 0);
        Assert.Equal("stale-version", await second.ProblemAsync(HttpStatusCode.PreconditionFailed));

        var found = await one.GetJsonAsync(path);
        Assert.Equal((1, 0), (Value(found, "charter"), Value(found, "renewal")));

        static int Value(JsonElement assessment, string code) => Question(assessment, code).GetProperty("answer").GetProperty("value").GetInt32();
    }

    [Fact]
    public async Task A_rejected_proposal_is_kept_with_its_reason_and_returns_flagged_with_a_new_fact_only()
    {
        const string commune = "25112";
        await OpenAsync(await host.CoordinationAsync(), "refus", [commune]);
        var secretary = await host.KeyAsync(Role.Secretary, commune);
        var path = $"/campaign/fairOMeter/assessments/refus-{commune}";
        await RecordAsync(secretary, commune, "pressClip", "2026-05-05");

        using var rejected = await secretary.PostAsync($"{path}/answers/press/rejection", new { reason = "Un communiqué, pas un article" }, version: 0);
        await rejected.ReadAsync(HttpStatusCode.NoContent);
        var after = Question(await secretary.GetJsonAsync(path), "press");
        Assert.False(after.TryGetProperty("proposal", out _));
        Assert.Equal("Un communiqué, pas un article", after.GetProperty("rejectedFor").GetString());

        await RecordAsync(secretary, commune, "pressClip", "2026-10-05");
        var proposal = Question(await secretary.GetJsonAsync(path), "press").GetProperty("proposal");
        Assert.True(proposal.GetProperty("isNew").GetBoolean());

        // Clearing an accepted value does not bring it back.
        await AnswerAsync(secretary, path, "press", new { value = 2 }, 1);
        using var cleared = await secretary.PostAsync($"{path}/answers/press/clearance", new { }, version: 2);
        await cleared.ReadAsync(HttpStatusCode.NoContent);
        var empty = Question(await secretary.GetJsonAsync(path), "press");
        Assert.False(empty.TryGetProperty("proposal", out _) || empty.TryGetProperty("answer", out _));
    }

    [Fact]
    public async Task Progress_since_the_edition_before_is_attributed_to_its_questions()
    {
        const string commune = "52012";
        var coordination = await host.CoordinationAsync();
        await OpenAsync(coordination, "avant", [commune], opensOn: "2026-01-01");
        await OpenAsync(coordination, "apres", [commune]);
        var secretary = await host.KeyAsync(Role.Secretary, commune);
        var before = $"/campaign/fairOMeter/assessments/avant-{commune}";
        var after = $"/campaign/fairOMeter/assessments/apres-{commune}";
        await AnswerAllAsync(secretary, before);
        await SendAsync(secretary, before, "submission", new { confirmed = true });
        await AnswerAllAsync(secretary, after);

        var same = (await secretary.GetJsonAsync(after)).GetProperty("progress");
        Assert.Equal((0m, 0), (same.GetProperty("index").GetDecimal(), same.GetProperty("gains").GetArrayLength()));
        await AnswerAsync(secretary, after, "charter", new { value = 1 }, 1);
        var better = (await secretary.GetJsonAsync(after)).GetProperty("progress");
        var gain = Assert.Single(better.GetProperty("gains").EnumerateArray());
        Assert.Equal(("charter", 4m, 4m), (gain.GetProperty("question").GetString(), gain.GetProperty("gained").GetDecimal(), better.GetProperty("index").GetDecimal()));
    }

    [Fact]
    public async Task From_a_grade_one_call_reaches_the_events_behind_it_and_what_is_missing_to_the_next()
    {
        const string commune = "63079";
        await OpenAsync(await host.CoordinationAsync(), "trace", [commune]);
        var secretary = await host.KeyAsync(Role.Secretary, commune);
        await RecordAsync(secretary, commune, "committeeMeeting", "2026-03-10", "2026-06-10");
        var path = $"/campaign/fairOMeter/assessments/trace-{commune}";
        await AnswerAsync(secretary, path, "meetings", new { value = 2 }, 0);
        await AnswerAsync(secretary, path, "meetings", new { value = 3 }, 1);

        var found = await secretary.GetJsonAsync(path);
        var question = Question(found, "meetings");
        Assert.Equal([$"fair-o-meter.trace-{commune}.1", $"fair-o-meter.trace-{commune}.2"],
            question.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()));
        var facts = question.GetProperty("answer").GetProperty("facts").EnumerateArray().ToList();
        Assert.Equal(2, facts.Count);
        foreach (var fact in facts)
        {
            var id = Assert.Single(fact.GetProperty("events").EnumerateArray()).GetProperty("id").GetString();
            var change = await secretary.GetJsonAsync($"/campaign/changes/{id}");
            Assert.Equal(("activityRecorded", commune), (change.GetProperty("change").GetString(), change.GetProperty("nisCode").GetString()));
        }

        // What is missing: the actions, done, give the grade.
        var next = found.GetProperty("nextGrade");
        var actions = next.GetProperty("actions").EnumerateArray().ToList();
        Assert.Equal(next.GetProperty("steps").GetInt32(), actions.Sum(a => a.GetProperty("steps").GetInt32()));
        foreach (var action in actions)
        {
            var code = action.GetProperty("question").GetString() ?? "";
            await AnswerAsync(secretary, path, code, new { value = action.GetProperty("to").GetInt32() }, Question(found, code).GetProperty("version").GetInt64());
        }

        var after = await secretary.GetJsonAsync(path);
        Assert.Equal(next.GetProperty("grade").GetString(), after.GetProperty("score").GetProperty("grade").GetString());
    }

    [Fact]
    public async Task An_edition_is_extended_and_closed_and_takes_answers_on_its_days_only()
    {
        const string commune = "84010";
        var coordination = await host.CoordinationAsync();
        await OpenAsync(coordination, "jours", [commune], opensOn: "2026-12-01");
        var path = $"/campaign/fairOMeter/assessments/jours-{commune}";
        using var early = await coordination.PutAsync($"{path}/answers/charter", new { value = 1 }, version: 0);
        Assert.Equal("edition-not-open", await early.ProblemAsync(HttpStatusCode.Conflict));
        using var shorter = await coordination.PostAsync($"{Editions}/jours/extension", new { closesOn = "2026-12-31" }, version: 1);
        Assert.Equal("not-an-extension", await shorter.ProblemAsync(HttpStatusCode.Conflict));
        using var longer = await coordination.PostAsync($"{Editions}/jours/extension", new { closesOn = "2027-06-30" }, version: 1);
        await longer.ReadAsync(HttpStatusCode.NoContent);
        using var closed = await coordination.PostAsync($"{Editions}/jours/closure", new { }, version: 2);
        await closed.ReadAsync(HttpStatusCode.NoContent);
        using var again = await coordination.PostAsync(Editions, Edition("jours", "2026-12-01", commune));
        Assert.Equal("edition-exists", await again.ProblemAsync(HttpStatusCode.Conflict));
    }

    private static JsonObject Heavier(JsonObject grid)
    {
        var heavier = grid.DeepClone().AsObject();
        (heavier["criteria"]?[0] ?? throw new InvalidOperationException("no criteria"))["weight"] = 30;
        return heavier;
    }

    private static object Edition(string code, string opensOn, params string[] communes) =>
        new { code, label = new { fr = $"Édition {code}" }, grid = 1, opensOn, closesOn = "2027-03-31", nisCodes = communes };

    private static async Task OpenAsync(ApiClient coordination, string code, string[] communes, string opensOn = "2026-11-01")
    {
        using var opened = await coordination.PostAsync(Editions, Edition(code, opensOn, communes));
        await opened.ReadAsync(HttpStatusCode.Created);
    }

    private static async Task RecordAsync(ApiClient api, string nisCode, string kind, params string[] days)
    {
        foreach (var on in days)
        {
            using var recorded = await api.PostAsync("/campaign/activities", new { nisCode, kind, on, summary = "Exemple" });
            await recorded.ReadAsync(HttpStatusCode.Created);
        }
    }

    private static async Task AnswerAsync(ApiClient api, string path, string question, object body, long version)
    {
        using var answered = await api.PutAsync($"{path}/answers/{question}", body, version);
        await answered.ReadAsync(HttpStatusCode.NoContent);
    }

    // Everything that is unanswered, with no, none or the first level.
    private static async Task AnswerAllAsync(ApiClient api, string path)
    {
        foreach (var question in (await api.GetJsonAsync(path)).GetProperty("questions").EnumerateArray().Where(q => !q.TryGetProperty("answer", out _)))
            await AnswerAsync(api, path, question.GetProperty("code").GetString() ?? "", new { value = 0 }, question.GetProperty("version").GetInt64());
    }

    private static async Task SendAsync(ApiClient api, string path, string what, object body)
    {
        var version = (await api.GetJsonAsync(path)).GetProperty("version").GetInt64();
        using var sent = await api.PostAsync($"{path}/{what}", body, version);
        await sent.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<(int, int, int, int, int, int)> BoardAsync(ApiClient coordination, string edition)
    {
        var counts = (await coordination.GetJsonAsync($"{Editions}/{edition}")).GetProperty("counts");
        var board = (Of("invited"), Of("notStarted"), Of("inProgress"), Of("submitted"), Of("returned"), Of("validated"));
        Assert.Equal(board.Item1, board.Item2 + board.Item3 + board.Item4 + board.Item5 + board.Item6);
        return board;

        int Of(string name) => counts.GetProperty(name).GetInt32();
    }

    private static JsonElement Question(JsonElement assessment, string code) =>
        assessment.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("code").GetString() == code);
}
