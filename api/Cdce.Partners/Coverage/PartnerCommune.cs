using Cdce.Contracts.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Coverage;

/// <summary>What the coverage needs to know of a commune.</summary>
public sealed record PartnerCommuneDescribed(string NisCode, LocalText Name, int Population, DateOnly On);

/// <summary>A commune as partners see it.</summary>
public sealed record PartnerCommune(string NisCode, LocalText Name, int Population, DateOnly On)
{
    public static string StreamKey(string nisCode) => $"partner-commune/{nisCode}";

    public static PartnerCommune Create(PartnerCommuneDescribed e) => new(e.NisCode, e.Name, e.Population, e.On);

    public PartnerCommune Apply(PartnerCommuneDescribed e) => this with { Name = e.Name, Population = e.Population, On = e.On };
}

/// <summary>The coverage follows names and population of the campaign's register.</summary>
public static class PartnerCommuneDescribedHandler
{
    public static async Task Handle(CommuneDescribed message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PartnerCommune>(PartnerCommune.StreamKey(message.NisCode), ct);
        stream.AppendMany(Decide(stream.Aggregate, message));
    }

    internal static object[] Decide(PartnerCommune? commune, CommuneDescribed message)
    {
        var name = new LocalText(message.NameFr, message.NameDe, message.NameNl);
        // Messages may overtake each other; an older description is not news.
        return commune is not null
            && (commune.On > message.On || (commune.Name == name && commune.Population == message.Population))
            ? []
            : [new PartnerCommuneDescribed(message.NisCode, name, message.Population, message.On)];
    }
}

/// <summary>A commune's names and population.</summary>
public sealed class PartnerCommuneRow
{
    public required string NisCode { get; init; }
    public string NameFr { get; set; } = "";
    public string? NameDe { get; set; }
    public string? NameNl { get; set; }
    public int Population { get; set; }

    internal static async Task<IReadOnlyDictionary<string, LocalText>> NamesAsync(
        PartnersDb db, IEnumerable<string> nisCodes, CancellationToken ct)
    {
        var codes = nisCodes.Distinct().ToList();
        return await db.Communes.Where(c => codes.Contains(c.NisCode))
            .ToDictionaryAsync(c => c.NisCode, c => new LocalText(c.NameFr, c.NameDe, c.NameNl), ct);
    }
}

/// <summary>Keeps the communes.</summary>
public sealed class PartnerCommuneProjection
{
    public async Task On(PartnerCommuneDescribed e, PartnersDb db, CancellationToken ct)
    {
        var row = await db.Communes.FindAsync([e.NisCode], ct);
        if (row is null)
            db.Communes.Add(row = new PartnerCommuneRow { NisCode = e.NisCode });
        row.NameFr = e.Name.Fr;
        row.NameDe = e.Name.De;
        row.NameNl = e.Name.Nl;
        row.Population = e.Population;
    }
}
