using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>Whose grade a draft of the grid would change, and which question does it.</summary>
public class GradeChangeTests(ApiHost host) : IClassFixture<ApiHost>
{
    private sealed record Case(GridContent Grid, GridContent Draft, IReadOnlyDictionary<string, ScoredAnswer> Answers)
    {
        public override string ToString() => string.Join("; ", Draft.Questions().Select(q => $"{q.Code} {q.Kind} {q.Points} was {Grid.Find(q.Code)?.Points} answered {Answers.GetValueOrDefault(q.Code)}"));
    }

    private static Gen<GridContent> Grids =>
        from number in Gen.Choose(1, 6)
        from codes in Gen.CollectToList(Enumerable.Range(0, number), _ => Gen.Elements("a", "b", "c", "d", "e", "f", "g"))
        from points in Gen.CollectToList(codes, _ => Gen.Choose(1, 40))
        from counts in Gen.CollectToList(codes, _ => Gen.Elements(true, false))
        from quotas in Gen.CollectToList(codes, _ => Gen.Choose(1, 4))
        from limits in Gen.CollectToList([1, 2, 3, 4], _ => Gen.Choose(1, 100)).Where(l => l.Distinct().Count() == 4)
        let questions = codes.Select((code, i) => new GridQuestion(code, counts[i] ? QuestionKind.Count : QuestionKind.YesNo, points[i], new LocalText(code),
            new(new("x"), new("x"), new("x")), Quota: counts[i] ? quotas[i] : null)).DistinctBy(q => q.Code).ToList()
        select new GridContent(new("x"), true, [new("authority", questions.Sum(q => q.Points), questions)],
            [.. limits.OrderDescending().Zip("ABCD", (limit, grade) => new GridBand($"{grade}", limit)), new("E", 0)]);

    private static readonly Gen<Case> Cases =
        from grid in Grids
        from draft in Grids
        from answers in Gen.CollectToList(grid.Questions(), Answer)
        select new Case(grid, draft, answers.ToDictionary(a => a.Code, a => a.Answer));

    [Fact]
    public void The_list_is_that_of_scoring_everybody_again_and_the_question_named_moves_the_score_most()
    {
        var (listed, named) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithReplay(20261123UL, 7_654_321UL), Prop.ForAll(Cases.ToArbitrary(), found =>
        {
            var (now, then) = (Parts(found.Grid, found.Answers, found.Grid), Parts(found.Draft, found.Answers, found.Grid));
            var change = GradeChange.Of(found.Grid, found.Draft, found.Answers, q => q.Quota);
            Assert.Equal(Grade(found.Grid, now) != Grade(found.Draft, then), change is not null);
            if (change is null)
                return;
            listed++;
            Assert.Equal((Grade(found.Grid, now), Grade(found.Draft, then)), (change.Now.Grade, change.Then.Grade));
            var up = string.CompareOrdinal(change.Then.Grade, change.Now.Grade) < 0;
            var sign = up ? 1 : -1;
            Assert.Equal(sign * Value(then) > sign * Value(now), change.Question is not null);
            if (change.Question is not { } question)
                return;
            named++;
            var most = now.Keys.Union(then.Keys).Max(q => sign * (then.GetValueOrDefault(q) - now.GetValueOrDefault(q)));
            // Parts are shown to a tenth, so that they add up.
            Assert.InRange(sign * (then.GetValueOrDefault(question) - now.GetValueOrDefault(question)), most - 0.4m, most);
        }));
        Assert.True(listed > 500 && named > 300, $"{listed} listed, {named} with a question");
    }

    [Fact]
    public async Task A_draft_is_tried_without_being_published_and_names_each_commune_and_question()
    {
        const string commune = "92138";
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "essai", commune, host.Clock.Today());
        foreach (var (question, value) in new[] { ("charter", 1), ("resolution", 1), ("initiative", 0) })
        {
            using var answered = await coordination.PutAsync($"{filled.Path}/answers/{question}", new { value }, version: 0);
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        await filled.SubmitAsync();
        var before = (await coordination.GetJsonAsync(filled.Path)).GetProperty("score");
        var grid = JsonNode.Parse((await coordination.GetJsonAsync("/campaign/fairOMeter/grids/1")).GetProperty("content").GetRawText()) ?? new JsonObject();
        Assert.Equal(0, (await TryAsync(grid)).GetProperty("changes").GetArrayLength());

        // What the initiative is worth goes from 6 points to 0.01, which only the committee's and the criterion's other questions gain.
        var questions = (grid["criteria"]?.AsArray() ?? []).Single(c => c?["code"]?.GetValue<string>() == "localProducts")?["questions"]?.AsArray() ?? [];
        var (initiative, other) = (questions.Single(q => q?["code"]?.GetValue<string>() == "initiative"), questions.First(q => q?["code"]?.GetValue<string>() != "initiative"));
        if (initiative is null || other is null)
            throw new InvalidOperationException("The grid that ships has other questions.");
        var points = initiative["points"]?.GetValue<decimal>() ?? 0;
        initiative["points"] = 0.01m;
        other["points"] = (other["points"]?.GetValue<decimal>() ?? 0) + points - 0.01m;
        var tried = await TryAsync(grid);
        Assert.Equal(1, tried.GetProperty("compared").GetInt32());
        var change = Assert.Single(tried.GetProperty("changes").EnumerateArray());
        Assert.Equal((commune, before.GetProperty("grade").GetString(), before.GetProperty("value").GetDecimal()),
            (change.GetProperty("nisCode").GetString(), change.GetProperty("gradeNow").GetString(), change.GetProperty("scoreNow").GetDecimal()));
        Assert.True(change.GetProperty("scoreThen").GetDecimal() > change.GetProperty("scoreNow").GetDecimal());
        Assert.Equal("resolution", change.GetProperty("question").GetString());
        Assert.Equal(1, (await coordination.GetJsonAsync("/campaign/fairOMeter/grids")).GetProperty("items").GetArrayLength());

        initiative["points"] = 30;
        using var wrong = await coordination.PostAsync("/campaign/fairOMeter/grids/preview", new { grid });
        Assert.StartsWith("grid.criteria", await wrong.WrongFieldAsync(), StringComparison.Ordinal);

        async Task<JsonElement> TryAsync(JsonNode draft)
        {
            using var answer = await coordination.PostAsync("/campaign/fairOMeter/grids/preview", new { grid = draft });
            return await answer.ReadAsync(HttpStatusCode.OK);
        }
    }

    // The score worked out anew, question by question.
    private static Dictionary<string, decimal> Parts(GridContent grid, IReadOnlyDictionary<string, ScoredAnswer> answers, GridContent asked)
    {
        var meant = grid.Questions().Where(q => asked.Find(q.Code)?.Kind == q.Kind).ToList();
        var applicable = grid.Questions().Where(q => !meant.Contains(q) || answers[q.Code].Value is not null).Sum(q => q.Points);
        return grid.Questions().ToDictionary(q => q.Code, q => applicable == 0 || !meant.Contains(q) || answers[q.Code].Value is not { } value ? 0
            : q.Points * (q.Kind is QuestionKind.YesNo ? value : Math.Min(1, (decimal)value / (q.Quota ?? 1))) * 100 / applicable);
    }

    private static decimal Value(Dictionary<string, decimal> parts) => decimal.Round(parts.Values.Sum(), 1, MidpointRounding.AwayFromZero);

    private static string Grade(GridContent grid, Dictionary<string, decimal> parts) => grid.Bands.First(b => Value(parts) >= b.From).Grade;

    private static Gen<(string Code, ScoredAnswer Answer)> Answer(GridQuestion question) =>
        from form in Gen.Choose(0, 9)
        from value in question.Kind is QuestionKind.YesNo ? Gen.Choose(0, 1) : Gen.Choose(0, 5)
        select (question.Code, new ScoredAnswer(form == 0 ? null : value, question.Quota));
}
