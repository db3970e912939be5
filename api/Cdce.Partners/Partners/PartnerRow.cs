using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Partners;

/// <summary>One entry of the partner register.</summary>
public sealed class PartnerRow
{
    public required Guid Id { get; init; }
    public string Kind { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>The name as it is searched and compared.</summary>
    public string PlainName { get; set; } = "";
    public string NisCode { get; set; } = "";
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string? EnterpriseNumber { get; set; }
    public List<string> Products { get; set; } = [];
    public List<string> Labels { get; set; } = [];
    public string? Source { get; set; }
    public DateOnly RegisteredOn { get; set; }
    public Guid? MergedInto { get; set; }
    public long Version { get; set; }
    public bool Simulated { get; set; }

    internal PartnerDescription Describe() => new(
        Kind, Name, NisCode, Address, Postcode, Latitude, Longitude, EnterpriseNumber, Products, Labels);
}

/// <summary>Keeps the partner register, and its merges in the pledges.</summary>
public sealed class PartnerProjection
{
    public void On(IEvent<PartnerRegistered> e, PartnersDb db)
    {
        var row = new PartnerRow
        {
            Id = e.Data.PartnerId,
            Source = e.Data.Source,
            RegisteredOn = e.Data.On,
            Version = e.Version,
            Simulated = e.IsSimulated(),
        };
        Fill(row, e.Data.Description);
        db.Partners.Add(row);
    }

    public async Task On(IEvent<PartnerDescriptionCorrected> e, PartnersDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        Fill(row, e.Data.Description);
        foreach (var pledge in await db.Pledges.Where(p => p.OriginalPartnerId == row.Id).ToListAsync(ct))
        {
            pledge.Kind = row.Kind;
            pledge.NisCode = row.NisCode;
            pledge.PartnerName = row.Name;
        }
    }

    public async Task On(IEvent<PartnerAbsorbed> e, PartnersDb db, CancellationToken ct) => await RowAsync(e, db, ct);

    public async Task On(IEvent<PartnerMergedInto> e, PartnersDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row)
            return;
        row.MergedInto = e.Data.IntoPartnerId;
        await PointPledgesAsync(db, row.Id, e.Data.IntoPartnerId, ct);
    }

    public async Task On(IEvent<PartnerMergeUndone> e, PartnersDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is not { } row || row.MergedInto != e.Data.OtherPartnerId)
            return;
        row.MergedInto = null;
        await PointPledgesAsync(db, row.Id, row.Id, ct);
    }

    public async Task On(IEvent<PartnerRegistrationWithdrawn> e, PartnersDb db, CancellationToken ct)
    {
        if (await RowAsync(e, db, ct) is { } row)
            db.Partners.Remove(row);
    }

    // Pledges of an entry, and of those that were merged into it, count for the entry that stays.
    private static async Task PointPledgesAsync(PartnersDb db, Guid partnerId, Guid to, CancellationToken ct)
    {
        var origins = new List<Guid> { partnerId };
        for (var i = 0; i < origins.Count; i++)
        {
            var into = origins[i];
            origins.AddRange(await db.Partners.Where(p => p.MergedInto == into).Select(p => p.Id).ToListAsync(ct));
        }

        foreach (var pledge in await db.Pledges.Where(p => origins.Contains(p.OriginalPartnerId)).ToListAsync(ct))
            pledge.PartnerId = to;
    }

    private static void Fill(PartnerRow row, PartnerDescription description)
    {
        row.Kind = description.Kind;
        row.Name = description.Name;
        row.PlainName = PlainText.OfName(description.Name);
        row.NisCode = description.NisCode;
        row.Address = description.Address;
        row.Postcode = description.Postcode;
        row.Latitude = description.Latitude;
        row.Longitude = description.Longitude;
        row.EnterpriseNumber = description.EnterpriseNumber;
        row.Products = [.. description.Products ?? []];
        row.Labels = [.. description.Labels ?? []];
    }

    private static async Task<PartnerRow?> RowAsync(IEvent e, PartnersDb db, CancellationToken ct)
    {
        // Missing where a past day is rebuilt on which the entry had not been made.
        var row = await db.Partners.FindAsync([StreamId.Of(e)], ct);
        if (row is not null)
            row.Version = e.Version;
        return row;
    }
}
