using Cdce.Campaign.Activities;
using Cdce.Campaign.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign.Momentum;

/// <summary>Tells whether anything that a commune's momentum is made of has changed, without reading its facts.</summary>
public sealed class MomentumMark
{
    public required string NisCode { get; set; }

    /// <summary>Sequence of the last event that concerned the commune's facts or pauses.</summary>
    public long Sequence { get; set; }

    internal static void Map(EntityTypeBuilder<MomentumMark> row) => row.ToTable("momentum_marks").HasKey(r => r.NisCode);
}

/// <summary>Moves a commune's mark with each event that changes its facts or pauses.</summary>
public sealed class MomentumMarkProjection
{
    public Task On(IEvent<ActivityRecorded> e, CampaignDb db, CancellationToken ct) => Mark(e, e.Data.NisCode, db, ct);

    public Task On(IEvent<ActivityCorrected> e, CampaignDb db, CancellationToken ct) => Mark(e, e.Data.NisCode, db, ct);

    public Task On(IEvent<ActivityWithdrawn> e, CampaignDb db, CancellationToken ct) => Mark(e, e.Data.NisCode, db, ct);

    public Task On(IEvent<WatchPaused> e, CampaignDb db, CancellationToken ct) => Mark(e, e.Data.NisCode, db, ct);

    public Task On(IEvent<WatchResumed> e, CampaignDb db, CancellationToken ct) => Mark(e, e.Data.NisCode, db, ct);

    private static async Task Mark(IEvent e, string nisCode, CampaignDb db, CancellationToken ct)
    {
        var mark = await db.MomentumMarks.FindAsync([nisCode], ct);
        if (mark is null)
            db.MomentumMarks.Add(mark = new MomentumMark { NisCode = nisCode });
        mark.Sequence = e.Sequence;
    }
}
