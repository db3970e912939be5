using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People;

/// <summary>Who was forgotten, by number: the receipt of each erasure, the latest first, at most two hundred.</summary>
internal sealed class ListErasures : IEndpoint
{
    private const int Most = 200;

    internal sealed record Response(IReadOnlyList<Receipt> Items);

    /// <param name="AskedBy">An account's or key's id, or clock.</param>
    /// <param name="Reason">own, asked, enteredByMistake or retention.</param>
    /// <param name="DoneAt">When the last byte was gone; absent for the seconds until then.</param>
    internal sealed record Receipt(string PersonId, DateTimeOffset AskedAt, string AskedBy, string Reason, DateTimeOffset? DoneAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/erasures", Handle)
        .WithName("listErasures")
        .WithSummary("List the receipts of erasures, the latest first");

    private static async Task<Ok<Response>> Handle(AccountsDb db, CancellationToken ct) =>
        TypedResults.Ok(new Response(await db.Erasures.OrderByDescending(e => e.AskedAt).Take(Most)
            .Select(e => new Receipt(e.PersonId.ToString(), e.AskedAt, e.AskedBy, e.Reason, e.DoneAt)).ToListAsync(ct)));
}
