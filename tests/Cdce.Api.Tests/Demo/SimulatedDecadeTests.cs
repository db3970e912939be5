using System.Globalization;
using System.Text.Json;
using Cdce.Api.Demo;
using Cdce.Campaign;
using Cdce.Campaign.TitleFiles;

namespace Cdce.Api.Tests.Demo;

public class SimulatedDecadeTests
{
    private static readonly DateOnly From = new(2016, 11, 22);
    private static readonly DateOnly Until = new(2026, 11, 22);
    private static readonly Lazy<SimulatedHistory> Decade = new(() => Simulate(seed: 1));

    [Fact]
    public void The_same_seed_gives_the_same_commands_and_labels()
    {
        var again = Simulate(seed: 1);

        Assert.Equal(Decade.Value.Commands, again.Commands);
        Assert.Equal(Decade.Value.Labels, again.Labels);
        Assert.Equal(Decade.Value.SignIns.SelectMany(s => s.Value), again.SignIns.SelectMany(s => s.Value));
    }

    [Fact]
    public void Another_seed_gives_another_history() =>
        Assert.NotEqual(Decade.Value.Commands, Simulate(seed: 2).Commands);

    [Fact]
    public void One_commune_lives_the_same_life_whoever_else_is_there()
    {
        var alone = SimulatedDecade.Generate(new SimulationPlan(1, From, Until, [Communes(1)[0]]));
        var nisCode = Communes(1)[0].NisCode;

        Assert.Equal(alone.Commands, Decade.Value.Commands.Where(c => c.NisCode == nisCode));
    }

    [Fact]
    public void Commands_come_in_the_order_of_their_recording_and_never_before_the_fact()
    {
        var commands = Decade.Value.Commands;

        Assert.Equal(commands.OrderBy(c => c.RecordedAt), commands);
        Assert.All(commands, c => Assert.True(DateOnly.FromDateTime(c.RecordedAt.UtcDateTime) >= c.On, c.ToString()));
        Assert.All(commands, c => Assert.InRange(DateOnly.FromDateTime(c.RecordedAt.UtcDateTime), From, Until));
    }

    [Fact]
    public void Committees_that_do_well_meet_about_every_quarter()
    {
        var gaps = new List<int>();
        foreach (var commune in Decade.Value.Commands.OfType<RecordFact>().Where(f => f.Kind == "committeeMeeting").GroupBy(f => f.NisCode))
        {
            var days = commune.Select(m => m.On).Order().ToList();
            gaps.AddRange(days.Zip(days.Skip(1), (a, b) => (a, b))
                .Where(g => !Fading(Decade.Value, commune.Key, g.a) && !Fading(Decade.Value, commune.Key, g.b))
                .Select(g => g.b.DayNumber - g.a.DayNumber));
        }

        Assert.InRange(gaps.Order().ElementAt(gaps.Count / 2), 80, 110);
    }

    [Fact]
    public void Awareness_actions_peak_in_the_campaign_week()
    {
        var actions = Decade.Value.Commands.OfType<RecordFact>().Where(f => f.Kind == "awarenessAction").ToList();
        var inWeek = actions.Count(f => CampaignCalendar.CampaignWeek(f.On.Year) is var first
            && f.On >= first && f.On <= first.AddDays(10));

        // Eleven days are 3 % of a year.
        Assert.InRange((double)inWeek / actions.Count, 0.25, 0.75);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Between_a_tenth_and_four_tenths_of_the_communes_are_fading_in_the_later_years(int seed)
    {
        var simulation = seed == 1 ? Decade.Value : Simulate(seed);
        var shares = new List<double>();
        for (var day = new DateOnly(2020, 1, 1); day < Until; day = day.AddMonths(6))
        {
            var taking = simulation.ActiveFrom.Where(c => c.Value.AddYears(1) < day).Select(c => c.Key).ToList();
            shares.Add((double)taking.Count(c => Fading(simulation, c, day)) / taking.Count);
        }

        Assert.InRange(shares.Average(), 0.10, 0.40);
        Assert.All(shares, s => Assert.InRange(s, 0.02, 0.45));
    }

    [Fact]
    public void A_fading_commune_records_far_less_than_it_did_before()
    {
        var ratios = Decade.Value.Labels
            .Where(l => l.LostOn >= From.AddYears(2) && l.LostOn.AddMonths(9) <= (l.RecoveredOn ?? Until))
            .Select(l => Rate(l.NisCode, l.LostOn.AddMonths(1), l.LostOn.AddMonths(9)) / Math.Max(0.1, Rate(l.NisCode, l.LostOn.AddMonths(-18), l.LostOn.AddMonths(-3))))
            .Order().ToList();

        Assert.True(ratios.Count >= 8, $"only {ratios.Count} long losses");
        Assert.InRange(ratios[ratios.Count / 2], 0.0, 0.55);
    }

    [Fact]
    public void Losses_have_known_causes_that_come_before_them_and_many_recover()
    {
        var labels = Decade.Value.Labels;
        string[] causes = ["secretaryLeft", "secretaryBurntOut", "membersLeft", "majorityChanged", "aldermanLostInterest", "budgetCut"];

        Assert.All(labels, l => Assert.Contains(l.Cause, causes));
        Assert.All(labels, l => Assert.True(l.CauseOn <= l.LostOn, l.ToString()));
        Assert.All(labels.Where(l => l.RecoveredOn is not null), l => Assert.True(l.RecoveredOn > l.LostOn, l.ToString()));
        Assert.InRange((double)labels.Count(l => l.RecoveredOn is not null) / labels.Count, 0.3, 0.95);
        Assert.True(labels.Select(l => l.Cause).Distinct().Count() >= 4);
    }

    [Fact]
    public void Some_facts_are_recorded_late_but_most_within_a_month()
    {
        var delays = Decade.Value.Commands.OfType<RecordFact>()
            .Select(f => DateOnly.FromDateTime(f.RecordedAt.UtcDateTime).DayNumber - f.On.DayNumber).ToList();

        Assert.InRange(delays.Count(d => d <= 28) / (double)delays.Count, 0.7, 0.95);
    }

    [Fact]
    public void Some_committees_are_small_and_steady_and_some_write_down_many_things_in_one_evening()
    {
        var communes = Decade.Value.Commands.OfType<RecordFact>().GroupBy(f => f.NisCode).ToList();

        Assert.True(communes.Count(c => c.Count() < 80 && !Decade.Value.Labels.Any(l => l.NisCode == c.Key)) >= 3);
        Assert.InRange(communes.Count(c => c.CountBy(f => f.RecordedAt.Date).Max(d => d.Value) >= 5), 10, 45);
    }

    [Fact]
    public void Communes_announce_pauses_and_people_sign_in_to_look()
    {
        Assert.InRange(Decade.Value.Commands.OfType<AnnouncePause>().Count(), 3, 40);
        Assert.All(Decade.Value.SignIns, c => Assert.True(
            c.Value.Count >= Decade.Value.Commands.Count(command => command.NisCode == c.Key), c.Key));
    }

    [Fact]
    public void In_another_world_there_are_fewer_facts_or_later_ones_or_no_signs()
    {
        var half = Simulate(1, new SimulationRates(Facts: 0.5));
        var late = Simulate(1, new SimulationRates(Lateness: 2));
        var signless = Simulate(1, new SimulationRates(Signs: false));

        Assert.InRange(Facts(half) / (double)Facts(Decade.Value), 0.4, 0.8);
        Assert.True(Delay(late) > 1.4 * Delay(Decade.Value), $"{Delay(late)} and {Delay(Decade.Value)}");
        Assert.DoesNotContain(signless.Commands.OfType<RecordFact>(), f => f.Kind is "memberLeft" or "majorityChanged");

        static int Facts(SimulatedHistory simulation) => simulation.Commands.OfType<RecordFact>().Count();
        static double Delay(SimulatedHistory simulation) => simulation.Commands.OfType<RecordFact>()
            .Average(f => DateOnly.FromDateTime(f.RecordedAt.UtcDateTime).DayNumber - f.On.DayNumber);
    }

    [Fact]
    public void No_command_and_no_event_carries_the_cause_except_a_call_for_help() =>
        Assert.DoesNotContain(Decade.Value.Commands.OfType<RecordFact>(),
            f => Decade.Value.Labels.Any(l => f.Note.Contains(l.Cause, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Every_kind_of_fact_is_one_that_the_ledger_knows()
    {
        using var stream = typeof(CampaignModule).Assembly
            .GetManifestResourceStream("Cdce.Campaign.Activities.reference.activity-kinds.json")!; // embedded, so never null
        using var reference = JsonDocument.Parse(stream);
        var known = reference.RootElement.GetProperty("kinds").EnumerateArray().Select(k => k.GetProperty("code").GetString()).ToHashSet();

        Assert.Subset(known, Decade.Value.Commands.OfType<RecordFact>().Select(f => (string?)f.Kind).ToHashSet());
    }

    [Fact]
    public void Every_step_of_a_title_file_is_legal_when_it_is_recorded()
    {
        foreach (var file in Decade.Value.Commands.OfType<TakeTitleStep>().GroupBy(s => s.NisCode))
        {
            var facts = new List<TitleFact>();
            foreach (var step in file)
            {
                facts.Add(new TitleFact(Guid.CreateVersion7(), Enum.Parse<TitleStep>(step.Step, ignoreCase: true), step.On));
                Assert.Null(TitlePath.Of(facts).Illegal);
            }
        }
    }

    [Fact]
    public void The_calendar_finds_the_known_days()
    {
        Assert.Equal(new DateOnly(2025, 10, 1), CampaignCalendar.CampaignWeek(2025));
        Assert.Equal(new DateOnly(2022, 10, 5), CampaignCalendar.CampaignWeek(2022));
        Assert.Equal(new DateOnly(2026, 5, 9), CampaignCalendar.WorldFairTradeDay(2026));
        Assert.Equal(new DateOnly(2025, 11, 22), CampaignCalendar.OxfamBreakfast(2025));
        Assert.Equal(new DateOnly(2018, 10, 14), CampaignCalendar.Election(2018));
        Assert.Equal(new DateOnly(2024, 10, 13), CampaignCalendar.Election(2024));
        Assert.Null(CampaignCalendar.Election(2026));
        Assert.Equal(new DateOnly(2024, 12, 2), CampaignCalendar.NewCouncil(2024));
    }

    private static bool Fading(SimulatedHistory simulation, string nisCode, DateOnly day) =>
        simulation.Labels.Any(l => l.NisCode == nisCode && l.LostOn <= day && (l.RecoveredOn is null || day < l.RecoveredOn));

    private static double Rate(string nisCode, DateOnly from, DateOnly until) =>
        Decade.Value.Commands.OfType<RecordFact>().Count(f => f.NisCode == nisCode && f.On >= from && f.On < until)
        / ((until.DayNumber - from.DayNumber) / 30.4);

    private static SimulatedHistory Simulate(int seed, SimulationRates? rates = null) =>
        SimulatedDecade.Generate(new SimulationPlan(seed, From, Until, Communes(60), rates));

    private static List<CommuneTraits> Communes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new CommuneTraits(
            (50_000 + 37 * i).ToString(CultureInfo.InvariantCulture), $"Commune {i}", 3_000 + i % 12 * i % 9 * 1_700 + 900 * i, i % 15 == 7 ? "de" : "fr"))];
}
