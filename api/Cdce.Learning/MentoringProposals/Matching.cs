using Cdce.Learning.Assignment;
using Cdce.Learning.MentoringRequests;
using Cdce.Learning.MentoringRules;

namespace Cdce.Learning.MentoringProposals;

/// <summary>A commune that needs a mentor, as the matching sees it.</summary>
/// <param name="Languages">In which it can be helped.</param>
/// <param name="Wants">Criteria in which the mentor should be strong, most wanted first.</param>
/// <param name="Avoid">Mentors that were tried already.</param>
/// <param name="LockedMentor">The mentor that the coordination has set.</param>
internal sealed record Mentee(
    Guid RequestId, string NisCode, double Latitude, double Longitude, int Population, IReadOnlyList<string> Languages,
    IReadOnlyList<string> Wants, IReadOnlyList<string> Avoid, string? LockedMentor);

/// <summary>A commune that offers mentoring on that day and agreed to be matched.</summary>
/// <param name="CanGive">Criteria it offers help with.</param>
/// <param name="Shown">Criteria in which its strength is shown by living evidence.</param>
/// <param name="FreePlaces">Mentees it can still take.</param>
/// <param name="Load">Mentees it has already.</param>
internal sealed record Mentor(
    string NisCode, double Latitude, double Longitude, int Population, IReadOnlyList<string> Languages,
    IReadOnlyList<string> CanGive, IReadOnlyList<string> Shown, int FreePlaces, int Load, int MaxDistanceKm);

/// <summary>A pair's points and what they are made of, or why it cannot be.</summary>
/// <param name="Obstacle">sameCommune, triedAlready, noSharedLanguage or tooFar; null where the pair is possible.</param>
/// <param name="Parts">Add up to <see cref="Score"/>.</param>
internal sealed record PairScore(string? Obstacle, IReadOnlyList<ScorePart> Parts)
{
    public int Score => Parts.Sum(p => p.Points);
}

/// <summary>Proposes mentors for all open requests at once; pure.</summary>
internal static class Matching
{
    /// <summary>How many alternatives a proposal keeps for each request.</summary>
    public const int Alternatives = 8;

    /// <summary>What a mentor is worth to a mentee, part by part.</summary>
    public static PairScore ScoreOf(Mentee mentee, Mentor mentor, MatchingWeights weights)
    {
        var shared = mentee.Languages.Count(mentor.Languages.Contains);
        var km = (int)Math.Round(Distance.InKilometres(mentee.Latitude, mentee.Longitude, mentor.Latitude, mentor.Longitude));
        if (mentee.NisCode == mentor.NisCode)
            return new PairScore("sameCommune", []);
        if (mentee.Avoid.Contains(mentor.NisCode))
            return new PairScore("triedAlready", []);
        if (shared == 0)
            return new PairScore("noSharedLanguage", []);
        if (km > mentor.MaxDistanceKm)
            return new PairScore("tooFar", []);

        var parts = new List<ScorePart>
        {
            new("served", weights.Served),
            new("language", weights.Language * shared / mentee.Languages.Count),
            new("distance", weights.Distance * (mentor.MaxDistanceKm - km) / mentor.MaxDistanceKm, Value: km),
        };
        for (var rank = 0; rank < Math.Min(mentee.Wants.Count, weights.Strengths.Count); rank++)
        {
            var criterion = mentee.Wants[rank];
            if (!mentor.CanGive.Contains(criterion))
                continue;
            var points = mentor.Shown.Contains(criterion)
                ? weights.Strengths[rank]
                : weights.Strengths[rank] * weights.ClaimedPercent / 100;
            parts.Add(new("strength", points, criterion));
        }

        var alike = 100 * Math.Min(mentee.Population, mentor.Population)
            / Math.Max(1, Math.Max(mentee.Population, mentor.Population));
        parts.Add(new("similarSize", weights.SimilarSize * alike / 100, Value: alike));
        if (mentor.Load > 0)
            parts.Add(new("load", -weights.Load * mentor.Load, Value: mentor.Load));
        return new PairScore(null, parts);
    }

    /// <summary>
    /// The assignment with the highest total over all mentees, with what each choice is made of and what each
    /// alternative would cost the whole. Equal totals are told apart by NIS code, so that the same input gives the same answer.
    /// </summary>
    /// <param name="mentees">At most one per commune.</param>
    public static MatchingResult Propose(
        IReadOnlyCollection<Mentee> mentees, IReadOnlyCollection<Mentor> mentors, MatchingWeights weights)
    {
        var rows = mentees.OrderBy(m => m.NisCode, StringComparer.Ordinal).ThenBy(m => m.RequestId).ToList();
        var columns = mentors.OrderBy(m => m.NisCode, StringComparer.Ordinal).ToList();
        var pairs = rows.Select(mentee => columns.Select(mentor => ScoreOf(mentee, mentor, weights)).ToArray()).ToArray();

        var scores = new int?[rows.Count, columns.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < columns.Count; j++)
                scores[i, j] = pairs[i][j].Obstacle is null ? pairs[i][j].Score : null;
        }

        var problem = new AssignmentProblem(scores, [.. columns.Select(m => m.FreePlaces)], weights.PlaceCosts);
        var best = OptimalAssignment.Solve(problem, LocksThatHold(rows, columns, problem));
        var total = best.Total;
        var proposed = rows.Select((mentee, i) => Row(mentee, i)).ToList();
        return new MatchingResult(proposed, total, proposed.Sum(p => p.Score ?? 0) - total);

        ProposedMentor Row(Mentee mentee, int i)
        {
            var chosen = best.Choice[i];
            var alternatives = Enumerable.Range(0, columns.Count)
                .Where(j => j != chosen && scores[i, j] is not null)
                .OrderByDescending(j => scores[i, j]).ThenBy(j => j)
                .Select(j => (Column: j, Total: best.TotalIf(i, j)))
                .Where(a => a.Total is not null)
                .Take(Alternatives)
                .Select(a => new AlternativeMentor(columns[a.Column].NisCode, pairs[i][a.Column].Score,
                    pairs[i][a.Column].Parts, (int)(total - a.Total ?? 0)))
                .OrderBy(a => a.TotalLost).ThenByDescending(a => a.Score)
                .ToList();
            var obstacles = pairs[i].Select(p => p.Obstacle).OfType<string>().CountBy(obstacle => obstacle)
                .OrderBy(o => o.Key, StringComparer.Ordinal).ToDictionary();
            return new ProposedMentor(mentee.RequestId, mentee.NisCode, mentee.Wants,
                chosen is { } j ? columns[j].NisCode : null, chosen is { } k ? scores[i, k] : null,
                chosen is { } p ? pairs[i][p].Parts : [], chosen is { } l && columns[l].NisCode == mentee.LockedMentor,
                alternatives, obstacles);
        }
    }

    // A lock is kept while the pair is possible and the mentor has a place; the approval says what became of it otherwise.
    private static Dictionary<int, int> LocksThatHold(List<Mentee> rows, List<Mentor> columns, AssignmentProblem problem)
    {
        var locked = new Dictionary<int, int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var j = columns.FindIndex(m => m.NisCode == rows[i].LockedMentor);
            if (j >= 0 && problem.Scores[i, j] is not null && locked.Values.Count(c => c == j) < problem.Capacities[j])
                locked[i] = j;
        }

        return locked;
    }
}

/// <summary>The proposed mentors and what they are worth together.</summary>
/// <param name="Total">Sum of the scores less <see cref="Fairness"/>: the highest that is possible.</param>
/// <param name="Fairness">Points lost because some mentors take more than one of these requests.</param>
internal sealed record MatchingResult(IReadOnlyList<ProposedMentor> Mentors, long Total, long Fairness);

/// <summary>The mentor proposed for one request, and the others that could be chosen.</summary>
/// <param name="Wants">Criteria in which the mentor should be strong, most wanted first.</param>
/// <param name="MentorNisCode">Null where nobody is possible or free.</param>
/// <param name="Parts">Add up to the score.</param>
/// <param name="Obstacles">Mentors that were not possible, counted by why.</param>
public sealed record ProposedMentor(
    Guid RequestId, string NisCode, IReadOnlyList<string> Wants, string? MentorNisCode, int? Score,
    IReadOnlyList<ScorePart> Parts, bool Locked, IReadOnlyList<AlternativeMentor> Alternatives,
    IReadOnlyDictionary<string, int> Obstacles);

/// <summary>Another mentor for the same request.</summary>
/// <param name="TotalLost">Points that the whole proposal would lose by it, everything else chosen anew (0 and more).</param>
public sealed record AlternativeMentor(string MentorNisCode, int Score, IReadOnlyList<ScorePart> Parts, int TotalLost);

/// <summary>Distances as the crow flies.</summary>
internal static class Distance
{
    private const double EarthRadiusKm = 6371.0;

    /// <summary>Great-circle distance of two places given in degrees.</summary>
    public static double InKilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var dLat = double.DegreesToRadians(latitude2 - latitude1);
        var dLon = double.DegreesToRadians(longitude2 - longitude1);
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + Math.Cos(double.DegreesToRadians(latitude1))
            * Math.Cos(double.DegreesToRadians(latitude2)) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
