using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The coordination gives more time.</summary>
internal sealed class ExtendEdition : IEndpoint
{
    /// <param name="ClosesOn">The new last day, later than the one before.</param>
    internal sealed record Request(DateOnly ClosesOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.ClosesOn).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions/{code}/extension", Handle)
        .WithName("extendEdition")
        .WithSummary("Give more time for an edition of the Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(Edition edition, Request request, DateOnly today) => edition switch
    {
        { ClosedOn: not null } => CloseEdition.Closed(),
        _ when request.ClosesOn <= edition.ClosesOn || request.ClosesOn < today =>
            Decision.Refuse("not-an-extension", "The new last day lies after the one before, and not in the past.", $"{edition.ClosesOn:yyyy-MM-dd}"),
        _ => Decision.Accept(new EditionExtended(edition.Code, request.ClosesOn, today)),
    };

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock,
        CancellationToken ct) =>
        await session.ChangeEditionAsync(code, expected, edition => Decide(edition, request, clock.Today()), ct);
}
