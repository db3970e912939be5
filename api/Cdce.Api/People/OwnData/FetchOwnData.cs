using Cdce.Api.Accounts;
using Cdce.Api.Requests;
using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.OwnData;

/// <summary>Gives the file with one's own data to its owner, signed in, once: it is not kept afterwards.</summary>
internal sealed class FetchOwnData : IEndpoint
{
    public const string MediaType = "application/zip";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me/data/{taskId:guid}/archive", Handle)
        .WithName("fetchOwnData")
        .WithSummary("Fetch the file with one's own data, once")
        .WithMetadata(new StreamedMetadata())
        .Produces<Stream>(StatusCodes.Status200OK, MediaType);

    private static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid taskId, OwnAccount own, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();
        // Of two who fetch at the same time, one is given it.
        var archives = await db.Database.SqlQueryRaw<byte[]>("""
            delete from identity.own_data where "Id" = {0} and "AccountId" = {1} and "ExpiresAt" > {2} and "Archive" is not null
            returning "Archive"
            """, taskId, account.Id, clock.GetUtcNow()).ToListAsync(ct);
        return archives is [var archive]
            ? TypedResults.File(archive, MediaType, "cdce-mes-donnees.zip")
            : TypedResults.NotFound();
    }
}
