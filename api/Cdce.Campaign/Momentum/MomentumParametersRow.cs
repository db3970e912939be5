using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Momentum;

/// <summary>From that day on, momentum is judged by these parameters.</summary>
/// <param name="Version">From 1; each revision adds one.</param>
/// <param name="Example">Whether the values are still the example that the program ships.</param>
public sealed record MomentumParametersSet(
    int Version, bool Example, IReadOnlyList<KindParameters> Kinds, DetectionParameters Detection, DateOnly ValidFrom);

/// <summary>The versions of the parameters: what a revision needs to know.</summary>
public sealed record MomentumParametersHistory(MomentumParametersSet Latest)
{
    public const string StreamKey = "momentum-parameters";

    public static MomentumParametersHistory Create(MomentumParametersSet e) => new(e);

    public MomentumParametersHistory Apply(MomentumParametersSet e) => new(e);
}

/// <summary>One version of the parameters.</summary>
public sealed class MomentumParametersRow
{
    public int Version { get; set; }
    public bool Example { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public IReadOnlyList<KindParameters> Kinds { get; set; } = [];

    /// <summary>One entry.</summary>
    public IReadOnlyList<DetectionParameters> Detection { get; set; } = [];

    public MomentumParameters Parameters => new(Version, Example, Kinds, Detection[0]);

    internal static void Map(EntityTypeBuilder<MomentumParametersRow> row)
    {
        row.ToTable("momentum_parameters").ShownToAll("Rules of the campaign, without communes.").HasKey(r => r.Version);
        row.Property(r => r.Version).ValueGeneratedNever();
        row.Property(r => r.Kinds).AsJson();
        row.Property(r => r.Detection).AsJson();
        row.Ignore(r => r.Parameters);
    }
}

/// <summary>Keeps the versions of the parameters.</summary>
public sealed class MomentumParametersProjection
{
    public async Task On(IEvent<MomentumParametersSet> e, CampaignDb db, CancellationToken ct)
    {
        var row = await db.MomentumParameters.FindAsync([e.Data.Version], ct);
        if (row is null)
            db.MomentumParameters.Add(row = new MomentumParametersRow { Version = e.Data.Version });
        row.Example = e.Data.Example;
        row.ValidFrom = e.Data.ValidFrom;
        row.RecordedAt = e.Timestamp;
        row.Kinds = e.Data.Kinds;
        row.Detection = [e.Data.Detection];
    }
}

/// <summary>Puts the example parameters into an empty log, and later examples after earlier ones that nobody has revised.</summary>
internal sealed class MomentumParametersLoader(IDocumentStore store, TimeProvider clock) : IReferenceLoader
{
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<MomentumParametersHistory>(MomentumParametersHistory.StreamKey, ct);
        if (Next(stream.Aggregate?.Latest, MomentumReference.Load(), clock.Today()) is not { } set)
            return;
        stream.AppendOne(set);
        await session.SaveChangesAsync(ct);
    }

    internal static MomentumParametersSet? Next(MomentumParametersSet? latest, MomentumReference.Example shipped, DateOnly today)
    {
        var parameters = shipped.Parameters;
        if (latest is null)
            return new MomentumParametersSet(1, true, parameters.Kinds, parameters.Detection, shipped.ValidFrom);
        var before = new MomentumParameters(latest.Version, latest.Example, latest.Kinds, latest.Detection);
        return latest.Example && !before.JudgesAs(parameters)
            ? new MomentumParametersSet(latest.Version + 1, true, parameters.Kinds, parameters.Detection, today)
            : null;
    }
}
