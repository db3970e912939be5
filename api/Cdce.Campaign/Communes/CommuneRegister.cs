using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Communes;

/// <summary>Answers the other modules from the register of communes.</summary>
internal sealed class CommuneRegister(CampaignDb db, TimeProvider clock) : ICommunes
{
    public async Task<bool> IsKnownAsync(string nisCode, CancellationToken ct) =>
        await db.Communes.SingleOrDefaultAsync(c => c.NisCode == nisCode, ct) is { } commune && commune.ExistsOn(clock.Today());
}
