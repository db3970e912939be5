namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>Three values that divide a class into quarters, to whole points.</summary>
/// <param name="Low">A quarter of the communes lies below it.</param>
/// <param name="Middle">Half of them.</param>
/// <param name="High">Three quarters of them.</param>
public sealed record Quarters(int Low, int Middle, int High)
{
    internal static Quarters Of(IEnumerable<decimal> values)
    {
        var ordered = values.Order().ToList();
        return new Quarters(At(0.25m), At(0.5m), At(0.75m));

        int At(decimal share)
        {
            var place = share * (ordered.Count - 1);
            var below = (int)decimal.Floor(place);
            var above = Math.Min(below + 1, ordered.Count - 1);
            return (int)decimal.Round(ordered[below] + (ordered[above] - ordered[below]) * (place - below), 0, MidpointRounding.AwayFromZero);
        }
    }
}

/// <summary>What is told of one class.</summary>
/// <param name="Communes">Whom the figures are about; empty where there are none.</param>
/// <param name="WithProgress">Whom the figures of progress are about.</param>
/// <param name="Score">Points, 0 to 100.</param>
/// <param name="Progress">Points of the score since the edition before.</param>
public sealed record ClassFigures(string Class, IReadOnlyList<string> Communes, Quarters? Score, IReadOnlyList<string> WithProgress, Quarters? Progress);

/// <summary>
/// The figures of an edition's classes were drawn, once and for all: a later answer, review or class changes none of them, so that nothing can be
/// learnt by asking again.
/// </summary>
/// <param name="Table">Number of the classes in force on that day.</param>
public sealed record ComparisonDrawn(string Edition, int Table, IReadOnlyList<ClassFigures> Classes, DateOnly On);

/// <summary>The figures of one edition.</summary>
public sealed record Comparison(string Edition, int Table, IReadOnlyList<ClassFigures> Classes, DateOnly On)
{
    /// <summary>Communes besides the one that reads: fewer than that are told nothing of.</summary>
    public const int Others = 5;

    public static string StreamKey(string edition) => $"fair-o-meter-comparison/{edition}";

    public static Comparison Create(ComparisonDrawn e) => new(e.Edition, e.Table, e.Classes, e.On);

    /// <summary>The figures of each class: none about fewer communes than may be told of, and none that would tell of fewer beside figures told before.</summary>
    /// <param name="earlier">What was told of other editions.</param>
    internal static IReadOnlyList<ClassFigures> Draw(ClassTable table, IReadOnlyList<ComparedCommune> communes, IEnumerable<Comparison> earlier)
    {
        var told = earlier.SelectMany(c => c.Classes).SelectMany(c => new[] { c.Communes, c.WithProgress })
            .Where(set => set.Count > 0).Select(set => set.ToHashSet()).ToList();
        return [.. table.Classes.Select(c =>
        {
            var members = communes.Where(m => m.Class == c.Code).OrderBy(m => m.NisCode, StringComparer.Ordinal).ToList();
            var came = members.Where(m => m.Index is not null).ToList();
            var score = Tell(members);
            var progress = score && Tell(came);
            return new ClassFigures(c.Code, score ? [.. members.Select(m => m.NisCode)] : [], score ? Quarters.Of(members.Select(m => m.Score)) : null,
                progress ? [.. came.Select(m => m.NisCode)] : [], progress ? Quarters.Of(came.Select(m => m.Index ?? 0)) : null);
        })];

        bool Tell(IReadOnlyList<ComparedCommune> members)
        {
            var set = members.Select(m => m.NisCode).ToHashSet();
            if (!IsLarge(set.Count) || !told.TrueForAll(before => IsApart(set, before)))
                return false;
            told.Add(set);
            return true;
        }
    }

    // Whoever knows two figures learns something of those that are in one of the sets only: there are none, or enough of them.
    private static bool IsApart(HashSet<string> set, HashSet<string> before)
    {
        var common = set.Count(before.Contains);
        return common == 0 || new[] { set.Count - common, before.Count - common }.All(rest => rest == 0 || IsLarge(rest));
    }

    // Enough of them, also for the one that knows its own value.
    private static bool IsLarge(int communes) => communes > Others;
}

/// <summary>A commune with its final result.</summary>
/// <param name="Index">Since the edition before; null where there is none.</param>
internal sealed record ComparedCommune(string NisCode, string Class, decimal Score, decimal? Index);
