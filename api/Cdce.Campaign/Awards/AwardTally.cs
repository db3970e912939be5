namespace Cdce.Campaign.Awards;

/// <summary>
/// Adds up the sheets of a jury: only those of its members, of nominations that are admitted and in which they have no interest. The same sheets give
/// the same results, whoever adds them up; ranks come from whole numbers, before anything is rounded.
/// </summary>
internal static class AwardTally
{
    /// <summary>Why a sheet does not count; null where it does.</summary>
    public static string? LeftOut(ScoreSheet sheet, IEnumerable<Juror> jurors) => jurors.FirstOrDefault(j => j.PersonId == sheet.PersonId) switch
    {
        null or { Dismissed: true } => "dismissed",
        { } juror when juror.HasInterestIn(sheet.NominationId) => "conflict",
        _ => null,
    };

    public static IReadOnlyList<AwardResult> Of(Award award)
    {
        var weights = award.Rules.Criteria.ToDictionary(c => c.Code, c => c.Weight);
        var mostOfSheet = (long)award.Rules.MostPoints * weights.Values.Sum();
        var counted = award.Sheets.Where(s => LeftOut(s, award.Jurors) is null).ToLookup(s => s.NominationId, s => s.Points.Sum(p => (long)p.Given * weights[p.Criterion]));
        return
        [
            .. from category in award.Rules.Categories
               let nominations = award.Nominations.Where(n => n.State is NominationState.Admitted && n.Category == category.Code)
                   .Select(n => (Nomination: n, Sheets: counted[n.Id].Count(), Sum: counted[n.Id].Sum())).ToList()
               from found in nominations
               let rank = 1 + nominations.Count(other => IsBetter(other.Sum, other.Sheets, found.Sum, found.Sheets))
               orderby rank, found.Nomination.Id
               select new AwardResult(found.Nomination.Id, found.Nomination.NisCode, category.Code, found.Sheets, found.Sum,
                   found.Sheets == 0 ? 0 : decimal.Round(100m * found.Sum / (found.Sheets * mostOfSheet), 2, MidpointRounding.AwayFromZero),
                   rank, rank <= category.Laureates && found.Sum > 0),
        ];
    }

    // Sum by sheet, as fractions; what nobody scored is behind all others.
    private static bool IsBetter(long sum, int sheets, long thanSum, int thanSheets) =>
        sheets > 0 && (thanSheets == 0 || sum * thanSheets > thanSum * sheets);
}
