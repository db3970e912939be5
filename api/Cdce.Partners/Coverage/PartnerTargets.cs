using System.Text.Json;
using Cdce.Contracts.Campaign;

namespace Cdce.Partners.Coverage;

/// <summary>A table of targets as the campaign published it.</summary>
/// <param name="ByPopulation">From that many inhabitants on: partners expected by kind.</param>
public sealed record PartnerTargetsNoted(
    int Table, DateOnly On, bool Provisional, IReadOnlyDictionary<int, IReadOnlyDictionary<string, int>> ByPopulation);

/// <summary>The tables of targets that are known.</summary>
public sealed record PartnerTargets(IReadOnlyList<int> Tables)
{
    public const string StreamKey = "partner-targets";

    public static PartnerTargets Create(PartnerTargetsNoted e) => new([e.Table]);

    public PartnerTargets Apply(PartnerTargetsNoted e) => this with { Tables = [.. Tables, e.Table] };
}

/// <summary>The coverage follows the campaign's targets.</summary>
public static class PartnerTargetsRevisedHandler
{
    public static async Task Handle(PartnerTargetsRevised message, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<PartnerTargets>(PartnerTargets.StreamKey, ct);
        // A table is never changed under its number, so the same number again is the same table.
        if (stream.Aggregate?.Tables.Contains(message.Table) != true)
            stream.AppendOne(new PartnerTargetsNoted(message.Table, message.ValidFrom, message.Provisional, message.ByPopulation));
    }
}

/// <summary>One table of targets.</summary>
public sealed class PartnerTargetRow
{
    public required int Table { get; init; }
    public DateOnly ValidFrom { get; set; }
    public bool Provisional { get; set; }

    /// <summary>Partners expected by kind, by population, as JSON.</summary>
    public string ByPopulation { get; set; } = "{}";

    /// <summary>Partners expected by kind of a commune of that size; nothing for one smaller than the table begins.</summary>
    internal IReadOnlyDictionary<string, int> For(int population)
    {
        var brackets = JsonSerializer.Deserialize<SortedDictionary<int, Dictionary<string, int>>>(ByPopulation) ?? [];
        return brackets.LastOrDefault(b => b.Key <= population).Value ?? [];
    }
}

/// <summary>Keeps the tables of targets.</summary>
public sealed class PartnerTargetProjection
{
    public void On(PartnerTargetsNoted e, PartnersDb db) => db.Targets.Add(new PartnerTargetRow
    {
        Table = e.Table,
        ValidFrom = e.On,
        Provisional = e.Provisional,
        ByPopulation = JsonSerializer.Serialize(e.ByPopulation),
    });
}
