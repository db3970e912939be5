using System.Numerics;
using Cdce.Campaign.Awards;
using FsCheck;
using FsCheck.Fluent;

namespace Cdce.Campaign.Tests.Awards;

/// <summary>Whatever sheets there are: results do not depend on their order, agree with sums of fractions, and let nobody with an interest count.</summary>
public class AwardTallyProperties
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Guid[] Nominations = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
    private static readonly Guid[] People = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];

    private static readonly AwardRules Rules = new(new("Prix"), [new("a", new("A"), 1), new("b", new("B"), 2)],
        [new("idea", new("Idée"), 3), new("reach", new("Portée"), 2)], 10, 1, Day, Day);

    private static readonly Gen<Award> Awards =
        from sheets in (from nomination in Gen.Elements(Nominations)
                        from person in Gen.Elements(People)
                        from idea in Gen.Choose(0, 10)
                        from reach in Gen.Choose(0, 10)
                        select new ScoreSheet(nomination, person, [new("idea", idea), new("reach", reach)], 1)).ArrayOf(18)
        from conflicts in (from person in Gen.Elements(People)
                           from nomination in Gen.Elements(Nominations)
                           select (person, nomination)).ArrayOf(3)
        from dismissed in Gen.Choose(0, 2 * People.Length)
        select new Award(Guid.Empty, Rules, AwardStage.Scoring, 1)
        {
            Nominations = [.. Nominations.Select((id, i) => new Nomination(id, "25072", i < 3 ? "a" : "b", "Essai", i == 4 ? NominationState.Refused : NominationState.Admitted, 1))],
            Jurors = [.. People.Select((id, i) => new Juror(id, [.. conflicts.Where(c => c.person == id).Select(c => c.nomination)], [], i == dismissed))],
            Sheets = [.. sheets.DistinctBy(s => (s.NominationId, s.PersonId))],
        };

    [Fact]
    public void The_order_of_sheets_and_people_does_not_matter() => Check(award => AwardTally.Of(award).SequenceEqual(AwardTally.Of(award with
    {
        Sheets = [.. award.Sheets.Reverse()],
        Jurors = [.. award.Jurors.Reverse()],
        Nominations = [.. award.Nominations.Reverse()],
    })));

    [Fact]
    public void Scores_and_ranks_are_those_of_sums_of_fractions() => Check(award =>
    {
        var results = AwardTally.Of(award);
        var expected = award.Nominations.Where(n => n.State is NominationState.Admitted).ToDictionary(n => n.Id, n => MeanOf(award, n.Id));
        return results.Count == expected.Count && results.All(r =>
        {
            var (points, most) = expected[r.NominationId];
            var better = results.Count(o => o.Category == r.Category && IsMore(expected[o.NominationId], (points, most)));
            return r.Rank == better + 1 && r.Score == (most.IsZero ? 0 : Math.Round(100m * (decimal)points / (decimal)most, 2, MidpointRounding.AwayFromZero));
        });
    });

    [Fact]
    public void The_sheet_of_somebody_with_an_interest_changes_nothing() => Check(award => AwardTally.Of(award).SequenceEqual(AwardTally.Of(award with
    {
        Sheets = [.. award.Sheets.Where(s => AwardTally.LeftOut(s, award.Jurors) is null)],
    })) && AwardTally.Of(award).SequenceEqual(AwardTally.Of(award with
    {
        Sheets = [.. award.Sheets.Select(s => award.Jurors.First(j => j.PersonId == s.PersonId).HasInterestIn(s.NominationId) ? s with { Points = [new("idea", 10), new("reach", 10)] } : s)],
    })));

    [Fact]
    public void Each_property_is_caught_where_it_does_not_hold()
    {
        // One more point on a sheet that counts has to be seen.
        var changed = 0;
        Check(award =>
        {
            var counted = award.Sheets.FirstOrDefault(s => AwardTally.LeftOut(s, award.Jurors) is null && award.Find(s.NominationId)?.State is NominationState.Admitted && s.Points[0].Given < 10);
            if (counted is null)
                return true;
            changed++;
            return !AwardTally.Of(award).SequenceEqual(AwardTally.Of(award with
            {
                Sheets = [.. award.Sheets.Select(s => s == counted ? s with { Points = [new("idea", s.Points[0].Given + 1), s.Points[1]] } : s)],
            }));
        });
        Assert.True(changed > 50);
    }

    private static (BigInteger Points, BigInteger Most) MeanOf(Award award, Guid nomination)
    {
        BigInteger points = 0, most = 0;
        foreach (var sheet in award.Sheets.Where(s => s.NominationId == nomination))
        {
            var juror = award.Jurors.Single(j => j.PersonId == sheet.PersonId);
            if (juror.Dismissed || juror.HasInterestIn(nomination))
                continue;
            points += (3 * sheet.Points[0].Given) + (2 * sheet.Points[1].Given);
            most += 50;
        }
        return (points, most);
    }

    private static bool IsMore((BigInteger Points, BigInteger Most) one, (BigInteger Points, BigInteger Most) other) =>
        !one.Most.IsZero && (other.Most.IsZero || one.Points * other.Most > other.Points * one.Most);

    private static void Check(Func<Award, bool> holds) =>
        Prop.ForAll(Awards.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
