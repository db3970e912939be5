using Cdce.Api.Accounts;
using Cdce.Governance;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.People;

/// <summary>The coordination finds somebody by name. A name stands in no address, so it is sent; and the answer is kept nowhere.</summary>
internal sealed class SearchPeople : IEndpoint
{
    private const int Most = 20;

    /// <param name="Name">Two letters at least, of any part of the name; accents and capitals do not matter.</param>
    internal sealed record Request(string Name);

    /// <param name="More">Whether there are more than are shown.</param>
    internal sealed record Response(IReadOnlyList<Found> Items, bool More);

    internal sealed record Found(string PersonId, string DisplayName, bool HasAccount, IReadOnlyList<OwnRole> Roles);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Name).NotEmpty().MinimumLength(2).MaximumLength(100);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/people/searches", Handle)
        .WithName("searchPeople")
        .WithSummary("Find somebody by name")
        .WithMetadata(new Requests.ShownOnceMetadata(Keeps: false))
        .Validate<Request>();

    private static async Task<Ok<Response>> Handle(Request request, AccountsDb db, GovernanceDb governance, CancellationToken ct)
    {
        var found = await db.People.FromSqlRaw("""
            select * from identity.people
            where position(unaccent(lower(normalize({0}))) in unaccent(lower(normalize("DisplayName")))) > 0
            """, request.Name.Trim()).AsNoTracking().OrderBy(p => p.DisplayName).Take(Most + 1).ToListAsync(ct);
        Guid[] ids = [.. found.Take(Most).Select(p => p.Id)];
        var accounts = await db.Users.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
        var mandates = (await governance.Mandates.Where(m => ids.Contains(m.PersonId)).OrderByDescending(m => m.From).ThenBy(m => m.MandateId).ToListAsync(ct))
            .ToLookup(m => m.PersonId, OwnRecords.RoleOf);
        return TypedResults.Ok(new Response(
            [.. found.Take(Most).Select(p => new Found(p.Id.ToString(), p.DisplayName, accounts.Contains(p.Id), [.. mandates[p.Id]]))], found.Count > Most));
    }
}
