using Cdce.Api.Accounts;
using Cdce.Api.SigningIn;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People;

/// <summary>Somebody corrects the own name, telephone number or language.</summary>
internal sealed class CorrectOwnRecord : IEndpoint
{
    /// <param name="DisplayName">First and last name, as they stand in minutes; unchanged where absent.</param>
    /// <param name="Phone">Empty removes it; unchanged where absent.</param>
    /// <param name="Language">fr or de; unchanged where absent.</param>
    internal sealed record Request(string? DisplayName = null, string? Phone = null, string? Language = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            When(r => r.DisplayName is not null, () => RuleFor(r => r.DisplayName).NotEmpty().MaximumLength(100));
            When(r => r.Phone is { Length: > 0 }, () => RuleFor(r => r.Phone).Matches("^[+0-9][0-9 ./()-]{5,29}$")
                .WithMessage("A telephone number, such as +32 470 12 34 56."));
            When(r => r.Language is not null, () => RuleFor(r => r.Language).MustBeALanguage());
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/people/me", Handle)
        .WithName("correctOwnRecord")
        .WithSummary("Correct one's own name, telephone number or language")
        .Validate<Request>();

    private static async Task<Results<Ok<OwnRecord>, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http, HttpResponse response, OwnAccount own,
        AccountsDb db, OwnRecords records, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account
            || await db.People.SingleOrDefaultAsync(p => p.Id == account.Id, ct) is not { } person)
        {
            return Problems.NotFound();
        }
        if (person.Version != expected.Value)
            return Problems.Stale();

        person.DisplayName = request.DisplayName?.Trim() ?? person.DisplayName;
        person.Phone = request.Phone is null ? person.Phone : request.Phone.Trim() is { Length: > 0 } phone ? phone : null;
        person.Language = request.Language ?? person.Language;
        person.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Stale();
        }

        if (await records.OfAsync(account, http, ct) is not { } record)
            return Problems.NotFound();
        response.SetVersion(record.Version);
        return TypedResults.Ok(record);
    }
}
