using Cdce.Campaign.TitleFiles;
using static Cdce.Campaign.Tests.TitleFiles.Steps;

namespace Cdce.Campaign.Tests.TitleFiles;

public class TitlePathTests
{
    [Fact]
    public void The_whole_way_leads_from_unaware_to_titled()
    {
        var path = TitlePath.Of(
        [
            Step(TitleStep.Interested, 2019, 1, 10), Step(TitleStep.Registered, 2019, 2, 1),
            Step(TitleStep.CommitteeSetUp, 2019, 3, 1), Step(TitleStep.ResolutionVoted, 2019, 5, 20),
            Step(TitleStep.ApplicationSubmitted, 2022, 5, 10), Step(TitleStep.ReviewStarted, 2022, 6, 1),
            Step(TitleStep.Awarded, 2022, 7, 19),
        ]);

        Assert.Equal(TitleState.Titled, path.State);
        Assert.Equal(new DateOnly(2022, 7, 19), path.Since);
        Assert.Equal(
            [TitleState.Interested, TitleState.Registered, TitleState.Candidate, TitleState.Applied, TitleState.UnderReview,
                TitleState.Titled],
            path.Periods.Select(p => p.State));
    }

    [Fact]
    public void Steps_are_put_in_the_order_of_their_days_whenever_they_were_recorded()
    {
        var path = TitlePath.Of(
            [Step(TitleStep.Awarded, 2022, 7, 19, offPlatform: true), Step(TitleStep.ResolutionVoted, 2012, 4, 2)]);

        Assert.Equal([TitleStep.ResolutionVoted, TitleStep.Awarded], path.Steps.Select(s => s.Step));
        Assert.Null(path.Illegal);
    }

    [Fact]
    public void A_step_known_to_its_year_stands_where_the_way_allows_it()
    {
        // The year of the resolution ends after the award: it came before it all the same.
        var resolution = Step(TitleStep.ResolutionVoted, 2016, 12, 31) with { Precision = DatePrecision.Year };
        var path = TitlePath.Of([resolution, Step(TitleStep.Awarded, 2016, 10, 7, offPlatform: true)]);

        Assert.Equal([TitleStep.ResolutionVoted, TitleStep.Awarded], path.Steps.Select(s => s.Step));
    }

    [Fact]
    public void Evidence_known_by_a_day_may_have_happened_long_before()
    {
        var candidate = Step(TitleStep.CandidacyKnown, 2026, 11, 20) with { KnownBy = true, EvidenceOnly = true };
        var path = TitlePath.Of([candidate, Step(TitleStep.ApplicationSubmitted, 2026, 9, 1, offPlatform: true)]);

        Assert.Equal([TitleStep.CandidacyKnown, TitleStep.ApplicationSubmitted], path.Steps.Select(s => s.Step));
        Assert.Equal(TitleState.Applied, path.State);
    }

    [Fact]
    public void A_step_that_cannot_stand_is_named_with_the_state_before_it()
    {
        var renewed = Step(TitleStep.Renewed, 2020, 1, 1);
        var path = TitlePath.Of([Step(TitleStep.ResolutionVoted, 2019, 1, 1), renewed]);

        Assert.Equal((renewed, TitleState.Candidate), (path.Illegal, path.StateBefore));
    }

    [Fact]
    public void A_title_given_back_can_be_regained()
    {
        var path = TitlePath.Of(
        [
            Step(TitleStep.Awarded, 2018, 1, 1, offPlatform: true), Step(TitleStep.Returned, 2020, 1, 1),
            Step(TitleStep.Regained, 2023, 1, 1),
        ]);

        Assert.Equal(TitleStatus.Titled, path.Status);
        Assert.Equal([TitleState.Titled, TitleState.Returned, TitleState.Titled], path.Periods.Select(p => p.State));
    }

    [Fact]
    public void Days_in_each_state_add_up_to_the_days_since_the_first_step()
    {
        var path = TitlePath.Of(
        [
            Step(TitleStep.ResolutionVoted, 2020, 1, 1), Step(TitleStep.Awarded, 2021, 1, 1, offPlatform: true),
            Step(TitleStep.Suspended, 2021, 7, 1), Step(TitleStep.SuspensionLifted, 2021, 8, 1),
        ]);

        var days = path.Durations(new DateOnly(2022, 1, 1));

        Assert.Equal(366, days[TitleState.Candidate]);
        Assert.Equal(31, days[TitleState.Suspended]);
        Assert.Equal(181 + 153, days[TitleState.Titled]);
        Assert.Equal(new DateOnly(2022, 1, 1).DayNumber - new DateOnly(2020, 1, 1).DayNumber, days.Values.Sum());
    }

    [Fact]
    public void A_renewal_that_is_due_leaves_the_commune_titled()
    {
        var path = TitlePath.Of([Step(TitleStep.Awarded, 2020, 1, 1, offPlatform: true), Step(TitleStep.RenewalDue, 2022, 1, 1)]);

        Assert.Equal((TitleState.RenewalDue, TitleStatus.Titled), (path.State, path.Status));
    }
}
