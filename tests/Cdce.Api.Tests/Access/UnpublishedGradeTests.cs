using System.Net;
using Cdce.Api.Backups;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Access;

/// <summary>A grade that is not published is not told to anybody but the commune and its coordination: not as a word, and not by a number that moves.</summary>
public sealed class UnpublishedGradeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Ours = "25072";
    private const string Theirs = "62096";

    /// <summary>Stands in the review alone.</summary>
    private const string Canary = "Zqx";

    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_grade_that_is_not_published_is_in_no_answer_to_others_and_changes_none()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await SentAsync(coordination);
        var before = await AskAsync();
        Assert.True(before.Count > 250 && before.Count(b => b.Value.StartsWith("200", StringComparison.Ordinal)) > 80, "Too little was asked.");

        using (var refused = await coordination.PutAsync($"{filled.Path}/reviews/charter", new { outcome = "refused", reason = Canary }, await filled.ReviewVersionAsync("charter")))
            await refused.ReadAsync(HttpStatusCode.NoContent);
        await filled.AcceptAllAsync();
        await PostAsync(coordination, $"{filled.Path}/validation", new { }, await filled.VersionAsync());
        Assert.Equal("E", (await coordination.GetJsonAsync(filled.Path)).GetProperty("score").GetProperty("grade").GetString());
        Assert.Empty(Told(before, await AskAsync()));
        await PostAsync(coordination, $"{filled.Path}/contest", FairOMeterOfCommune.Contest("charter", Canary), await filled.VersionAsync());
        await PostAsync(coordination, $"{filled.Path}/contest/decision", FairOMeterOfCommune.Decisions("charter", false, Canary), await filled.VersionAsync());
        Assert.Empty(Told(before, await AskAsync()));

        // It is told as far as it was chosen, and taken back without a trace.
        var criteria = await ChosenAsync(coordination, filled, "gradeAndCriteria");
        Assert.Equal(6, criteria.GetProperty("items")[0].GetProperty("criteria").GetArrayLength());
        var grade = await ChosenAsync(coordination, filled, "gradeOnly");
        Assert.Equal("E", grade.GetProperty("items")[0].GetProperty("grade").GetString());
        Assert.False(grade.GetProperty("items")[0].TryGetProperty("criteria", out _));
        Assert.NotEmpty(Told(before, await AskAsync()));
        Assert.Equal(0, (await ChosenAsync(coordination, filled, "notPublished")).GetProperty("items").GetArrayLength());
        Assert.Empty(Told(before, await AskAsync()));

        // The check can fail: a row that nobody chose.
        await using (var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None))
        {
            var schema = await TableCopy.ScalarAsync<string>(connection, "select name from store.generations where module = 'campaign' and state = 'live' and as_of is null", CancellationToken.None);
            await using var plant = new Npgsql.NpgsqlCommand($$"""
                insert into "{{schema}}".fair_o_meter_published_grades ("Edition", "NisCode", "Grade", "Criteria", "PublishedOn")
                values ('secret', '{{Theirs}}', 'E', '[]', '2026-11-20')
                """, connection);
            await plant.ExecuteNonQueryAsync();
        }

        Assert.NotEmpty(Told(before, await AskAsync()));
        output.WriteLine($"{before.Count} answers to others compared");
        output.WriteLine($"planted: a grade is published that nobody chose to publish -> caught by {nameof(A_grade_that_is_not_published_is_in_no_answer_to_others_and_changes_none)}");
    }

    private static async Task<System.Text.Json.JsonElement> ChosenAsync(ApiClient coordination, FairOMeterOfCommune filled, string choice)
    {
        using var chosen = await coordination.PutAsync($"{filled.Path}/publication", new { choice }, await filled.VersionAsync());
        await chosen.ReadAsync(HttpStatusCode.NoContent);
        return await coordination.GetJsonAsync($"/campaign/fairOMeter/publishedGrades?nisCode={Theirs}");
    }

    private static List<string> Told(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [.. after.Where(a => a.Value != before[a.Key] || a.Value.Contains(Canary, StringComparison.Ordinal)).Select(a => a.Key)];

    private async Task<FairOMeterOfCommune> SentAsync(ApiClient coordination)
    {
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "secret", Theirs, host.Clock.Today());
        await filled.SubmitAsync();
        return filled;
    }

    // Every question of everybody who is not of that commune, about everything that can be addressed.
    private async Task<Dictionary<string, string>> AskAsync()
    {
        await host.WaitForNonStaleDataAsync();
        var assessment = $"secret-{Theirs}";
        string[] paths =
        [
            .. Questions.Roots([Theirs, Ours], "0193b7a0-0000-7000-8000-000000000001"),
            .. new[] { "", "/review", "/feedback", "/feedback?format=letter", "/feedback?format=certificate" }.Select(part => $"/campaign/fairOMeter/assessments/{assessment}{part}"),
            "/campaign/fairOMeter/editions/secret", $"/campaign/communes/{Theirs}", $"/campaign/publicTitles/{Theirs}", "/campaign/communes?q=seraing&pageSize=500",
            "http://localhost/sitemap.xml", "http://localhost/robots.txt", $"http://localhost/communes/{Theirs}/fair-o-metre", $"http://localhost/fair-o-metre/{assessment}",
        ];
        var answers = new Dictionary<string, string>();
        foreach (var (who, api) in await OthersAsync())
        {
            foreach (var path in paths.Distinct())
            {
                using var answer = await api.GetAsync(path);
                var body = answer.Content.Headers.ContentType?.MediaType is { } type && type.Contains("sheet", StringComparison.Ordinal)
                    ? "a workbook, whose figures stand in the other formats" : await answer.Content.ReadAsStringAsync();
                answers[$"{who} {path}"] = $"{(int)answer.StatusCode} {Steady(body)}";
            }
        }

        return answers;
    }

    // What names a request.
    private static string Steady(string body) => System.Text.RegularExpressions.Regex.Replace(body, "\"(traceId|requestId|instance)\":\"[^\"]*\"", "");

    private async Task<List<(string Who, ApiClient Api)>> OthersAsync() =>
    [
        ("anonymous", host.Anonymous), ("secretary elsewhere", await host.KeyAsync(Role.Secretary, Ours)),
        ("regional coordinator elsewhere", await host.KeyAsync(Role.RegionalCoordinator, "25")), ("partner", await host.KeyAsync(Role.Partner, Theirs)),
    ];

    private static async Task PostAsync(ApiClient api, string path, object body, long version)
    {
        using var sent = await api.PostAsync(path, body, version);
        Assert.True(sent.IsSuccessStatusCode, $"{path}: {(int)sent.StatusCode} {await sent.Content.ReadAsStringAsync()}");
    }
}
