using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.SigningIn;

/// <summary>Signs one's own account out of every browser but this one.</summary>
internal sealed class EndOtherSessions : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/sessions/others", Handle)
        .WithName("endOtherSessions")
        .WithSummary("Sign out of every other browser");

    private static async Task<Results<NoContent, NotFound>> Handle(
        HttpRequest request, OwnAccount own, AccountsDb db, Trail trail, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account || CallerAuthentication.SessionHash(request) is not { } hash)
            return TypedResults.NotFound();
        await trail.BeginAsync(ct);
        if (await db.Sessions.Where(s => s.AccountId == account.Id && s.TokenHash != hash).ExecuteDeleteAsync(ct) > 0)
            await trail.NoteAsync(account.Id, new SessionsEnded(account.Id, "others"), ct);
        return TypedResults.NoContent();
    }
}
