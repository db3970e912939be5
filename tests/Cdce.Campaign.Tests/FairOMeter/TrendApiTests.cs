using System.Net;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

public class TrendApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "62063";
    private const string Trend = $"/campaign/communes/{Commune}/fairOMeterTrend";

    [Fact]
    public async Task An_edition_is_scored_under_another_grid_beside_its_own_and_nothing_that_is_kept_changes()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "ancienne", Commune, host.Clock.Today());
        foreach (var question in (await coordination.GetJsonAsync(filled.Path)).GetProperty("questions").EnumerateArray())
        {
            using var answered = await coordination.PutAsync($"{filled.Path}/answers/{question.GetProperty("code").GetString()}",
                new { value = question.GetProperty("kind").GetString() == "yesNo" ? 1 : 0 }, version: 0);
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        await filled.SubmitAsync();
        using (var validated = await coordination.PostAsync($"{filled.Path}/validation", new { }, await filled.AcceptAllAsync()))
            await validated.ReadAsync(HttpStatusCode.NoContent);

        // Another grid: the charter is worth all that the renewal was worth, one question is new and one has another kind.
        var content = JsonNode.Parse((await coordination.GetJsonAsync("/campaign/fairOMeter/grids/1")).GetProperty("content").GetRawText());
        JsonNode Question(string code) => content?["criteria"]?.AsArray().SelectMany(c => c?["questions"]?.AsArray() ?? []).First(q => q?["code"]?.GetValue<string>() == code)
            ?? throw new InvalidOperationException(code);
        Question("charter")["points"] = 7;
        Question("renewal")["points"] = 1;
        Question("initiative")["code"] = "initiativeOfTheYear";
        var meetings = Question("meetings").AsObject();
        meetings["kind"] = "yesNo";
        meetings.Remove("quota");
        using (var published = await coordination.PostAsync("/campaign/fairOMeter/grids", new { grid = content }, await FairOMeterOfCommune.GridsVersionAsync(coordination)))
            await published.ReadAsync(HttpStatusCode.Created);

        var before = await KeptAsync(coordination, filled.Path);
        var own = Assert.Single((await coordination.GetJsonAsync($"{Trend}?grid=1")).GetProperty("items").EnumerateArray());
        Assert.Equal(own.GetProperty("score").GetDecimal(), own.GetProperty("rescored").GetDecimal());
        Assert.Equal(0, own.GetProperty("notComparable").GetArrayLength());

        var told = await coordination.GetJsonAsync(Trend);
        var item = Assert.Single(told.GetProperty("items").EnumerateArray());
        Assert.Equal((2, 1), (told.GetProperty("grid").GetInt32(), item.GetProperty("ownGrid").GetInt32()));
        Assert.Equal(own.GetProperty("score").GetDecimal(), item.GetProperty("score").GetDecimal());
        Assert.Equal([("initiative", "removed"), ("initiativeOfTheYear", "added"), ("meetings", "otherKind")],
            item.GetProperty("notComparable").EnumerateArray().Select(q => (q.GetProperty("question").GetString(), q.GetProperty("reason").GetString())).Order());
        // 6 of the resolution, 7 of the charter, 1 of the renewal; 6 and 8 points have left the hundred.
        Assert.Equal((14m, Math.Round(14m * 100 / 86, 1)), (item.GetProperty("removed").GetDecimal(), item.GetProperty("rescored").GetDecimal()));
        var lines = item.GetProperty("questions").EnumerateArray().ToDictionary(q => q.GetProperty("question").GetString() ?? "");
        Assert.Equal(item.GetProperty("rescored").GetDecimal(), lines.Values.Sum(l => l.TryGetProperty("rescored", out var adds) ? adds.GetDecimal() : 0));
        Assert.Equal(item.GetProperty("score").GetDecimal(), lines.Values.Sum(l => l.TryGetProperty("own", out var adds) ? adds.GetDecimal() : 0));
        Assert.False(lines["meetings"].TryGetProperty("rescored", out _));

        Assert.Equal(before, await KeptAsync(coordination, filled.Path));
        using var none = await coordination.GetAsync($"{Trend}?grid=9");
        Assert.Equal("grid", await none.WrongFieldAsync());
        var stranger = await host.KeyAsync(Role.Secretary, "92094");
        using var hidden = await stranger.GetAsync(Trend);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    // The log and the result as the API tells it.
    private async Task<string> KeptAsync(ApiClient coordination, string path)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var command = source.CreateCommand("select count(*) || ' ' || md5(string_agg(e::text, '|' order by e.sequence)) from store.events e");
        return $"{await command.ExecuteScalarAsync()} {(await coordination.GetJsonAsync(path)).GetProperty("score").GetRawText()} "
            + (await coordination.GetJsonAsync($"{path}/feedback")).GetRawText();
    }
}
