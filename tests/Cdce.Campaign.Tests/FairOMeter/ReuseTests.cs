using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>A commune takes over what it answered two years ago, sees what is different, and confirms what is old.</summary>
public class ReuseTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "92054";
    private const string Editions = "/campaign/fairOMeter/editions";

    [Fact]
    public async Task Old_answers_are_taken_over_with_a_diff_and_sent_only_once_they_were_confirmed()
    {
        var coordination = await host.CoordinationAsync();
        var secretary = await host.KeyAsync(Role.Secretary, Commune);
        var then = host.Clock.Today();
        await OpenAsync(coordination, "r1", 1);
        await FillAsync(secretary, "r1", question => question == "charter" ? new { value = 1 } : question == "press" ? new { notApplicable = "Pas de presse ici" } : new { value = 0 });
        Assert.False((await AssessmentAsync(secretary, "r1")).TryGetProperty("former", out _));
        using (var nothing = await PostAsync(secretary, "r1", "reuse", new { }))
            Assert.Equal("nothing-to-reuse", await nothing.ProblemAsync(HttpStatusCode.Conflict));
        using (var sent = await PostAsync(secretary, "r1", "submission", new { confirmed = true }))
            await sent.ReadAsync(HttpStatusCode.NoContent);

        // Two and a half years later the next grid asks something else instead of one question, and another one in other words.
        host.Clock.MoveTo(then.AddMonths(30).StartInBrussels().AddHours(10));
        await OpenAsync(coordination, "r2", await NextGridAsync(coordination));
        using (var recorded = await coordination.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "committeeMeeting", on = host.Clock.Today().AddDays(-20) }))
            await recorded.ReadAsync(HttpStatusCode.Created);
        var before = await AssessmentAsync(secretary, "r2");
        var former = before.GetProperty("former");
        Assert.Equal(("r1", 17), (former.GetProperty("edition").GetString(), former.GetProperty("answers").GetInt32())); // 20, less two others and one that the ledger proposes
        Assert.Equal(["newsletter changed", "press removed", "radio added"], former.GetProperty("differences").EnumerateArray()
            .Where(d => d.GetProperty("question").GetString() != "same").Select(d => $"{d.GetProperty("code").GetString()} {d.GetProperty("question").GetString()}").Order());
        Assert.Equal("Pas de presse ici", Difference(former, "press").GetProperty("before").GetProperty("notApplicable").GetString());

        using (var reused = await PostAsync(secretary, "r2", "reuse", new { }))
            await reused.ReadAsync(HttpStatusCode.NoContent);
        var after = await AssessmentAsync(secretary, "r2");
        var charter = Question(after, "charter");
        Assert.Equal(("reused", 1, true, $"{then:yyyy-MM-dd}"), (charter.GetProperty("origin").GetString(), charter.GetProperty("value").GetInt32(),
            charter.GetProperty("mustConfirm").GetBoolean(), charter.GetProperty("givenOn").GetString()));
        Assert.Equal((17, 17), (after.GetProperty("answered").GetInt32(), after.GetProperty("toConfirm").GetInt32()));
        Assert.DoesNotContain(after.GetProperty("former").GetProperty("differences").EnumerateArray(), d => d.GetProperty("code").GetString() == "charter");

        // What is left is answered; what is old is refused until it was confirmed, one by one.
        await FillAsync(secretary, "r2", _ => new { value = 0 });
        using (var early = await PostAsync(secretary, "r2", "submission", new { confirmed = true }))
            Assert.Equal("answers-to-confirm", await early.ProblemAsync(HttpStatusCode.Conflict));
        var old = (await AssessmentAsync(secretary, "r2")).GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("answer").GetProperty("mustConfirm").GetBoolean()).ToList();
        Assert.Equal(17, old.Count);
        foreach (var question in old)
        {
            using var confirmed = await secretary.PutAsync($"{Path("r2")}/answers/{question.GetProperty("code").GetString()}",
                new { value = question.GetProperty("answer").GetProperty("value").GetInt32() }, question.GetProperty("version").GetInt64());
            await confirmed.ReadAsync(HttpStatusCode.NoContent);
        }

        using (var sent = await PostAsync(secretary, "r2", "submission", new { confirmed = true }))
            await sent.ReadAsync(HttpStatusCode.NoContent);

        // Of one's own edition the age is data: with 120 months the same answers would have gone without.
        await OpenAsync(coordination, "r3", 1, host.Clock.Today().AddDays(1));
        using (var rules = await coordination.PutAsync($"{Editions}/r3/rules", new { remindDaysBefore = Array.Empty<int>(), confirmAfterMonths = 1 }, version: 1))
            await rules.ReadAsync(HttpStatusCode.NoContent);
        host.Clock.MoveTo(host.Clock.Today().AddDays(40).StartInBrussels().AddHours(10));
        using (var reused = await PostAsync(secretary, "r3", "reuse", new { }))
            await reused.ReadAsync(HttpStatusCode.NoContent);
        var third = (await AssessmentAsync(secretary, "r3")).GetProperty("toConfirm").GetInt32();
        Assert.True(third > 0);
        using (var rules = await coordination.PutAsync($"{Editions}/r3/rules", new { remindDaysBefore = Array.Empty<int>(), confirmAfterMonths = 120 }, version: 2))
            await rules.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, (await AssessmentAsync(secretary, "r3")).GetProperty("toConfirm").GetInt32());
    }

    private sealed record Pair(IReadOnlyList<GridQuestion> Before, IReadOnlyList<GridQuestion> Now, IReadOnlyList<QuestionState> Sent, IReadOnlyList<QuestionState> Answers);

    private static readonly Gen<GridQuestion> Questions =
        from code in Gen.Elements("a", "b", "c", "d")
        from words in Gen.Elements("One", "Two")
        from kind in Gen.Elements(QuestionKind.YesNo, QuestionKind.Count)
        from quota in Gen.Elements(3, 4)
        select new GridQuestion(code, kind, 10, new LocalText(words), new(new("x"), new("x"), new("x")), Quota: kind is QuestionKind.Count ? quota : null);

    private static readonly Gen<IReadOnlyList<GridQuestion>> Grids =
        from number in Gen.Choose(0, 6)
        from questions in Gen.CollectToList(Enumerable.Range(0, number), _ => Questions)
        select (IReadOnlyList<GridQuestion>)[.. questions.DistinctBy(q => q.Code)];

    private static readonly Gen<Pair> Pairs =
        from before in Grids
        from now in Grids
        from sent in Gen.CollectToList(before, Answer)
        from answers in Gen.CollectToList(now, Answer)
        select new Pair(before, now, [.. sent], [.. answers]);

    // The differences, worked out from the four lists anew and without the program's own comparison.
    [Fact]
    public void The_diff_lists_exactly_what_was_added_removed_and_changed() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Pairs.ToArbitrary(), pair =>
    {
        var listed = Reuse.Differences(Grid(pair.Before), Assessment.New("1", Commune) with { Sent = pair.Sent }, Grid(pair.Now),
            Assessment.New("2", Commune) with { Questions = pair.Answers });
        var expected = pair.Before.Concat(pair.Now).Select(q => q.Code).Distinct().Select(code =>
        {
            var (then, now) = (pair.Before.FirstOrDefault(q => q.Code == code), pair.Now.FirstOrDefault(q => q.Code == code));
            var (was, stands) = (pair.Sent.FirstOrDefault(s => s.Question == code && s.Answered), pair.Answers.FirstOrDefault(s => s.Question == code && s.Answered));
            var question = then is null ? "Added" : now is null ? "Removed" : then.Text.Fr == now.Text.Fr && then.Kind == now.Kind && then.Quota == now.Quota ? "Same" : "Changed";
            var answer = was is null && stands is null ? "Same" : was is null ? "Added" : stands is null ? "Removed" : was.Value == stands.Value ? "Same" : "Changed";
            return $"{code} {question} {answer}";
        }).Where(line => !line.EndsWith("Same Same", StringComparison.Ordinal)).Order();
        Assert.Equal(expected, listed.Select(d => $"{d.Code} {d.Question} {d.Answer}").Order());
    }));

    private static GridContent Grid(IReadOnlyList<GridQuestion> questions) => new(new("x"), true, [new("authority", 100, questions)], []);

    private static Gen<QuestionState> Answer(GridQuestion question) =>
        from answered in Gen.Elements(true, false)
        from value in Gen.Choose(0, 1)
        select QuestionState.Untouched(question.Code) with { Answered = answered, Value = answered ? value : null };

    private static string Path(string edition) => $"/campaign/fairOMeter/assessments/{edition}-{Commune}";

    private static Task<JsonElement> AssessmentAsync(ApiClient api, string edition) => api.GetJsonAsync(Path(edition));

    private static JsonElement Question(JsonElement assessment, string code) => assessment.GetProperty("questions").EnumerateArray()
        .Single(q => q.GetProperty("code").GetString() == code).GetProperty("answer");

    private static JsonElement Difference(JsonElement former, string code) => former.GetProperty("differences").EnumerateArray()
        .Single(d => d.GetProperty("code").GetString() == code);

    private static async Task<HttpResponseMessage> PostAsync(ApiClient api, string edition, string step, object body) =>
        await api.PostAsync($"{Path(edition)}/{step}", body, (await AssessmentAsync(api, edition)).GetProperty("version").GetInt64());

    private async Task OpenAsync(ApiClient coordination, string code, int grid, DateOnly? opensOn = null)
    {
        using var opened = await coordination.PostAsync(Editions, new
        {
            code,
            label = new { fr = $"Édition {code}" },
            grid,
            opensOn = opensOn ?? host.Clock.Today(),
            closesOn = host.Clock.Today().AddDays(90),
            nisCodes = new[] { Commune },
        });
        await opened.ReadAsync(HttpStatusCode.Created);
    }

    private static async Task FillAsync(ApiClient api, string edition, Func<string, object> answer)
    {
        foreach (var question in (await AssessmentAsync(api, edition)).GetProperty("questions").EnumerateArray().Where(q => !q.TryGetProperty("answer", out _)))
        {
            var code = question.GetProperty("code").GetString() ?? "";
            using var answered = await api.PutAsync($"{Path(edition)}/answers/{code}", answer(code), question.GetProperty("version").GetInt64());
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }
    }

    private static async Task<int> NextGridAsync(ApiClient coordination)
    {
        var grid = JsonNode.Parse((await coordination.GetJsonAsync("/campaign/fairOMeter/grids/1")).GetProperty("content").GetRawText()) ?? new JsonObject();
        foreach (var question in (grid["criteria"]?.AsArray() ?? []).SelectMany(c => c?["questions"]?.AsArray() ?? []))
        {
            if (question?["code"]?.GetValue<string>() == "press")
                question["code"] = "radio";
            else if (question?["code"]?.GetValue<string>() == "newsletter")
                question["text"] = new JsonObject { ["fr"] = "Autrement dit" };
        }

        using var published = await coordination.PostAsync("/campaign/fairOMeter/grids", new { grid }, await FairOMeterOfCommune.GridsVersionAsync(coordination));
        await published.ReadAsync(HttpStatusCode.Created);
        return 2;
    }
}
