using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

public class ComparisonApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Classes = "/campaign/fairOMeter/comparisonClasses";

    // Six of Brussels, and four of less than 9,000 inhabitants in Wallonia.
    private static readonly string[] Large = ["21001", "21002", "21003", "21004", "21005", "21006"];
    private static readonly string[] Small = ["63045", "63087", "84029", "84016"];

    [Fact]
    public async Task A_class_is_told_of_once_the_edition_is_closed_and_of_too_few_nothing_is_told_whatever_they_answer()
    {
        var coordination = await host.KeyAsync(Role.NationalCoordinator);
        var stranger = await host.KeyAsync(Role.Secretary, "92094");
        var one = await FilledAsync(coordination, "un", charterOfTheFirstSmall: 0);
        using var early = await coordination.PostAsync("/campaign/fairOMeter/editions/un/comparison", new { });
        Assert.Equal("edition-not-closed", await early.ProblemAsync(HttpStatusCode.Conflict));
        await CloseAsync(coordination, "un");
        var before = await stranger.GetJsonAsync(one);
        Assert.All(before.GetProperty("classes").EnumerateArray(), c => Assert.False(c.TryGetProperty("score", out _)));
        await DrawAsync(coordination, "un");

        var told = await stranger.GetJsonAsync($"{one}?nisCode={Small[0]}");
        var classes = told.GetProperty("classes").EnumerateArray().ToDictionary(c => c.GetProperty("definition").GetProperty("code").GetString() ?? "");
        Assert.Equal(6, classes["brussels"].GetProperty("communes").GetInt32());
        var score = classes["brussels"].GetProperty("score");
        Assert.True(score.GetProperty("low").GetInt32() < score.GetProperty("middle").GetInt32() && score.GetProperty("middle").GetInt32() < score.GetProperty("high").GetInt32());
        Assert.Single(classes.Values, c => c.TryGetProperty("communes", out _));
        var own = Assert.Single(classes.Values, c => c.GetProperty("own").GetBoolean());
        Assert.False(own.TryGetProperty("score", out _));
        Assert.True(told.GetProperty("example").GetBoolean());
        Assert.Equal(5, told.GetProperty("others").GetInt32());
        // The own values are there all the same.
        var secretary = await host.KeyAsync(Role.Secretary, Small[0]);
        Assert.Equal(JsonValueKind.Number, (await secretary.GetJsonAsync($"/campaign/fairOMeter/assessments/un-{Small[0]}")).GetProperty("score").GetProperty("value").ValueKind);

        // Nobody is named, and nobody's exact values are there.
        Assert.DoesNotContain(Large.Skip(1), nisCode => told.GetRawText().Contains(nisCode, StringComparison.Ordinal));

        // The same edition in which one of the few answered otherwise: not a byte differs.
        var two = await FilledAsync(coordination, "deux", charterOfTheFirstSmall: 1);
        await CloseAsync(coordination, "deux");
        await DrawAsync(coordination, "deux");
        Assert.NotEqual(Score(await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/un-{Small[0]}")),
            Score(await coordination.GetJsonAsync($"/campaign/fairOMeter/assessments/deux-{Small[0]}")));
        Assert.Equal((await stranger.GetJsonAsync(one)).GetRawText(), (await stranger.GetJsonAsync(two)).GetRawText().Replace("deux", "un", StringComparison.Ordinal));

        // Neither a second draw, nor another result, nor other classes change what was told.
        using var again = await coordination.PostAsync("/campaign/fairOMeter/editions/un/comparison", new { });
        Assert.Equal("comparison-drawn", await again.ProblemAsync(HttpStatusCode.Conflict));
        await ReviseAsync(coordination);
        var later = await stranger.GetJsonAsync($"{one}?nisCode={Small[0]}");
        Assert.Equal(told.GetProperty("classes").GetRawText(), later.GetProperty("classes").GetRawText());

        // An edition that only one more commune takes part in is told nothing of: the difference would tell of that one.
        await FilledAsync(coordination, "trois", charterOfTheFirstSmall: 0, [.. Large, "21007"]);
        await CloseAsync(coordination, "trois");
        await DrawAsync(coordination, "trois");
        Assert.DoesNotContain("\"score\"", (await stranger.GetJsonAsync("/campaign/fairOMeter/editions/trois/comparison")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_that_leave_a_commune_out_or_cannot_be_reached_are_refused()
    {
        var coordination = await host.CoordinationAsync();
        var version = await VersionAsync(coordination);
        using var open = await coordination.PutAsync(Classes, Body(new { code = "a", label = new { fr = "A" }, rural = true }), version);
        Assert.Equal("classes-incomplete", await open.ProblemAsync(HttpStatusCode.Conflict));
        using var hidden = await coordination.PutAsync(Classes, Body(new { code = "a", label = new { fr = "A" } }, new { code = "b", label = new { fr = "B" } }), version);
        Assert.Equal("class-unreachable", await hidden.ProblemAsync(HttpStatusCode.Conflict));
        using var twice = await coordination.PutAsync(Classes, Body(new { code = "a", label = new { fr = "A" }, rural = true }, new { code = "a", label = new { fr = "B" } }), version);
        Assert.Equal("classes", await twice.WrongFieldAsync());
        using var turned = await coordination.PutAsync(Classes, Body(new { code = "a", label = new { fr = "A" }, populationFrom = 9, populationTo = 8 }), version);
        Assert.Equal("classes[0].populationTo", await turned.WrongFieldAsync());
        using var stale = await coordination.PutAsync(Classes, Body(new { code = "a", label = new { fr = "A" } }), version + 7);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));
    }

    private static object Body(params object[] classes) => new { validFrom = "2026-01-01", label = new { fr = "Essai" }, ruralBelow = 150, classes };

    private static decimal Score(JsonElement assessment) => assessment.GetProperty("score").GetProperty("value").GetDecimal();

    private async Task ReviseAsync(ApiClient coordination)
    {
        using var revised = await coordination.PutAsync(Classes,
            Body(new { code = "brussels", label = new { fr = "Bruxelles" }, region = "Région de Bruxelles-Capitale" }, new { code = "others", label = new { fr = "Autres" } }),
            await VersionAsync(coordination));
        await revised.ReadAsync(HttpStatusCode.NoContent);
    }

    // Of the classes, which every edition shows.
    private async Task<long> VersionAsync(ApiClient coordination)
    {
        using var opened = await coordination.PostAsync("/campaign/fairOMeter/editions", FairOMeterOfCommune.Edition("classes", "92094", host.Clock.Today()));
        return (await coordination.GetJsonAsync("/campaign/fairOMeter/editions/classes/comparison")).GetProperty("version").GetInt64();
    }

    private async Task<string> FilledAsync(ApiClient coordination, string code, int charterOfTheFirstSmall, string[]? large = null)
    {
        var today = host.Clock.Today();
        string[] nisCodes = [.. large ?? Large, .. Small];
        using (var opened = await coordination.PostAsync("/campaign/fairOMeter/editions",
            new { code, label = new { fr = "Essai" }, grid = 1, opensOn = today, closesOn = today.AddDays(90), nisCodes }))
        {
            await opened.ReadAsync(HttpStatusCode.Created);
        }

        string[] first = ["charter", "resolution", "renewal", "producers"];
        foreach (var (commune, place) in nisCodes.Select((commune, place) => (commune, place)))
        {
            var path = $"/campaign/fairOMeter/assessments/{code}-{commune}";
            foreach (var question in (await coordination.GetJsonAsync(path)).GetProperty("questions").EnumerateArray())
            {
                var name = question.GetProperty("code").GetString() ?? "";
                var kind = question.GetProperty("kind").GetString();
                var value = commune == Small[0] && name == "charter" ? charterOfTheFirstSmall : kind == "yesNo" && Array.IndexOf(first, name) >= 0 && Array.IndexOf(first, name) < place ? 1 : 0;
                using var answered = await coordination.PutAsync($"{path}/answers/{name}", new { value }, version: 0);
                await answered.ReadAsync(HttpStatusCode.NoContent);
            }

            foreach (var (what, body) in new (string, object)[] { ("submission", new { confirmed = true }), ("validation", new { }) })
            {
                using var done = await coordination.PostAsync($"{path}/{what}", body, (await coordination.GetJsonAsync(path)).GetProperty("version").GetInt64());
                await done.ReadAsync(HttpStatusCode.NoContent);
            }
        }

        return $"/campaign/fairOMeter/editions/{code}/comparison";
    }

    private static async Task CloseAsync(ApiClient coordination, string code)
    {
        using var closed = await coordination.PostAsync($"/campaign/fairOMeter/editions/{code}/closure", new { }, version: 1);
        await closed.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task DrawAsync(ApiClient coordination, string code)
    {
        using var drawn = await coordination.PostAsync($"/campaign/fairOMeter/editions/{code}/comparison", new { });
        await drawn.ReadAsync(HttpStatusCode.Created);
    }
}
