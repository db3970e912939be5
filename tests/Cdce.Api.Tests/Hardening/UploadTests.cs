using System.Net;
using System.Text.Json;
using Cdce.Api.Backups;
using Cdce.Testing;

namespace Cdce.Api.Tests.Hardening;

/// <summary>
/// Files that nobody should take: refused with a problem that says why. A CSV is looked at before anything of it is taken, and its
/// preview says what is wrong with it instead; it cannot be confirmed. Of none of them anything is kept.
/// </summary>
public sealed class UploadTests(UploadTests.Served served) : IClassFixture<UploadTests.Served>
{
    public sealed class Served : IAsyncLifetime
    {
        private ApiHost? host;

        public ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

        public async Task InitializeAsync() => host = await ApiHost.ServedAsync();

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }

    public static TheoryData<string> Names => [.. BadFiles.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_file_that_nobody_should_take_is_refused_and_nothing_of_it_is_kept(string name)
    {
        var file = BadFiles.All[name];
        var coordination = await served.Host.CoordinationAsync();
        coordination.Http.DefaultRequestHeaders.ExpectContinue = true; // or the connection is cut while a file that is too large is being sent
        var content = new ByteArrayContent(file.Bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", file.MediaType);
        using var answer = await coordination.PostAsync(file.Path, content);

        var body = await answer.ReadAsync((HttpStatusCode)file.Status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(file.Code, Codes(body));
        Assert.All(body.TryGetProperty("issues", out var issues) ? issues.EnumerateArray() : [], issue =>
        {
            Assert.Equal("body", issue.GetProperty("in").GetString());
            // Of a table it says which column or line.
            Assert.True(file.MediaType != "text/csv" || issue.GetProperty("name").GetString() is { Length: > 0 });
        });

        Assert.Null(await AnswerCheck.FaultAsync(answer, CancellationToken.None));
        Assert.Equal(0, await CountAsync($"data::text like '%{BadFiles.Canary}%' or type in ('campaign.boundaries_imported', 'campaign.dossier_imported')"));
    }

    [Fact]
    public async Task What_would_be_kept_is_found_where_it_is_looked_for()
    {
        var coordination = await served.Host.CoordinationAsync();
        using var made = await coordination.PostAsync("/campaign/activities", new { nisCode = "25072", kind = "committeeMeeting", on = "2026-11-02", summary = "a fact that is kept" });
        await made.ReadAsync(HttpStatusCode.Created);
        Assert.Equal(1, await CountAsync("data::text like '%a fact that is kept%'"));
        Assert.InRange(BadFiles.All.Count, 30, int.MaxValue);
    }

    private static IEnumerable<string?> Codes(JsonElement problem) =>
        (problem.TryGetProperty("issues", out var issues) ? issues.EnumerateArray() : [])
            .Where(issue => issue.TryGetProperty("type", out _)).Append(problem).Select(p => p.GetProperty("type").GetString()?.Split(':')[^1]);

    private async Task<long> CountAsync(string where)
    {
        await using var connection = await TableCopy.OpenAsync(served.Host.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<long>(connection, $"select count(*) from store.events where {where}", CancellationToken.None);
    }
}
