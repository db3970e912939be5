using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.Consents;

/// <summary>Somebody no longer agrees; whatever asks next is told so.</summary>
internal sealed class WithdrawConsent : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/people/me/consents/{purpose}", Handle)
        .WithName("withdrawConsent")
        .WithSummary("No longer agree to a text");

    private static async Task<Results<NoContent, NotFound>> Handle(
        string purpose, CurrentUser user, AccountsDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        if (user.PersonId is not { } personId || ConsentTexts.For(purpose) is null)
            return TypedResults.NotFound();
        var now = clock.GetUtcNow();
        await trail.BeginAsync(ct);
        if (await db.Consents.Where(c => c.PersonId == personId && c.Purpose == purpose && c.WithdrawnAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.WithdrawnAt, now), ct) > 0)
        {
            await trail.NoteAsync(personId, new ConsentWithdrawn(personId, purpose), ct);
        }
        return TypedResults.NoContent();
    }
}
