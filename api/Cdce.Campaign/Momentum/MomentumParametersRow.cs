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
        row.ToTable("momentum_parameters").HasKey(r => r.Version);
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

/// <summary>Puts the example parameters into an empty log.</summary>
internal sealed class MomentumParametersLoader(IDocumentStore store) : IReferenceLoader
{
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<MomentumParametersHistory>(MomentumParametersHistory.StreamKey, ct);
        if (stream.Aggregate is not null)
            return;
        var (parameters, validFrom) = MomentumReference.Load();
        stream.AppendOne(new MomentumParametersSet(
            parameters.Version, parameters.Example, parameters.Kinds, parameters.Detection, validFrom));
        await session.SaveChangesAsync(ct);
    }
}
