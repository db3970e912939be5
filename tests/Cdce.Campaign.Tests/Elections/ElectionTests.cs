using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Elections;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Elections;

public class ElectionTests
{
    private const string Nis = "62063";
    private static readonly DateOnly Changed = new(2026, 3, 10);
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000001");
    private static readonly ElectionRules Rules = Shipped();

    [Theory]
    [InlineData("2026-03-09", null)] // with the team before
    [InlineData("2026-03-10", "2026-03-10")]
    [InlineData("2026-06-01", "2026-06-01")]
    [InlineData("2026-11-21", null)] // not yet
    public void A_step_is_done_by_the_first_fact_since_the_change(string fact, string? done)
    {
        var step = Steps(null, Fact("electedContact", fact)).Single(s => s.Code == "informTeam");
        Assert.Equal((Date(done), Changed.AddDays(30), done is null), (step.DoneOn, step.DueOn, step.Overdue));
    }

    [Fact]
    public void What_the_next_team_did_is_not_shown_to_this_one()
    {
        var facts = new[] { Fact("electedContact", "2026-06-01"), Fact("electedContact", "2026-04-01") };
        Assert.Equal(new DateOnly(2026, 4, 1), Steps(new(2026, 5, 1), facts).Single(s => s.Code == "informTeam").DoneOn);
        Assert.Null(Steps(new(2026, 4, 1), facts).Single(s => s.Code == "informTeam").DoneOn);
    }

    [Theory]
    [InlineData(180, false)] // the last day of the delay
    [InlineData(181, true)]
    public void Without_a_contact_since_the_election_a_commune_is_listed_after_the_delay(int days, bool listed)
    {
        var day = new DateOnly(2024, 10, 13).AddDays(days);
        var silent = SilentCommune.Of(Nis, Rules, [Fact("electedContact", "2024-10-12"), Fact("committeeMeeting", "2024-11-01")], day);
        Assert.Equal(listed ? new SilentCommune(Nis, false, new(2024, 10, 13), days, new(2024, 10, 12)) : null, silent);
    }

    [Fact]
    public void A_change_of_majority_asks_for_a_new_contact()
    {
        var before = new[] { Fact("electedContact", "2025-01-15") };
        Assert.Null(SilentCommune.Of(Nis, Rules, before, Day));
        DatedFact[] changed = [.. before, Fact(MajorityChange.Kind, "2026-03-10")];
        Assert.Equal(new SilentCommune(Nis, true, Changed, 255, new(2025, 1, 15)), SilentCommune.Of(Nis, Rules, changed, Day));
        Assert.Null(SilentCommune.Of(Nis, Rules, [.. changed, Fact("councilResolution", "2026-03-10")], Day));
    }

    [Fact]
    public void Nothing_is_asked_before_the_first_known_election() =>
        Assert.Null(SilentCommune.Of(Nis, Rules, [], new(2018, 10, 13)));

    [Fact]
    public void The_rules_of_a_day_are_the_latest_that_began_by_then()
    {
        ElectionRules[] all = [Rules, Rules with { Revision = 2, ValidFrom = new(2026, 1, 1) }, Rules with { Revision = 3, ValidFrom = new(2026, 1, 1) }];
        Assert.Equal(1, all.InForceOn(new(2025, 12, 31))?.Revision);
        Assert.Equal(3, all.InForceOn(new(2026, 1, 1))?.Revision);
        Assert.Equal((new DateOnly(2024, 10, 13), new DateOnly(2030, 10, 13)), (Rules.LastBy(Day)?.On, Rules.NextAfter(Day)?.On));
    }

    [Fact]
    public void A_change_is_recorded_once_its_day_has_come_and_once_for_a_day()
    {
        var commune = new CommuneLife(Nis, "Liège", new(1977, 1, 1), null, [], []);
        RecordMajorityChange.Decide(commune, Nis, Id, [], new(Changed, MajoritySupport.Reserved, "Liste bleue"), Day).Then(
            new ActivityRecorded(Id, Nis, new Fact(MajorityChange.Kind, null, Changed)),
            new MajorityDescribed(Id, Nis, MajoritySupport.Reserved, Changed, "Liste bleue"));
        RecordMajorityChange.Decide(commune, Nis, Id, [], new(Day.AddDays(1)), Day).ThenRefused("fact-in-future");
        RecordMajorityChange.Decide(commune, Nis, Id, [Changed], new(Changed), Day).ThenRefused("majority-change-known");
        RecordMajorityChange.Decide(null, Nis, Id, [], new(Changed), Day).ThenRefused("unknown-commune");
    }

    private static IReadOnlyList<HandOverStep> Steps(DateOnly? until, params DatedFact[] facts) => HandOverStep.All(Rules, Changed, until, facts, Day);

    private static DatedFact Fact(string kind, string on) => new(kind, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), Guid.CreateVersion7());

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ElectionRules Shipped()
    {
        var e = ElectionReference.Event();
        return new ElectionRules(e.Revision, e.ValidFrom, e.Label, e.Elections, e.ContactWithinDays, e.ContactKinds, e.Checklist, e.Reason);
    }
}
