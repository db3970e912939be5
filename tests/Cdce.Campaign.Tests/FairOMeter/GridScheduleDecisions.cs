using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>Whether a draft is published when its day has come.</summary>
public class GridScheduleDecisions
{
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly GridVersions One = new([GridReference.Example]);

    [Fact]
    public void A_draft_that_became_invalid_is_refused_with_its_fields()
    {
        // As when a kind of fact, that the draft counts, is no longer known.
        var invalid = GridReference.Example with
        {
            Criteria = [.. GridReference.Example.Criteria.Select((c, at) => at > 0 ? c : c with
            {
                Questions = [.. c.Questions.Select((q, index) => index > 0 ? q : q with { Facts = new GridFacts(["formerKind"]) })],
            })],
        };
        var refused = Assert.IsType<GridScheduleRefused>(PublishScheduledGridHandler.Decide(One, Waiting(invalid), [], Day));
        Assert.Equal(["grid.criteria[0].questions[0].facts.kinds"], refused.Issues.Select(i => i.Field));
        Assert.Empty(refused.Editions);
    }

    [Fact]
    public void A_sound_draft_gets_the_next_number_and_says_when_it_was_given()
    {
        var published = Assert.IsType<GridPublished>(PublishScheduledGridHandler.Decide(One, Waiting(GridReference.Example, "2025"), ["2025"], Day));
        Assert.Equal((2, Day, Day.AddDays(-9)), (published.Grid, published.On, published.ScheduledOn));
        Assert.Null(One.Apply(new GridScheduled(GridReference.Example, Day, [], Day.AddDays(-9))).Apply(published).Scheduled);
    }

    [Fact]
    public void A_version_that_came_with_a_dossier_leaves_the_draft_waiting() => Assert.NotNull(
        One.Apply(new GridScheduled(GridReference.Example, Day, [], Day)).Apply(new GridPublished(2, GridReference.Example, Day)).Scheduled);

    private static ScheduledGrid Waiting(GridContent content, params string[] editions) => new(content, Day, editions, Day.AddDays(-9));
}
