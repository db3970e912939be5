using Cdce.Api.Accounts;
using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.OwnData;

/// <summary>How far the file is that one asked for.</summary>
internal sealed class GetOwnDataTask : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me/data/{taskId:guid}", Handle)
        .WithName("getOwnDataTask")
        .WithSummary("See how far the file with one's own data is");

    private static async Task<Results<Ok<OwnDataTask>, NotFound>> Handle(
        Guid taskId, HttpRequest http, OwnAccount own, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        var asked = await db.OwnData.Where(d => d.Id == taskId && d.AccountId == account.Id && d.ExpiresAt > now)
            .Select(d => new { d.Id, d.AskedAt, d.ExpiresAt, Done = d.Archive != null }).SingleOrDefaultAsync(ct);
        return asked is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(OwnDataTask.Of(new() { Id = asked.Id, AskedAt = asked.AskedAt, ExpiresAt = asked.ExpiresAt }, asked.Done, http));
    }
}
