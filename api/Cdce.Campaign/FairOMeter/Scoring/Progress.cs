namespace Cdce.Campaign.FairOMeter.Scoring;

/// <summary>What one question gained or lost since the edition before.</summary>
/// <param name="Gained">In points of the score; the gains of all questions add up to the index.</param>
internal sealed record Gain(string Question, decimal Gained);

/// <summary>How far a commune came since the edition before, which is shown before the level it is on.</summary>
/// <param name="Edition">The edition before.</param>
/// <param name="Index">Points of the score, gained or lost.</param>
internal sealed record Progress(string Edition, decimal Before, decimal Index, IReadOnlyList<Gain> Gains)
{
    public static Progress Of(string edition, Score before, Score now)
    {
        var then = before.Contributions.ToDictionary(c => c.Question, c => c.Adds);
        var today = now.Contributions.ToDictionary(c => c.Question, c => c.Adds);
        return new Progress(edition, before.Value, now.Value - before.Value,
            [.. today.Keys.Union(then.Keys).Select(q => new Gain(q, today.GetValueOrDefault(q) - then.GetValueOrDefault(q))).Where(g => g.Gained != 0)]);
    }
}
