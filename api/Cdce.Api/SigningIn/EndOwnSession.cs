using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>Signs one's own account out of one browser.</summary>
internal sealed class EndOwnSession : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/sessions/{sessionId:guid}", Handle)
        .WithName("endOwnSession")
        .WithSummary("Sign out of one browser");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid sessionId, OwnAccount own, AccountsDb db, Trail trail, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        await trail.BeginAsync(ct);
        if (await db.Sessions.Where(s => s.AccountId == account.Id && s.Id == sessionId).ExecuteDeleteAsync(ct) == 0)
            return TypedResults.NotFound();
        await trail.NoteAsync(account.Id, new SessionsEnded(account.Id, "one"), ct);
        return TypedResults.NoContent();
    }
}
