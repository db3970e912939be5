using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Momentum;

/// <summary>All communes were judged for that day.</summary>
/// <param name="Lost">Alerts opened.</param>
/// <param name="Regained">Episodes ended.</param>
/// <param name="Paused">Communes that are not watched.</param>
public sealed record MomentumEvaluated(
    DateOnly Day, int ParametersVersion, int OnTrack, int Watch, int Fading, int Unknown, int Lost, int Regained, int Paused);

/// <summary>The evaluation of one day: it exists once.</summary>
public sealed record MomentumEvaluation(MomentumEvaluated Outcome)
{
    /// <summary>A demonstration judges days of its own: they neither stand in the way of the real ones nor follow them.</summary>
    public static string StreamKey(DateOnly day, bool simulated) =>
        $"momentum-evaluation/{(simulated ? "simulated/" : "")}{day:yyyy-MM-dd}";

    public static MomentumEvaluation Create(MomentumEvaluated e) => new(e);
}

/// <summary>What an evaluation found.</summary>
public sealed class MomentumEvaluationRow
{
    public DateOnly Day { get; set; }
    public int ParametersVersion { get; set; }
    public int OnTrack { get; set; }
    public int Watch { get; set; }
    public int Fading { get; set; }
    public int Unknown { get; set; }
    public int Lost { get; set; }
    public int Regained { get; set; }
    public int Paused { get; set; }
    public bool Simulated { get; set; }

    internal static void Map(EntityTypeBuilder<MomentumEvaluationRow> row) =>
        row.ToTable("momentum_evaluations").HasKey(r => r.Day);
}

/// <summary>Keeps the evaluations.</summary>
public sealed class MomentumEvaluationProjection
{
    public async Task On(IEvent<MomentumEvaluated> e, CampaignDb db, CancellationToken ct)
    {
        var row = await db.MomentumEvaluations.FindAsync([e.Data.Day], ct);
        if (row is null)
            db.MomentumEvaluations.Add(row = new MomentumEvaluationRow { Day = e.Data.Day });
        else if (e.IsSimulated() && !row.Simulated)
            return;
        row.Simulated = e.IsSimulated();
        row.ParametersVersion = e.Data.ParametersVersion;
        (row.OnTrack, row.Watch, row.Fading, row.Unknown) = (e.Data.OnTrack, e.Data.Watch, e.Data.Fading, e.Data.Unknown);
        (row.Lost, row.Regained, row.Paused) = (e.Data.Lost, e.Data.Regained, e.Data.Paused);
    }
}
