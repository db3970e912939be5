namespace Cdce.Campaign.FairOMeter.Comparisons;

/// <summary>Which communes are called similar; a condition that is absent does not matter, and what is unknown meets none.</summary>
/// <param name="Code">Letters and digits.</param>
/// <param name="PopulationTo">Inhabitants, included.</param>
/// <param name="Rural">Fewer inhabitants per square kilometre than the table says, or not.</param>
/// <param name="Region">French name, as in the register.</param>
/// <param name="TitleYearsFrom">Whole years since the title was awarded.</param>
/// <param name="TitleYearsTo">Whole years since the title was awarded, included.</param>
public sealed record ComparisonClass(string Code, LocalText Label, int? PopulationFrom = null, int? PopulationTo = null, bool? Rural = null,
    string? Region = null, int? TitleYearsFrom = null, int? TitleYearsTo = null)
{
    internal bool IsOpenToAll => (PopulationFrom, PopulationTo, Rural, Region, TitleYearsFrom, TitleYearsTo) == (null, null, null, null, null, null);

    internal bool Covers(ComparedTraits traits, int ruralBelow) =>
        Within(traits.Population, PopulationFrom, PopulationTo)
        && Within(traits.TitleYears, TitleYearsFrom, TitleYearsTo)
        && (Rural is null || Rural == (traits.Density is { } density ? density < ruralBelow : null))
        && (Region is null || Region == traits.Region);

    private static bool Within(int? number, int? from, int? to) => (from is null || number >= from) && (to is null || number <= to);
}

/// <summary>What of a commune decides about its class.</summary>
/// <param name="Population">Null where unknown.</param>
/// <param name="Density">Inhabitants per square kilometre; null where unknown.</param>
/// <param name="TitleYears">Whole years since the award; null without a title.</param>
internal sealed record ComparedTraits(int? Population, double? Density, string Region, int? TitleYears);

/// <summary>The coordination says which communes are similar, from a day on.</summary>
/// <param name="Example">Not the campaign's own, which every page says.</param>
/// <param name="RuralBelow">Inhabitants per square kilometre below which a commune is rural.</param>
/// <param name="Classes">A commune belongs to the first one that fits; the last one fits all.</param>
/// <param name="Reason">Why; no names of people.</param>
public sealed record ComparisonClassesRevised(int Table, DateOnly ValidFrom, bool Example, LocalText Label, int RuralBelow,
    IReadOnlyList<ComparisonClass> Classes, [property: FreeText] string? Reason = null);

/// <summary>One version of the classes.</summary>
public sealed record ClassTable(int Table, DateOnly ValidFrom, bool Example, LocalText Label, int RuralBelow, IReadOnlyList<ComparisonClass> Classes) : IDatedVersion
{
    internal ComparisonClass Of(ComparedTraits traits) => Classes.First(c => c.Covers(traits, RuralBelow));

    int IDatedVersion.Number => Table;
}

/// <summary>All versions of the classes, to be revised.</summary>
public sealed record ComparisonClasses(IReadOnlyList<ClassTable> Tables)
{
    public const string Stream = "fair-o-meter-classes";

    public static ComparisonClasses Create(ComparisonClassesRevised e) => new ComparisonClasses([]).Apply(e);

    public ComparisonClasses Apply(ComparisonClassesRevised e) =>
        new([.. Tables, new ClassTable(e.Table, e.ValidFrom, e.Example, e.Label, e.RuralBelow, e.Classes)]);
}

/// <summary>The example of classes that the module ships: the campaign has published none.</summary>
internal static class ComparisonReference
{
    public static ComparisonClassesRevised Event()
    {
        var file = EmbeddedReference.Json<ReferenceFile>("FairOMeter.Comparisons.reference.comparison-classes.json");
        return new ComparisonClassesRevised(1, file.ValidFrom, true, file.Label, file.RuralBelow, file.Classes);
    }

    private sealed record ReferenceFile(DateOnly ValidFrom, LocalText Label, int RuralBelow, IReadOnlyList<ComparisonClass> Classes);
}
