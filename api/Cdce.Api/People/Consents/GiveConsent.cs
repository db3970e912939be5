using Cdce.Api.Accounts;
using Cdce.Api.SigningIn;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People.Consents;

/// <summary>Somebody agrees to a text.</summary>
internal sealed class GiveConsent : IEndpoint
{
    /// <param name="TextVersion">The version that was read.</param>
    /// <param name="Language">fr or de: in which it was read.</param>
    /// <param name="AtLeast13">Whether one is thirteen or older; no day of birth is asked for, and the answer is not kept.</param>
    internal sealed record Request(int TextVersion, string Language, bool AtLeast13);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Language).MustBeALanguage();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/people/me/consents/{purpose}", Handle)
        .WithName("giveConsent")
        .WithSummary("Agree to a text")
        .Validate<Request>();

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string purpose, Request request, CurrentUser user, AccountsDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        if (user.PersonId is not { } personId || ConsentTexts.For(purpose) is not { } text
            || !await db.People.AnyAsync(p => p.Id == personId, ct))
        {
            return TypedResults.NotFound();
        }
        // Belgium's age for services of the information society (article 8 of the GDPR).
        if (!request.AtLeast13)
            return new Refusal("consent-under-13", "Under the age of 13, a parent has to agree. Ask a parent to write to the coordination.", []).ToProblem();
        if (request.TextVersion != text.Version)
            return new Refusal("consent-text-changed", "The text has changed since it was read. Read the new one first.", []).ToProblem();

        if (!await db.Consents.AnyAsync(c => c.PersonId == personId && c.Purpose == purpose && c.TextVersion == text.Version && c.WithdrawnAt == null, ct))
        {
            await trail.BeginAsync(ct);
            db.Consents.Add(new()
            {
                Id = Guid.CreateVersion7(),
                PersonId = personId,
                Purpose = purpose,
                TextVersion = text.Version,
                Language = request.Language,
                Source = Consent.OwnAccount,
                GivenAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(ct);
            await trail.NoteAsync(personId, new ConsentGiven(personId, purpose, text.Version), ct);
        }
        return TypedResults.NoContent();
    }
}
