namespace Cdce.Partners.Pledges;

/// <summary>One pledge, with what of its partner counts: it is asked for on days on which the entry was not made yet.</summary>
public sealed class PledgeRow
{
    public required Guid Id { get; init; }

    /// <summary>The entry it counts for: its own, or the one that this was merged into.</summary>
    public Guid PartnerId { get; set; }

    /// <summary>The entry it was confirmed for.</summary>
    public Guid OriginalPartnerId { get; set; }
    public string Kind { get; set; } = "";
    public string NisCode { get; set; } = "";
    public string PartnerName { get; set; } = "";
    public DateOnly Since { get; set; }
    public DateOnly RenewedOn { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public List<string> Products { get; set; } = [];
    public bool VisibilityShown { get; set; }
    public string? Evidence { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
    public string? WithdrawalReason { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    /// <summary>Whether the pledge holds on that day.</summary>
    internal bool HoldsOn(DateOnly day) =>
        Since <= day && !(ValidUntil < day) && !(WithdrawnOn <= day);

    /// <summary>
    /// Whether it counts for its criterion on that day: it holds, names two products, and a shop or a horeca shows it
    /// (criterion 2 of the campaign).
    /// </summary>
    internal bool CountsOn(DateOnly day) => HoldsOn(day) && Products.Count >= 2
        && (VisibilityShown || Kind is not (PartnerKind.Shop or PartnerKind.Horeca));
}

/// <summary>Keeps the pledges.</summary>
public sealed class PledgeProjection
{
    public async Task On(IEvent<PledgeConfirmed> e, PartnersDb db, CancellationToken ct)
    {
        var partner = await db.Partners.FindAsync([e.Data.PartnerId], ct);
        db.Pledges.Add(new PledgeRow
        {
            Id = e.Data.PledgeId,
            PartnerId = partner?.MergedInto ?? e.Data.PartnerId,
            OriginalPartnerId = e.Data.PartnerId,
            Kind = e.Data.Kind,
            NisCode = e.Data.NisCode,
            PartnerName = e.Data.PartnerName,
            Since = e.Data.On,
            RenewedOn = e.Data.On,
            ValidUntil = e.Data.ValidUntil,
            Products = [.. e.Data.Products],
            VisibilityShown = e.Data.VisibilityShown,
            Evidence = e.Data.Evidence,
            Version = e.Version,
            Simulated = e.IsSimulated(),
        });
    }

    public async Task On(IEvent<PledgeRenewed> e, PartnersDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.RenewedOn = e.Data.On;
        row.ValidUntil = e.Data.ValidUntil;
        row.Products = [.. e.Data.Products];
        row.VisibilityShown = e.Data.VisibilityShown;
        row.Evidence = e.Data.Evidence ?? row.Evidence;
    }

    public async Task On(IEvent<PledgeWithdrawn> e, PartnersDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.WithdrawnOn = e.Data.On;
        row.WithdrawalReason = e.Data.Reason;
    }

    // A lapse is seen from the last day of validity; it only moves the version.
    public async Task On(IEvent<PledgeLapsed> e, PartnersDb db, CancellationToken ct) => await RowAsync(e, db, ct);

    private static async Task<PledgeRow?> RowAsync(IEvent e, PartnersDb db, CancellationToken ct)
    {
        var row = await db.Pledges.FindAsync([StreamId.Of(e)], ct);
        if (row is not null)
            row.Version = e.Version;
        return row;
    }
}
