namespace Cdce.Campaign.Elections;

/// <summary>A day on which the communes elect their councils.</summary>
/// <param name="Derived">Computed from the rule of six years, not announced.</param>
public sealed record ElectionDay(DateOnly On, bool Derived = false);

/// <summary>A step of handing the campaign over to a new majority.</summary>
/// <param name="WithinDays">Days after the change by which it should be done, 1 to 2,000.</param>
/// <param name="Kinds">Codes of facts; the first one recorded from the day of the change on shows that it was done.</param>
public sealed record HandOverItem(string Code, LocalText Label, int WithinDays, IReadOnlyList<string> Kinds);

/// <summary>What the watch over elections and majorities goes by, from that day on. Editable: the campaign has published no such rule.</summary>
/// <param name="ContactWithinDays">Days after an election or a change of majority by which there should be a political contact.</param>
/// <param name="ContactKinds">Codes of facts that are a political contact.</param>
public sealed record ElectionWatchRevised(int Revision, DateOnly ValidFrom, LocalText Label, IReadOnlyList<ElectionDay> Elections,
    int ContactWithinDays, IReadOnlyList<string> ContactKinds, IReadOnlyList<HandOverItem> Checklist,
    [property: FreeText] string? Reason = null);

/// <summary>One version of the rules.</summary>
public sealed record ElectionRules(int Revision, DateOnly ValidFrom, LocalText Label, IReadOnlyList<ElectionDay> Elections,
    int ContactWithinDays, IReadOnlyList<string> ContactKinds, IReadOnlyList<HandOverItem> Checklist, string? Reason) : IDatedVersion
{
    /// <summary>The latest day of an election that is not after that day.</summary>
    public ElectionDay? LastBy(DateOnly day) => Elections.Where(e => e.On <= day).MaxBy(e => e.On);

    /// <summary>The first one after it.</summary>
    public ElectionDay? NextAfter(DateOnly day) => Elections.Where(e => e.On > day).MinBy(e => e.On);

    /// <summary>Codes of all facts that the rules speak of.</summary>
    public IReadOnlyCollection<string> AllKinds() => [MajorityChange.Kind, .. ContactKinds, .. Checklist.SelectMany(i => i.Kinds)];

    int IDatedVersion.Number => Revision;
}

/// <summary>How often the rules were revised.</summary>
public sealed record ElectionWatch(int Revisions)
{
    public const string Stream = "election-watch";

    public static ElectionWatch Create(ElectionWatchRevised e) => new(e.Revision);

    public ElectionWatch Apply(ElectionWatchRevised e) => new(e.Revision);
}

/// <summary>The rules that the module ships, labelled as an example.</summary>
internal static class ElectionReference
{
    public static ElectionWatchRevised Event()
    {
        var file = EmbeddedReference.Json<ReferenceFile>("Elections.reference.election-watch.json");
        return new ElectionWatchRevised(1, file.ValidFrom, file.Label, file.Elections, file.ContactWithinDays, file.ContactKinds, file.Checklist);
    }

    private sealed record ReferenceFile(DateOnly ValidFrom, LocalText Label, IReadOnlyList<ElectionDay> Elections,
        int ContactWithinDays, IReadOnlyList<string> ContactKinds, IReadOnlyList<HandOverItem> Checklist);
}
