using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>Lists the browsers in which one is signed in, the one used last first.</summary>
internal sealed class ListOwnSessions : IEndpoint
{
    /// <param name="Browser">Family and platform, such as Firefox, Windows; empty where they are not known.</param>
    /// <param name="Current">The session that asks.</param>
    internal sealed record OwnSession(string Id, string Browser, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool Current);

    internal sealed record Own(IReadOnlyList<OwnSession> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/sessions", Handle)
        .WithName("listOwnSessions")
        .WithSummary("List the browsers in which one is signed in");

    private static async Task<Results<Ok<Own>, NotFound>> Handle(
        HttpRequest request, OwnAccount own, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        var (now, hash) = (clock.GetUtcNow(), CallerAuthentication.SessionHash(request));
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.AccountId == account.Id && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastUsedAt).Take(100).ToListAsync(ct);
        return TypedResults.Ok(new Own([.. sessions.Select(s => new OwnSession(
            s.Id.ToString(), s.Browser, s.CreatedAt, s.LastUsedAt, hash is not null && s.TokenHash.AsSpan().SequenceEqual(hash)))]));
    }
}
