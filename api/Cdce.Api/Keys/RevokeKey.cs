using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Keys;

/// <summary>Ends an API key at once. Revoking it twice is fine.</summary>
internal sealed class RevokeKey : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/keys/{keyId}", Handle)
        .WithName("revokeKey")
        .WithSummary("Revoke an API key");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string keyId, AccountsDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Keys.SingleOrDefaultAsync(k => k.Id == keyId, ct) is not { } key)
            return TypedResults.NotFound();
        if (key.RevokedAt is not null)
            return TypedResults.NoContent();
        await trail.BeginAsync(ct);
        key.RevokedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await trail.NoteAsync(keyId, new KeyRevoked(keyId), ct);
        return TypedResults.NoContent();
    }
}
