using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Api.Tests.Requests;

/// <summary>What holds for every command, seen on one that records a fact.</summary>
public sealed class CommandsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Path = "/campaign/activities";
    private static readonly object Fact = new { nisCode = "25072", kind = "committeeMeeting", on = "2026-11-02" };

    [Fact]
    public async Task Without_a_key_a_command_is_refused()
    {
        var caller = await host.CoordinationAsync();
        using var response = await caller.SendAsync(HttpMethod.Post, Path, Fact, null, null);
        var issue = (await response.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0];
        Assert.Equal(("header", "Idempotency-Key"), (issue.GetProperty("in").GetString(), issue.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Sent_again_a_command_gets_the_same_answer_and_is_done_once()
    {
        var caller = await host.CoordinationAsync();
        using var first = await caller.PostAsync(Path, Fact, key: "again");
        using var second = await caller.PostAsync(Path, Fact, key: "again");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, first.Version());
        Assert.Equal(1, second.Version());
    }

    [Fact]
    public async Task Sent_many_times_at_once_a_command_is_done_once()
    {
        var caller = await host.CoordinationAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => caller.PostAsync(Path, Fact, key: "at-once")));
        var ids = await Task.WhenAll(answers.Select(async a => (await a.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString()));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task The_key_of_another_request_is_refused()
    {
        var caller = await host.CoordinationAsync();
        using var first = await caller.PostAsync(Path, Fact, key: "other");
        await first.ReadAsync(HttpStatusCode.Created);
        using var second = await caller.PostAsync(Path, new { nisCode = "25072", kind = "committeeMeeting", on = "2026-11-03" }, key: "other");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task Two_callers_may_use_the_same_key()
    {
        var one = await host.CoordinationAsync();
        var other = await host.CoordinationAsync();
        using var first = await one.PostAsync(Path, Fact, key: "mine");
        using var second = await other.PostAsync(Path, Fact, key: "mine");
        Assert.NotEqual((await first.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString(),
            (await second.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_refused_command_may_be_corrected_under_the_same_key()
    {
        var caller = await host.CoordinationAsync();
        using var refused = await caller.PostAsync(Path, new { nisCode = "25072", kind = "committeeMeeting", on = "2027-01-01" }, key: "corrected");
        Assert.Equal("fact-in-future", await refused.ProblemAsync(HttpStatusCode.Conflict));
        using var accepted = await caller.PostAsync(Path, Fact, key: "corrected");
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
    }

    [Fact]
    public async Task What_was_done_is_seen_by_the_next_question()
    {
        var caller = await host.CoordinationAsync();
        using var made = await caller.PostAsync(Path, Fact);
        var created = await made.ReadAsync(HttpStatusCode.Created);
        var seen = await caller.GetJsonAsync(new Uri(created.GetProperty("href").GetString() ?? "").PathAndQuery["/api/v1".Length..]);
        Assert.Equal(created.GetProperty("version").GetInt64(), seen.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Who_has_the_version_already_gets_304_without_a_body()
    {
        var caller = await host.CoordinationAsync();
        using var made = await caller.PostAsync(Path, Fact);
        var href = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("href").GetString() ?? "";
        using var first = await caller.Http.GetAsync(new Uri(href));
        var tag = first.Headers.ETag ?? throw new InvalidOperationException("No tag.");
        Assert.StartsWith("\"1.", tag.Tag, StringComparison.Ordinal);
        using var again = await IfNotAsync(caller, href, tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_name_that_was_corrected_under_the_same_version_is_sent_again()
    {
        var coordination = await host.CoordinationAsync();
        var secretary = await host.SignedInAsync("corrigee", "secretary", "25072");
        const string Committee = "http://localhost/api/v1/governance/committees/25072";
        using var before = await coordination.Http.GetAsync(new Uri(Committee));
        var tag = before.Headers.ETag ?? throw new InvalidOperationException("No tag.");
        using var corrected = await secretary.PatchAsync("/people/me", new { displayName = "Élise Nouveau-Nom" }, version: 1);
        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);

        using var after = await IfNotAsync(coordination, Committee, tag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(before.Version(), after.Version());
        Assert.Contains("Nouveau-Nom", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> IfNotAsync(ApiClient caller, string href, System.Net.Http.Headers.EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, href);
        request.Headers.IfNoneMatch.Add(tag);
        return caller.Http.SendAsync(request);
    }

    [Fact]
    public async Task A_version_is_asked_for_read_and_compared()
    {
        var caller = await host.CoordinationAsync();
        using var made = await caller.PostAsync(Path, Fact);
        var path = $"{Path}/{(await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id")}/withdrawal";
        var body = new { on = "2026-11-03", reason = "Saisi deux fois" };

        using var missing = await caller.PostAsync(path, body);
        Assert.Equal("version-required", await missing.ProblemAsync(HttpStatusCode.PreconditionRequired));
        using var unreadable = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path);
        unreadable.Headers.TryAddWithoutValidation("If-Match", "three");
        unreadable.Headers.Add("Idempotency-Key", "unreadable");
        using var refused = await caller.Http.SendAsync(unreadable);
        Assert.Equal("badRequest", await refused.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_one_is_told_what_the_other_changed_and_can_send_it_again()
    {
        var caller = await host.CoordinationAsync();
        var other = await host.CommitteeMemberAsync("25072");
        using var made = await caller.PostAsync(Path, Fact);
        var path = $"{Path}/{(await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id")}";
        var mine = new { kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion, huit présents", reason = "Nombre" };

        using var first = await other.PutAsync(path, new { kind = "committeeMeeting", on = "2026-11-04", summary = "Réunion", reason = "Date" }, version: 1);
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        using var late = await caller.PutAsync(path, mine, version: 1);
        var problem = await late.ReadAsync(HttpStatusCode.PreconditionFailed);
        var now = (await caller.GetJsonAsync(path)).GetProperty("version").GetInt64();
        Assert.Equal(now, problem.GetProperty("version").GetInt64());
        var since = problem.GetProperty("changedSince").EnumerateArray().ToList();
        Assert.Equal(now - 1, since.Count);
        Assert.Contains("campaign.activity_corrected", since.Select(s => s.GetProperty("eventType").GetString()));
        Assert.Contains("fact.on", since.SelectMany(s => s.GetProperty("fields").EnumerateArray()).Select(f => f.GetString()));

        using var again = await caller.PutAsync(path, mine, now);
        Assert.True(again.IsSuccessStatusCode, await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_simulating_key_records_is_marked()
    {
        var simulating = await host.SimulatingAsync();
        using var made = await simulating.PostAsync(Path, Fact);
        var id = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id");
        var seen = await simulating.GetJsonAsync($"{Path}/{id}");
        Assert.True(seen.GetProperty("simulated").GetBoolean());
        Assert.Equal(JsonValueKind.True, (await simulating.GetJsonAsync("/session")).GetProperty("simulatedDataPresent").ValueKind);
    }

    [Fact]
    public async Task A_question_about_the_past_is_answered_from_the_past()
    {
        var caller = await host.CoordinationAsync();
        using var made = await caller.PostAsync(Path, new { nisCode = "25072", kind = "committeeMeeting", on = "2026-10-10" });
        var id = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id");
        using var before = await caller.GetAsync($"{Path}/{id}?asOf=2026-10-09");
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        await caller.GetJsonAsync($"{Path}/{id}?asOf=2026-10-10");
        using var recorded = await caller.GetAsync($"{Path}/{id}?asOf=2026-10-10&asOfReading=knownThen");
        Assert.Equal(HttpStatusCode.NotFound, recorded.StatusCode);
    }
}
