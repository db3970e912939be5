using Cdce.Campaign.Changes;
using Cdce.Testing;
using Cdce.Testing.Dates;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.Ledger;

/// <summary>What changed between two days, in a life that nobody wrote.</summary>
public sealed class ChangesProperties(ITestOutputHelper output)
{
    /// <summary>Events that are no line of their own, each with its reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["campaign.accompaniment_"] = "the coordination's work, told by the accompaniment",
        ["campaign.action_taken"] = "who does it is told by the plan",
        ["campaign.alert_"] = "the coordination's work, told by the alert",
        ["campaign.award_"] = "told by the award itself, whose scores are sealed until they are published",
        ["campaign.contact_noted"] = "the coordination's work, told by the alert",
        ["campaign.help_called"] = "may be confidential; told by the alert",
        ["campaign.standing_changed"] = "found by an evaluation, not noted by anybody",
        ["campaign.momentum_evaluated"] = "found by an evaluation, not noted by anybody",
        ["campaign.fair_o_meter_answer_"] = "a draft until it is sent",
        ["campaign.fair_o_meter_grid_schedule"] = "a draft until it is published",
        ["campaign.fair_o_meter_past_answers_recorded"] = "told by the edition that they were recorded with",
        ["campaign.fair_o_meter_statement_"] = "what a commune says in confidence, told by the list of its edition",
        ["campaign.fair_o_meter_local_action_"] = "a draft until it is sent, then valued within a review",
        ["campaign.fair_o_meter_proposal_rejected"] = "a draft until it is sent",
        ["campaign.fair_o_meter_consistency_answered"] = "a draft until it is sent",
        ["campaign.fair_o_meter_criterion_"] = "asked and answered within a review",
        ["campaign.fair_o_meter_edition_reminded"] = "a mail",
        ["campaign.fair_o_meter_edition_rules_set"] = "days of mails",
        ["campaign.fair_o_meter_communes_invited"] = "comes with a dossier, which is a line itself",
        ["campaign.fair_o_meter_comparison_classes_revised"] = "seen once an edition is compared",
        ["campaign.import_"] = "what a file brought is listed itself",
        ["campaign.boundaries_imported"] = "a map",
        ["campaign.reference_loaded"] = "comes with the program",
        ["campaign.recommendation_answered"] = "comes with the program",
    };

    [Fact]
    public async Task Every_event_is_a_line_or_is_left_out_for_a_reason()
    {
        await using var host = await ApiHost.OwnAsync();
        var lines = typeof(ChangeProjection).GetMethods().Where(m => m.Name == "On").Select(m => m.GetParameters()[0].ParameterType.GetGenericArguments()[0]).ToHashSet();
        var events = host.Services.GetRequiredService<StoreOptions>().Events.All.Where(e => e.Name.StartsWith("campaign.", StringComparison.Ordinal)).ToList();
        Assert.Equal([], events.Where(e => lines.Contains(e.Type) == LeftOut.Keys.Any(name => e.Name.StartsWith(name, StringComparison.Ordinal))).Select(e => e.Name));
        Assert.Equal([], LeftOut.Keys.Where(name => !events.Exists(e => e.Name.StartsWith(name, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Changes_of_two_stretches_make_those_of_the_whole()
    {
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var host = await ApiHost.OwnAsync();
        var coordination = await host.CoordinationAsync();
        var all = (await coordination.GetJsonAsync("/campaign/communes?pageSize=500")).GetProperty("items").EnumerateArray()
            .Select(c => c.GetProperty("nisCode").GetString() ?? "").Order(StringComparer.Ordinal).ToList();
        var communes = Enumerable.Range(0, 6).Select(i => all[i * all.Count / 6]).ToList();
        var life = new RandomLife(coordination, seed, communes);
        var first = host.Clock.Today();
        const int Days = 15;
        for (var day = 0; day < Days; day++)
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            life.Begin(host.Clock.Today());
            for (var command = random.Next(8); command > 0; command--)
                await life.StepAsync();
        }

        await host.WaitForNonStaleDataAsync();
        ApiClient[] callers = [coordination, await host.KeyAsync(Role.RegionalCoordinator, "6"), await host.KeyAsync(Role.Secretary, communes[0])];
        var (compared, lines) = (0, new List<(string Id, string Href)>());
        for (var time = 0; time < 60; time++)
        {
            var caller = callers[time % callers.Length];
            var of = random.Next(2) == 0 ? "" : $"&nisCode={communes[random.Next(communes.Count)]}";
            var days = Enumerable.Range(0, 3).Select(_ => first.AddDays(random.Next(Days + 1))).Order().ToList();
            var whole = await LinesAsync(caller, days[0], days[2], of);
            Assert.Equal(whole, [.. await LinesAsync(caller, days[1], days[2], of), .. await LinesAsync(caller, days[0], days[1], of)]);
            Assert.Empty(await LinesAsync(caller, days[1], days[1], of));
            compared += whole.Count;
            lines.AddRange(whole);
        }

        Assert.True(compared > 100, $"Seed {seed}: {compared} lines.");
        // Each line leads to its event, in the history of what it concerns.
        foreach (var (id, href) in lines.Distinct().OrderBy(_ => random.Next()).Take(20))
        {
            Assert.Equal(id, (await coordination.GetJsonAsync(href[href.IndexOf("/campaign/", StringComparison.Ordinal)..])).GetProperty("id").GetString());
            // recommendation.R1.2.3 is the third event of recommendation/R1.2, targets.2 the second of targets.
            var version = id.LastIndexOf('.');
            var history = await coordination.GetJsonAsync($"/audit/objects?object={string.Join('/', id[..version].Split('.', 2))}");
            Assert.Contains(history.GetProperty("versions").EnumerateArray(), v => $"{v.GetProperty("entry").GetProperty("version").GetInt64()}" == id[(version + 1)..]);
        }
    }

    private static async Task<List<(string Id, string Href)>> LinesAsync(ApiClient api, DateOnly from, DateOnly to, string of) =>
        [.. (await Communes.CommuneEndpointTests.AllAsync(api, $"/campaign/changes?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&pageSize=7{of}"))
            .Select(c => (c.GetProperty("id").GetString() ?? "", c.GetProperty("href").GetString() ?? ""))];
}
