using Cdce.Campaign.FairOMeter.PastEditions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The coordination asks communes for their Fair-ô-mètre, under one version of the grid.</summary>
/// <param name="Edition">Code of the edition, such as 2027.</param>
/// <param name="Questions">How many questions the grid has.</param>
/// <param name="Communes">NIS codes of those that are asked.</param>
public sealed record EditionOpened(string Edition, LocalText Label, int Grid, int Questions, DateOnly OpensOn, DateOnly ClosesOn,
    IReadOnlyList<string> Communes, DateOnly On);

/// <summary>More communes are asked, under the same grid.</summary>
/// <param name="Communes">NIS codes of those that were not asked before.</param>
public sealed record CommunesInvited(string Edition, int Grid, int Questions, IReadOnlyList<string> Communes, DateOnly On);

/// <summary>There is time until a later day.</summary>
public sealed record EditionExtended(string Edition, DateOnly ClosesOn, DateOnly On);

/// <summary>When communes are reminded, and from which age on their former answers are confirmed anew.</summary>
/// <param name="RemindDaysBefore">So many days before the last day.</param>
/// <param name="ConfirmAfterMonths">Answers that were given or confirmed longer ago are confirmed before they are sent.</param>
public sealed record EditionRulesSet(string Edition, IReadOnlyList<int> RemindDaysBefore, int ConfirmAfterMonths, DateOnly On);

/// <summary>The coordination reminded those who had not begun.</summary>
/// <param name="Communes">Their NIS codes.</param>
public sealed record EditionReminded(string Edition, IReadOnlyList<string> Communes, DateOnly On);

/// <summary>Nothing more is answered or submitted.</summary>
public sealed record EditionClosed(string Edition, DateOnly On);

/// <summary>One edition of the Fair-ô-mètre.</summary>
public sealed record Edition(string Code, int Grid, DateOnly OpensOn, DateOnly ClosesOn, IReadOnlyList<string> Communes, DateOnly? ClosedOn)
{
    public static string StreamKey(string edition) => $"fair-o-meter-edition/{edition}";

    public static Edition Create(EditionOpened e) => new(e.Edition, e.Grid, e.OpensOn, e.ClosesOn, e.Communes, null);

    public static Edition Create(PastEditionRecorded e) =>
        new(e.Edition, e.Grid, e.OpensOn, e.ClosesOn, e.Communes, e.ClosesOn) { ShownFrom = e.On };

    public Edition Apply(PastEditionRecorded e) => Create(e);

    public Edition Apply(PastEditionWithdrawn e) => this with { Communes = [], Withdrawn = true };

    /// <summary>Of one that took place before and was recorded from a spreadsheet: the day from which it is shown.</summary>
    public DateOnly? ShownFrom { get; init; }

    /// <summary>What was recorded was taken back.</summary>
    public bool Withdrawn { get; init; }

    public Edition Apply(CommunesInvited e) => this with { Communes = [.. Communes, .. e.Communes] };

    public Edition Apply(EditionExtended e) => this with { ClosesOn = e.ClosesOn };

    /// <summary>What was set; the example until then.</summary>
    public EditionRules Rules { get; init; } = EditionRules.Example;

    /// <summary>When those who had not begun were last reminded by hand.</summary>
    public DateOnly? RemindedOn { get; init; }

    public Edition Apply(EditionRulesSet e) => this with { Rules = new(e.RemindDaysBefore, e.ConfirmAfterMonths) };

    public Edition Apply(EditionReminded e) => this with { RemindedOn = e.On };

    public Edition Apply(EditionClosed e) => this with { ClosedOn = e.On };

    public bool IsOpenOn(DateOnly day) => ClosedOn is null && OpensOn <= day && day <= ClosesOn;
}

/// <summary>An edition as it is shown.</summary>
public sealed class EditionRow
{
    public required string Code { get; set; }
    public required string LabelFr { get; set; }
    public string? LabelDe { get; set; }
    public int Grid { get; set; }
    public DateOnly OpensOn { get; set; }
    public DateOnly ClosesOn { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The day on which communes were asked; the first day may be another.</summary>
    public DateOnly OpenedOn { get; set; }

    public DateOnly? ExtendedOn { get; set; }

    /// <summary>It took place before, and was recorded from a spreadsheet.</summary>
    public bool Recorded { get; set; }

    /// <summary>Days before the last day, once the coordination has set its own.</summary>
    public IReadOnlyList<int> RemindDaysBefore { get; set; } = [];

    /// <summary>Null as long as the example holds.</summary>
    public int? ConfirmAfterMonths { get; set; }

    public DateOnly? RemindedOn { get; set; }
    public long Version { get; set; }

    public EditionRules Rules => ConfirmAfterMonths is { } months ? new(RemindDaysBefore, months) : EditionRules.Example;

    public bool IsOpenOn(DateOnly day) => ClosedOn is null && OpensOn <= day && day <= ClosesOn;

    internal static void Map(EntityTypeBuilder<EditionRow> row)
    {
        row.ToTable("fair_o_meter_editions")
            .ShownToAll("The days of an edition are public; who is asked stands with each commune.").HasKey(r => r.Code);
        row.Property(r => r.RemindDaysBefore).AsJson();
        row.Ignore(r => r.Rules);
    }
}

/// <summary>Keeps the editions.</summary>
public sealed class EditionProjection
{
    public void On(IEvent<EditionOpened> e, CampaignDb db) => db.FairOMeterEditions.Add(new EditionRow
    {
        Code = e.Data.Edition,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        Grid = e.Data.Grid,
        OpensOn = e.Data.OpensOn,
        ClosesOn = e.Data.ClosesOn,
        OpenedOn = e.Data.On,
        Version = e.Version,
    });

    public void On(IEvent<PastEditionRecorded> e, CampaignDb db) => db.FairOMeterEditions.Add(new EditionRow
    {
        Code = e.Data.Edition,
        LabelFr = e.Data.Label.Fr,
        LabelDe = e.Data.Label.De,
        Grid = e.Data.Grid,
        OpensOn = e.Data.OpensOn,
        ClosesOn = e.Data.ClosesOn,
        ClosedOn = e.Data.ClosesOn,
        OpenedOn = e.Data.OpensOn,
        Recorded = true,
        Version = e.Version,
    });

    public async Task On(IEvent<PastEditionWithdrawn> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FindAsync([e.Data.Edition], ct) is { } row)
            db.FairOMeterEditions.Remove(row);
    }

    public async Task On(IEvent<CommunesInvited> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FindAsync([e.Data.Edition], ct) is { } row)
            row.Version = e.Version;
    }

    public async Task On(IEvent<EditionExtended> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FindAsync([e.Data.Edition], ct) is { } row)
            (row.ClosesOn, row.ExtendedOn, row.Version) = (e.Data.ClosesOn, e.Data.On, e.Version);
    }

    public async Task On(IEvent<EditionRulesSet> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FindAsync([e.Data.Edition], ct) is { } row)
            (row.RemindDaysBefore, row.ConfirmAfterMonths, row.Version) = (e.Data.RemindDaysBefore, e.Data.ConfirmAfterMonths, e.Version);
    }

    public async Task On(IEvent<EditionReminded> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FindAsync([e.Data.Edition], ct) is { } row)
            (row.RemindedOn, row.Version) = (e.Data.On, e.Version);
    }

    public async Task On(IEvent<EditionClosed> e, CampaignDb db, CancellationToken ct)
    {
        if (await db.FairOMeterEditions.FindAsync([e.Data.Edition], ct) is { } row)
            (row.ClosedOn, row.Version) = (e.Data.On, e.Version);
    }
}
