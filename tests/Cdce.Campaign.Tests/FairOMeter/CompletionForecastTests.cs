using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Editions;
using FsCheck;
using FsCheck.Fluent;

namespace Cdce.Campaign.Tests.FairOMeter;

public class CompletionForecastTests
{
    private static readonly DateOnly Opens = new(2027, 2, 1);
    private static readonly DateOnly Closes = new(2027, 4, 30);
    private static readonly EarlierEdition Earlier = new(new LocalText("2025"), 50, 40);

    private sealed record Board(int Invited, int Day, IReadOnlyList<int> Sent, int? Before);

    private static readonly Gen<Board> Boards =
        from invited in Gen.Choose(1, 300)
        from day in Gen.Choose(0, 90)
        from number in Gen.Choose(0, 60)
        from sent in Gen.CollectToList(Enumerable.Range(0, number), _ => Gen.Choose(0, 90))
        from known in Gen.Elements(true, false)
        from before in Gen.Choose(0, 50)
        select new Board(invited, day, [.. sent], known ? before : null);

    [Fact]
    public void The_pace_of_the_last_two_weeks_goes_on_to_the_last_day()
    {
        // 7 of 60 within 14 days, and 40 days are left: 20 more, beside the 10 that have sent.
        var today = Closes.AddDays(-40);
        DateOnly[] sent = [.. Enumerable.Range(0, 7).Select(n => today.AddDays(-n)), today.AddDays(-14), today.AddDays(-20), today.AddDays(-30)];
        var forecast = CompletionForecast.Of(60, sent, Opens, Closes, today, Earlier);
        Assert.Equal(new CompletionForecast(30, 60, 10, 40, 14, 7, null), forecast);
    }

    [Fact]
    public void With_too_little_of_this_edition_the_one_before_speaks_and_without_it_nothing() => Assert.Equal(
        (new CompletionForecast(48, 60, 4, 85, null, null, Earlier), null, null, null),
        (Of(4, Opens.AddDays(3), Earlier), Of(4, Opens.AddDays(3), null), Of(4, Opens.AddDays(3), Earlier with { Sent = 4 }), Of(4, Closes.AddDays(1), Earlier)));

    [Fact]
    public void No_forecast_lies_below_what_was_sent_or_above_who_was_invited_and_more_sent_never_lowers_it() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Boards.ToArbitrary(), board =>
        {
            var today = Opens.AddDays(board.Day);
            DateOnly[] days = [.. board.Sent.Where(s => s <= board.Day).Take(board.Invited).Select(s => Opens.AddDays(s))];
            var earlier = board.Before is { } before ? Earlier with { Sent = before } : null;
            if (CompletionForecast.Of(board.Invited, days, Opens, Closes, today, earlier) is not { } forecast)
                return;
            Assert.InRange(forecast.Expected, days.Length, board.Invited);
            Assert.True(forecast.RecentSent >= CompletionForecast.FewestSent || forecast.Earlier?.Sent >= CompletionForecast.FewestSent);
            if (forecast.RecentSent is not null && days.Length < board.Invited)
                Assert.True(CompletionForecast.Of(board.Invited, [.. days, today], Opens, Closes, today, earlier)?.Expected >= forecast.Expected);
        }));

    [Fact]
    public void The_counts_of_the_board_add_up_to_those_invited() => Prop.ForAll((AssessmentStatus[] statuses) =>
    {
        var counts = EditionCounts.Of([.. statuses.Select((s, i) => new AssessmentItem("", $"{i}", "e", "25072", new LocalText("x"), s, 20, 0, null, null))]);
        Assert.Equal(statuses.Length, counts.NotStarted + counts.InProgress + counts.Submitted + counts.Returned + counts.Validated);
        Assert.Equal(statuses.Length, counts.Invited);
        Assert.Equal(statuses.Count(s => s is AssessmentStatus.Returned), counts.Returned);
    }).QuickCheckThrowOnFailure();

    private static CompletionForecast? Of(int sent, DateOnly today, EarlierEdition? earlier) =>
        CompletionForecast.Of(60, [.. Enumerable.Repeat(today, sent)], Opens, Closes, today, earlier);
}
