using System.Net;
using Cdce.Api.Demo;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Demo;

public class DemoRunTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly DateOnly From = new(2024, 11, 20);
    private static readonly DateOnly Until = new(2026, 11, 20);

    [Fact]
    public async Task A_simulated_history_is_taken_without_a_refusal_marked_and_removed_without_touching_what_is_real()
    {
        var real = await host.CoordinationAsync();
        using var recorded = await real.PostAsync("/campaign/activities",
            new { nisCode = "62096", kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion" });
        var fact = (await recorded.ReadAsync(HttpStatusCode.Created)).GetProperty("href").GetString() ?? "";

        var api = new DemoApi((await host.SimulatingAsync()).Http);
        var run = new DemoRun(api, host.Clock.MoveTo, _ => host.WaitForNonStaleDataAsync(), _ => { });
        var candidates = await run.CandidatesAsync(CancellationToken.None);
        Assert.DoesNotContain(candidates, c => c.NisCode is "62096" or "62063" or "82039");
        var chosen = SimulatedDecade.Choose(1, 3, candidates);
        var history = SimulatedDecade.Generate(new SimulationPlan(1, From, Until, chosen));
        await run.PlayAsync(1, history, From, Until, CancellationToken.None);
        host.Clock.MoveTo(ApiHost.Start);

        Assert.Empty(api.Refused);
        Assert.True(api.Sent >= history.Commands.Count);
        var simulated = (await real.GetJsonAsync("/campaign/communes?pageSize=500")).GetProperty("items").EnumerateArray()
            .Where(c => c.TryGetProperty("simulated", out var marked) && marked.GetBoolean())
            .Select(c => c.GetProperty("nisCode").GetString()).Order();
        Assert.Equal(chosen.Select(c => c.NisCode).Where(history.Commands.Select(c => c.NisCode).Contains), simulated);

        var removed = await host.Services.GetRequiredService<SimulatedData>().RemoveAsync();
        await host.WaitForNonStaleDataAsync();

        Assert.True(removed.Events >= history.Commands.Count);
        Assert.Equal(0, removed.Kept);
        Assert.False(await host.Services.GetRequiredService<SimulatedData>().AnyAsync());
        Assert.Equal("62096", (await real.GetJsonAsync(fact)).GetProperty("nisCode").GetString());
        Assert.Equal(candidates, await run.CandidatesAsync(CancellationToken.None));
    }
}
