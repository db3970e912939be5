using Cdce.Api.Accounts;
using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.OwnData;

/// <summary>Somebody asks for all that is kept about him or her (articles 15 and 20 of the GDPR); it is put together in the background.</summary>
internal sealed class AskOwnData : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/people/me/data", Handle)
        .WithName("askOwnData")
        .WithSummary("Ask for a file with everything that is kept about oneself");

    private static async Task<Results<Accepted<OwnDataTask>, NotFound>> Handle(
        HttpRequest http, OwnAccount own, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account)
            return TypedResults.NotFound();

        // One at a time: the file of before says less.
        await db.OwnData.Where(d => d.AccountId == account.Id).ExecuteDeleteAsync(ct);
        var now = clock.GetUtcNow();
        var asked = new OwnDataRequest { Id = Guid.CreateVersion7(), AccountId = account.Id, AskedAt = now, ExpiresAt = now + OwnDataRequest.Lifetime };
        db.OwnData.Add(asked);
        await db.SaveChangesAsync(ct);
        var task = OwnDataTask.Of(asked, done: false, http);
        return TypedResults.Accepted(task.Href, task);
    }
}
