using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringProposals;
using Cdce.Learning.MentoringRequests;
using Cdce.Learning.MentoringRules;
using Cdce.Testing;

namespace Cdce.Learning.Tests.MentoringProposals;

public class MatchingTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly MatchingWeights Weights = RulesOfMentoring.Shipped.Weights;

    private static readonly Mentee Braine = new(Id(1), "55004", 50.61, 4.14, 21_500, ["fr"], ["committee", "shops"], [], null);

    private static readonly Mentor Soignies =
        new("55040", 50.58, 4.07, 28_000, ["fr"], ["committee", "shops"], ["committee"], 1, 0, 60);

    [Fact]
    public void The_parts_are_explained_and_add_up()
    {
        var score = Matching.ScoreOf(Braine, Soignies, Weights);

        Assert.Null(score.Obstacle);
        Assert.Equal(
        [
            new("served", 40), new("language", 15), new("distance", 22, Value: 6), new("strength", 20, "committee"),
            new("strength", 14 * 60 / 100, "shops"), new("similarSize", 7, Value: 76),
        ], score.Parts);
        Assert.Equal(score.Parts.Sum(p => p.Points), score.Score);
    }

    [Fact]
    public void A_mentor_with_mentees_is_worth_less() =>
        Assert.Contains(new ScorePart("load", -12, Value: 2), Matching.ScoreOf(Braine, Soignies with { Load = 2 }, Weights).Parts);

    [Fact]
    public void Pairs_that_cannot_be_say_why()
    {
        Assert.Equal("sameCommune", Matching.ScoreOf(Braine, Soignies with { NisCode = "55004" }, Weights).Obstacle);
        Assert.Equal("triedAlready", Matching.ScoreOf(Braine with { Avoid = ["55040"] }, Soignies, Weights).Obstacle);
        Assert.Equal("noSharedLanguage", Matching.ScoreOf(Braine, Soignies with { Languages = ["de"] }, Weights).Obstacle);
        Assert.Equal("tooFar", Matching.ScoreOf(Braine, Soignies with { MaxDistanceKm = 5 }, Weights).Obstacle);
    }

    [Fact]
    public void A_governance_cause_is_given_a_mentor_strong_in_governance()
    {
        var strong = Soignies with { NisCode = "57081", CanGive = ["committee"], Shown = ["committee"] };
        var other = Soignies with { NisCode = "51067", CanGive = ["shops"], Shown = ["shops"] };
        var wants = BarrierQuestionnaire.Current.WantedStrengths(["governance"], []);

        var proposed = Assert.Single(Matching.Propose([Braine with { Wants = wants }], [other, strong], Weights).Mentors);

        Assert.Equal("57081", proposed.MentorNisCode);
        Assert.Equal("51067", Assert.Single(proposed.Alternatives).MentorNisCode);
    }

    [Fact]
    public void The_loss_of_an_alternative_is_what_the_whole_would_lose()
    {
        var near = Soignies;
        var far = Soignies with { NisCode = "57081", Latitude = 50.6, Longitude = 3.4 };
        var second = Braine with { RequestId = Id(2), NisCode = "55039" };

        var result = Matching.Propose([Braine, second], [near, far], Weights);

        Assert.Equal(result.Mentors.Sum(m => m.Score) - result.Fairness, result.Total);
        foreach (var proposed in result.Mentors)
        {
            var alternative = Assert.Single(proposed.Alternatives);
            var locked = Matching.Propose(
                [Lock(Braine), Lock(second)], [near, far], Weights);
            Assert.Equal(result.Total - locked.Total, alternative.TotalLost);

            Mentee Lock(Mentee m) => m.RequestId == proposed.RequestId ? m with { LockedMentor = alternative.MentorNisCode } : m;
        }
    }

    [Fact]
    public void A_locked_mentor_is_kept_against_the_points()
    {
        var near = Soignies;
        var far = Soignies with { NisCode = "57081", Latitude = 50.6, Longitude = 3.4 };

        var proposed = Assert.Single(Matching.Propose([Braine with { LockedMentor = "57081" }], [near, far], Weights).Mentors);

        Assert.Equal("57081", proposed.MentorNisCode);
        Assert.True(proposed.Locked);
    }

    [Fact]
    public void Nobody_possible_says_why()
    {
        var proposed = Assert.Single(Matching.Propose([Braine], [Soignies with { Languages = ["de"] }], Weights).Mentors);

        Assert.Null(proposed.MentorNisCode);
        Assert.Equal(new Dictionary<string, int> { ["noSharedLanguage"] = 1 }, proposed.Obstacles);
    }

    [Fact]
    public void New_mentees_are_spread_over_equal_mentors()
    {
        var requests = Enumerable.Range(1, 4).Select(i => Braine with { RequestId = Id(i), NisCode = $"5500{i}" }).ToList();
        var mentors = new[] { "60001", "60002", "60003", "60004" }.Select(nis => Soignies with { NisCode = nis, FreePlaces = 4 }).ToList();

        var result = Matching.Propose(requests, mentors, Weights);

        Assert.Equal(4, result.Mentors.Select(m => m.MentorNisCode).Distinct().Count());
        Assert.Equal(0, result.Fairness);
    }

    [Fact]
    public void All_communes_at_once_are_matched_in_moments()
    {
        var requests = Enumerable.Range(0, 60).Select(i => Braine with
        {
            RequestId = Id(i),
            NisCode = $"{50_000 + i}",
            Latitude = 50 + i / 100.0,
            Population = 1_000 * (i + 1),
        }).ToList();
        var mentors = Enumerable.Range(0, 100).Select(i => Soignies with
        {
            NisCode = $"{60_000 + i}",
            Longitude = 4 + i / 100.0,
            FreePlaces = 1 + i % 3,
            MaxDistanceKm = 200,
        }).ToList();

        Assert.All(Matching.Propose(requests, mentors, Weights).Mentors, m =>
        {
            Assert.NotNull(m.MentorNisCode);
            Assert.Equal(m.Score, m.Parts.Sum(p => p.Points));
            Assert.Equal(Matching.Alternatives, m.Alternatives.Count);
            Assert.All(m.Alternatives, a => Assert.True(a.TotalLost >= 0));
        });
    }

    [Fact]
    public void Only_communes_that_offer_agreed_and_have_a_place_are_mentors()
    {
        var offering = new MentoringProfileRow
        {
            NisCode = "55040",
            NameFr = "Soignies",
            Offered = true,
            ConsentOn = Today,
            Capacity = 1,
            Languages = ["fr"],
            MaxDistanceKm = 60,
        };
        Assert.Single(Mentors(offering));

        offering.Capacity = 0;
        Assert.Empty(Mentors(offering));
        offering.Capacity = 1;
        offering.ReservedFor = [Id(1)];
        Assert.Empty(Mentors(offering));
        offering.ReservedFor = [];
        offering.ConsentOn = null;
        Assert.Empty(Mentors(offering));
        offering.ConsentOn = Today;
        offering.From = Today.AddDays(1);
        Assert.Empty(Mentors(offering));
        offering.From = null;
        offering.Until = Today.AddDays(-1);
        Assert.Empty(Mentors(offering));
        offering.Until = null;
        offering.MomentumLevel = "fading";
        Assert.Empty(Mentors(offering));
        offering.MomentumLevel = "onTrack";
        Assert.Empty(ProposeMentors.Mentors([offering], [new MentoringRequestRow { Id = Id(1), NisCode = "55040" }], Today));

        static List<Mentor> Mentors(MentoringProfileRow row) => ProposeMentors.Mentors([row], [], Today);
    }

    [Fact]
    public void A_commune_counts_once_and_not_while_it_is_mentored()
    {
        var profiles = new Dictionary<string, MentoringProfileRow> { ["55004"] = new() { NisCode = "55004", NameFr = "Braine-le-Comte" } };
        MentoringRequestRow Row(int id, RequestState state) =>
            new() { Id = Id(id), NisCode = "55004", State = state, OpenedOn = Today.AddDays(-id) };

        Assert.Equal(Id(2), Assert.Single(ProposeMentors.Mentees([Row(1, RequestState.Open), Row(2, RequestState.Open)], profiles)).RequestId);
        Assert.Empty(ProposeMentors.Mentees([Row(1, RequestState.Open), Row(2, RequestState.Matched)], profiles));
    }

    [Fact]
    public void Without_an_open_request_nothing_is_proposed() =>
        ProposeMentors.Decide(Id(9), [], [Soignies], RulesOfMentoring.Shipped, Today, Today).ThenRefused("no-open-requests");

    [Fact]
    public void A_proposal_for_tomorrow_is_refused() =>
        ProposeMentors.Decide(Id(9), [Braine], [Soignies], RulesOfMentoring.Shipped, Today.AddDays(1), Today).ThenRefused("mentoring-in-future");

    private static Guid Id(int i) => new(i, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);
}
