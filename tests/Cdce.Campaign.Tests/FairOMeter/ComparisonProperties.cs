using System.Text.Json;
using Cdce.Campaign.FairOMeter.Comparisons;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>What nobody may learn of another commune from the figures of a class, whatever the answers and whoever takes part.</summary>
public class ComparisonProperties(ITestOutputHelper output)
{
    private static readonly ClassTable Table = new(1, new(2026, 1, 1), true, new LocalText("Essai"), 150,
        [new("a", new LocalText("A"), PopulationTo: 9_999), new("b", new LocalText("B"), PopulationTo: 19_999), new("c", new LocalText("C"))]);

    /// <summary>Communes 10001, 10002 ... that take part, each in a class and with its values.</summary>
    private static readonly Gen<IReadOnlyList<ComparedCommune>> Communes =
        from number in Gen.Choose(1, 24)
        from values in Gen.Choose(0, 1_000).ArrayOf(24)
        from classes in Gen.Frequency((3, Gen.Constant("a")), (2, Gen.Constant("b")), (1, Gen.Constant("c"))).ArrayOf(24)
        from first in Gen.Choose(0, 4).ArrayOf(24)
        select (IReadOnlyList<ComparedCommune>)[.. Enumerable.Range(0, number).Select(i =>
            new ComparedCommune($"{10_001 + i}", classes[i], values[i] / 10m, first[i] == 0 ? null : values[i] / 10m - 50))];

    [Fact]
    public void Another_answer_in_a_class_of_too_few_changes_no_byte() => SilentOfTheFew(Comparison.Draw);

    [Fact]
    public void Figures_of_any_two_editions_differ_by_none_or_by_enough_communes() => NothingToSubtract(Comparison.Draw);

    [Fact]
    public void A_lower_bound_and_a_draw_that_forgets_the_editions_before_are_caught()
    {
        Assert.True(Fails(() => SilentOfTheFew((table, communes, _) => [.. table.Classes.Select(c => communes.Where(m => m.Class == c.Code).ToList())
            .Select(m => new ClassFigures("", [.. m.Select(x => x.NisCode)], m.Count >= 3 ? Quarters.Of(m.Select(x => x.Score)) : null, [], null))])));
        Assert.True(Fails(() => NothingToSubtract((table, communes, _) => Comparison.Draw(table, communes, []))));
        output.WriteLine("planted: figures of classes of 3, and a draw that forgets the editions before -> caught by random classes");
    }

    [Fact]
    public void The_quarters_are_those_of_a_calculation_by_hand()
    {
        Assert.Equal(new Quarters(2, 3, 4), Quarters.Of(new[] { 5.4m, 0.9m, 1.8m, 2.7m, 3.6m, 4.5m }));
        Assert.Equal(new Quarters(40, 40, 40), Quarters.Of(Enumerable.Repeat(40m, 6)));
    }

    [Fact]
    public void A_commune_belongs_to_the_first_class_that_fits_and_what_is_unknown_meets_no_condition()
    {
        var shipped = ComparisonReference.Event();
        var table = new ClassTable(1, shipped.ValidFrom, true, shipped.Label, shipped.RuralBelow, shipped.Classes);
        const string Wallonia = "Région wallonne";

        Assert.Equal("brussels", table.Of(new ComparedTraits(40_000, 9_000, "Région de Bruxelles-Capitale", 3)).Code);
        Assert.Equal("ruralNew", table.Of(new ComparedTraits(6_000, 80, Wallonia, 4)).Code);
        Assert.Equal("rural", table.Of(new ComparedTraits(6_000, 80, Wallonia, 5)).Code);
        Assert.Equal("rural", table.Of(new ComparedTraits(6_000, 149.9, Wallonia, null)).Code);
        Assert.Equal("town", table.Of(new ComparedTraits(19_999, 150, Wallonia, 1)).Code);
        Assert.Equal("city", table.Of(new ComparedTraits(20_000, 400, Wallonia, 1)).Code);
        Assert.Equal("city", table.Of(new ComparedTraits(null, null, Wallonia, null)).Code);
    }

    private delegate IReadOnlyList<ClassFigures> DrawOf(ClassTable table, IReadOnlyList<ComparedCommune> communes, IEnumerable<Comparison> earlier);

    // One commune of a small class answers otherwise: all that is shown stays, byte for byte.
    private static void SilentOfTheFew(DrawOf draw) => Holds(
        from communes in Communes from at in Gen.Choose(0, 23) from score in Gen.Choose(0, 100) from index in Gen.Choose(-100, 100) select (communes, at, score, index),
        drawn =>
        {
            var changed = drawn.communes[drawn.at % drawn.communes.Count];
            if (drawn.communes.Count(c => c.Class == changed.Class) > Comparison.Others)
                return true;
            IReadOnlyList<ComparedCommune> other = [.. drawn.communes.Select(c => c == changed ? c with { Score = drawn.score, Index = c.Index is null ? null : drawn.index } : c)];
            return Shown(draw(Table, drawn.communes, [])) == Shown(draw(Table, other, []));
        });

    private static void NothingToSubtract(DrawOf draw) => Holds(from first in Communes from second in Communes from third in Communes select new[] { first, second, third }, editions =>
    {
        var drawn = new List<Comparison>();
        foreach (var communes in editions)
            drawn.Add(new Comparison($"{drawn.Count}", 1, draw(Table, communes, drawn), new(2026, 1, 1)));
        var sets = drawn.SelectMany(d => d.Classes).SelectMany(c => new[] { c.Communes, c.WithProgress }).Where(s => s.Count > 0).Select(s => s.ToHashSet()).ToList();
        return sets.TrueForAll(set => set.Count > Comparison.Others)
            && sets.TrueForAll(a => sets.TrueForAll(b => !a.Overlaps(b) || a.Except(b).Count() is 0 or > Comparison.Others));
    });

    private static string Shown(IReadOnlyList<ClassFigures> figures) => JsonSerializer.Serialize(figures.Select(f => new { f.Score, f.Progress, Communes = f.Score is null ? 0 : f.Communes.Count }));

    private static bool Fails(Action property)
    {
        try
        {
            property();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static void Holds<T>(Gen<T> gen, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20261123UL, 1_234_567UL), Prop.ForAll(gen.ToArbitrary(), property));
}
