using Cdce.Api.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.Consents;

/// <summary>Lists what one may agree to, and whether one has.</summary>
internal sealed class ListOwnConsents : IEndpoint
{
    internal sealed record Own(IReadOnlyList<Item> Items);

    /// <param name="Purpose">What it is for.</param>
    /// <param name="TextVersion">Of the text, to agree with.</param>
    /// <param name="GivenAt">Since when one agrees to this text; absent where one does not.</param>
    /// <param name="GivenIn">The language in which it was read.</param>
    internal sealed record Item(string Purpose, int TextVersion, LocalText Text, DateTimeOffset? GivenAt, string? GivenIn);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me/consents", Handle)
        .WithName("listOwnConsents")
        .WithSummary("List what one may agree to, and whether one has");

    private static async Task<Results<Ok<Own>, NotFound>> Handle(CurrentUser user, AccountsDb db, CancellationToken ct)
    {
        if (user.PersonId is not { } personId)
            return TypedResults.NotFound();
        var given = await db.Consents.AsNoTracking().Where(c => c.PersonId == personId && c.WithdrawnAt == null).ToListAsync(ct);
        return TypedResults.Ok(new Own([.. ConsentTexts.Current.Select(text =>
        {
            var consent = given.Find(c => c.Purpose == text.Purpose && c.TextVersion == text.Version);
            return new Item(text.Purpose, text.Version, text.Text, consent?.GivenAt, consent?.Language);
        })]));
    }
}
