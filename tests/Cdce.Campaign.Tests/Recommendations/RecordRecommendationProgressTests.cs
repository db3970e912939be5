using Cdce.Campaign.Recommendations;
using Cdce.Testing;
using Microsoft.AspNetCore.Http;

namespace Cdce.Campaign.Tests.Recommendations;

public class RecordRecommendationProgressTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly RecommendationAnswered R12 = RecommendationReference.Events().Single(r => r.Code == "R1.2");
    private static readonly Recommendation Recommendation = Recommendation.Create(R12);

    [Fact]
    public void All_fourteen_recommendations_are_shipped() => Assert.Equal(14, RecommendationReference.Events().Count());

    [Fact]
    public void Progress_is_recorded_against_a_key_action() =>
        Decide(new("R1.2-3", ProgressStatus.Underway, Today, "Trois communes accompagnées"))
            .Then(new RecommendationProgressRecorded("R1.2", "R1.2-3", ProgressStatus.Underway, Today, "Trois communes accompagnées"));

    [Fact]
    public void An_unknown_key_action_is_refused_with_the_known_ones()
    {
        var decision = Decide(new("R9.9-1", ProgressStatus.Done, Today));

        decision.ThenRefused("unknown-key-action");
        Assert.Equal(["R1.2-1", "R1.2-2", "R1.2-3"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void Progress_dated_tomorrow_is_refused() =>
        Decide(new("R1.2-1", ProgressStatus.Done, Today.AddDays(1))).ThenRefused("progress-in-future");

    [Fact]
    public void A_key_action_is_dropped_with_its_reason() =>
        Decide(new("R1.2-1", ProgressStatus.Dropped, Today)).ThenRefused("reason-required");

    [Fact]
    public void Evidence_that_the_ledger_does_not_know_is_refused() =>
        Decide(new("R1.2-1", ProgressStatus.Done, Today, ActivityId: Guid.Empty)).ThenRefused("unknown-activity");

    [Fact]
    public void What_is_late_is_a_deadline_passed_without_closure()
    {
        var row = Row();
        var due = row.KeyActions[0].DueOn ?? default;

        Assert.False(ViewOn(row, due).KeyActions[0].Overdue);
        Assert.True(ViewOn(row, due.AddDays(1)).KeyActions[0].Overdue);

        row.Progress = [Entry(row.KeyActions[0].Code, ProgressStatus.Done, due)];
        Assert.False(ViewOn(row, due.AddDays(1)).KeyActions[0].Overdue);
    }

    [Fact]
    public void The_state_on_a_day_is_the_entry_with_the_latest_day_by_then()
    {
        var row = Row();
        var code = row.KeyActions[0].Code;
        row.Progress = [Entry(code, ProgressStatus.Done, new(2026, 6, 1)), Entry(code, ProgressStatus.Underway, new(2026, 2, 1))];

        Assert.Equal(ProgressStatus.NotStarted, ViewOn(row, new(2026, 1, 1)).KeyActions[0].Status);
        Assert.Equal(ProgressStatus.Underway, ViewOn(row, new(2026, 3, 1)).KeyActions[0].Status);
        Assert.Equal(ProgressStatus.Done, ViewOn(row, Today).KeyActions[0].Status);
    }

    private static Decision Decide(RecordRecommendationProgress.Request request) =>
        RecordRecommendationProgress.Decide(Recommendation, request, activityKnown: false, Today);

    private static RecommendationRow Row() => new()
    {
        Code = R12.Code,
        Answer = R12.Answer,
        TitleFr = R12.Title.Fr,
        RationaleFr = R12.Rationale.Fr,
        KeyActions = R12.KeyActions,
    };

    private static ProgressEntry Entry(string keyAction, ProgressStatus status, DateOnly on) =>
        new(keyAction, status, on, null, null, null, DateTimeOffset.UnixEpoch, null, 1);

    private static RecommendationView ViewOn(RecommendationRow row, DateOnly day) =>
        RecommendationView.Of(row, [row], day, new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("h") } }.Request,
            CurrentUser.Anonymous);
}
