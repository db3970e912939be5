using System.Net;
using Cdce.Api.Requests;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Requests;

/// <summary>An answer that is given again is the one that would be made anew.</summary>
public sealed class KeptAnswersTests
{
    private const string Commune = "25072";
    private static readonly string[] Questions =
    [
        "/campaign/communes?pageSize=500", "/campaign/communes?momentum=fading&sort=-momentum", "/campaign/activities?pageSize=500", "/campaign/momentumAlerts",
        "/campaign/publicTitles", "/campaign/publicTitles?format=csv",
        .. new[] { "", "/criteria", "/criteria/shops", "/momentum", "/titleFile" }.Select(part => $"/campaign/communes/{Commune}{part}"),
    ];

    [Fact]
    public async Task Whatever_happens_an_answer_is_the_one_that_would_be_made_anew()
    {
        await using var host = await ApiHost.OwnAsync();
        var kept = host.Services.GetRequiredService<KeptAnswers>();
        var (coordination, member) = (await host.CoordinationAsync(), await host.KeyAsync(Role.Secretary, Commune));
        var seed = Random.Shared.Next(1_000_000);
        var life = new RandomLife(coordination, seed, [Commune, "62063", "62079"]);
        var day = new DateOnly(2026, 11, 20);
        var changed = 0;
        var before = await AnswersAsync();
        for (var step = 0; step < 40; step++)
        {
            if (step % 10 == 0)
            {
                day = day.AddDays(40); // what happened grows old, deadlines come near
                host.Clock.MoveTo(new(day, new(8, 0), TimeSpan.Zero));
                life.Begin(day);
                await CompareAsync($"day {day}");
            }
            if (step % 20 == 15)
                await life.EvaluateAsync();
            await life.StepAsync();
            await host.WaitForNonStaleDataAsync();
            await CompareAsync($"step {step}");
        }
        Assert.True(changed > 40, $"Seed {seed}: {changed} answers changed");

        async Task CompareAsync(string when)
        {
            var now = await AnswersAsync();
            kept.Forget();
            var anew = await AnswersAsync();
            foreach (var (question, answer) in now)
                Assert.True(answer == anew[question], $"Seed {seed}, {when}: {question}");
            changed += now.Count(a => before[a.Key] != a.Value);
            before = now;
        }

        async Task<Dictionary<string, string>> AnswersAsync()
        {
            var answers = new Dictionary<string, string>();
            foreach (var question in Questions)
            {
                foreach (var (who, api) in new[] { ("coordination", coordination), ("member", member) })
                {
                    using var response = await api.GetAsync(question);
                    answers[$"{question} {who}"] = $"{(int)response.StatusCode} {response.Headers.ETag} {response.Content.Headers.ContentType} {response.Content.Headers.ContentDisposition} {await response.Content.ReadAsStringAsync()}";
                }
            }
            return answers;
        }
    }

    [Fact]
    public async Task What_one_node_writes_the_other_shows_at_once()
    {
        await using var host = await ApiHost.OwnAsync();
        await using var other = await host.SecondNodeAsync();
        var (here, there) = (await host.CoordinationAsync(), await other.CoordinationAsync());
        for (var count = 1; count <= 20; count++)
        {
            var nothing = await there.GetJsonAsync($"/campaign/activities?nisCode={Commune}");
            Assert.Equal(count - 1, nothing.GetProperty("total").GetInt32());
            using var recorded = await here.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "committeeMeeting", on = "2026-11-02" });
            await recorded.ReadAsync(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task Another_caller_language_or_address_has_an_answer_of_its_own()
    {
        await using var host = await ApiHost.OwnAsync();
        var coordination = await host.CoordinationAsync();
        using var recorded = await coordination.PostAsync("/campaign/activities", new { nisCode = Commune, kind = "committeeMeeting", on = "2026-11-02" });
        await recorded.ReadAsync(HttpStatusCode.Created);
        const string Question = "/campaign/activities";

        Assert.Equal(1, (await coordination.GetJsonAsync(Question)).GetProperty("total").GetInt32());
        Assert.Equal(0, (await (await host.CommitteeMemberAsync("62063")).GetJsonAsync(Question)).GetProperty("total").GetInt32());
        Assert.Equal(1, (await (await host.CommitteeMemberAsync(Commune)).GetJsonAsync(Question)).GetProperty("total").GetInt32());
        using var anonymous = await host.Anonymous.GetAsync(Question);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);

        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + Question);
        elsewhere.Headers.Host = "cdce.example";
        using var answer = await coordination.Http.SendAsync(elsewhere);
        Assert.StartsWith("http://cdce.example/", (await answer.ReadAsync(HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("href").GetString(), StringComparison.Ordinal);

        using var first = await coordination.GetAsync(Question);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + Question);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag ?? throw new InvalidOperationException("No tag."));
        using var known = await coordination.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }
}
