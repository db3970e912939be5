using System.Net;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cdce.Api.Tests.Requests;

/// <summary>A short run of what <c>./cdce torture dates</c> does at length.</summary>
public sealed class AnyDateTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_question_about_a_past_day_is_answered_as_it_was()
    {
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"seed {seed}");
        var outcome = await new AnyDate(new(seed, Commands: 250, Days: 20, Recorded: 1, Filtered: 1, OfEach: 2), output.WriteLine).RunAsync();

        Assert.True(outcome.Differences.Count == 0, $"Seed {seed}: {string.Join("\n", outcome.Differences.Take(40))}");
        Assert.True(outcome is { Compared: > 100, Controls: > 0 }, $"Seed {seed}: {outcome.Compared} compared, {outcome.Controls} controls");
    }

    [Fact]
    public void No_question_and_no_command_of_the_contract_is_forgotten()
    {
        Assert.Empty(Questions.Forgotten());
        Assert.Empty(RandomLife.Forgotten());
    }
}

/// <summary>What is said of a past day that is not there yet, and who may ask.</summary>
public sealed class AsOfQuestionTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_day_that_takes_long_is_answered_with_a_task()
    {
        var api = await host.CoordinationAsync();
        var projections = host.Services.GetRequiredService<ProjectionCoordinator>();
        const string Question = "/api/v1/campaign/targets?asOf=2024-05-06&asOfReading=knownThen";
        await projections.StopAsync("campaign");
        using var begun = await api.PostAsync("/asOfTasks", new { module = "campaign", asOf = "2024-05-06", asOfReading = "knownThen" });
        var task = (await begun.ReadAsync(HttpStatusCode.Accepted)).GetProperty("href").GetString() ?? "";
        Assert.Equal(task, begun.Headers.Location?.ToString());
        Assert.Equal("running", (await api.GetJsonAsync(task)).GetProperty("state").GetString());

        // The question itself is refused for now, and says where to look.
        using var refused = await api.Http.GetAsync(Question);
        Assert.Equal("as-of-being-prepared", await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable));
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Equal($"<{task}>; rel=\"monitor\"", Assert.Single(refused.Headers.GetValues("Link")));

        await projections.StartAsync("campaign");
        using var answered = await api.GetAsync(Question["/api/v1".Length..]);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var done = await api.GetJsonAsync(task);
        Assert.Equal(("done", 1.0), (done.GetProperty("state").GetString(), done.GetProperty("share").GetDouble()));
        using var unknown = await api.GetAsync("/asOfTasks/nothing-2024-05-06-knownThen");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Rights_are_those_of_today_whatever_day_is_asked_for()
    {
        var coordination = await host.CoordinationAsync();
        using var made = await coordination.PostAsync("/campaign/activities", new { nisCode = "62063", kind = "committeeMeeting", on = "2026-11-02" });
        var fact = (await made.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
        host.Clock.Advance(TimeSpan.FromDays(3));

        // Neither had any rights on the day that is asked for.
        var own = await host.CommitteeMemberAsync("62063");
        var other = await host.CommitteeMemberAsync("25072");
        const string Then = "asOf=2026-11-20&asOfReading=knownThen";

        Assert.Equal(fact, (await own.GetJsonAsync($"/campaign/activities/{fact}?{Then}")).GetProperty("id").GetString());
        using var hidden = await other.GetAsync($"/campaign/activities/{fact}?{Then}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(0, (await other.GetJsonAsync($"/campaign/activities?nisCode=62063&{Then}")).GetProperty("total").GetInt32());
        using var nobody = await host.Anonymous.GetAsync($"/campaign/activities/{fact}?{Then}");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }
}
