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
        HttpRequest request, OwnAccount own, AccountsDb db, Callers callers, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account || CallerAuthentication.SessionHash(request) is not { } hash)
            return TypedResults.NotFound();
        await db.Sessions.Where(s => s.AccountId == account.Id && s.TokenHash != hash).ExecuteDeleteAsync(ct);
        callers.Forget();
        return TypedResults.NoContent();
    }
}
