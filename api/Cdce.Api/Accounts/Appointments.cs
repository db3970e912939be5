using Cdce.Governance.Committees;

namespace Cdce.Api.Accounts;

/// <summary>Gives a new account its first roles.</summary>
internal static class Appointments
{
    /// <summary>One mandate in each area, or in the whole campaign where none is named.</summary>
    public static async Task AppointAsync(
        this IDocumentSession session, Guid personId, Role role, IReadOnlyCollection<string> areas, DateOnly on, CancellationToken ct)
    {
        foreach (var area in areas.Count == 0 ? [""] : areas.Distinct())
        {
            var stream = await session.Events.FetchForWriting<Committee>(Committee.StreamKey(area), ct);
            stream.AppendOne(new MandateGiven(Guid.CreateVersion7(), personId, area, role, on));
        }
    }
}
