using Cdce.Campaign.FairOMeter.Grids;

namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>What the answers to one grid score under another one: a pure function, which keeps nothing.</summary>
/// <param name="Score">Questions of the other grid to which no answer is known have left the denominator.</param>
/// <param name="NotComparable">Left out, each with why.</param>
internal sealed record Rescore(Score Score, IReadOnlyList<IncomparableQuestion> NotComparable)
{
    public static Rescore Of(GridContent from, GridContent to, IReadOnlyDictionary<string, ScoredAnswer> answers)
    {
        var obstacles = GridComparison.Obstacles(from, to);
        var carried = GridComparison.Carried(from, to, answers).ToDictionary();
        foreach (var left in obstacles.Where(o => to.Find(o.Question) is not null))
            carried[left.Question] = new ScoredAnswer(null);
        return new Rescore(Score.Of(to, carried), obstacles);
    }
}
