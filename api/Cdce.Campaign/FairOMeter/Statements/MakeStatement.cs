using Cdce.Campaign.FairOMeter.Editions;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>A commune tells of a difficulty, a need, its effort or its pride; a difficulty goes to the coordination, unless it is for information.</summary>
internal sealed class MakeStatement : IEndpoint
{
    /// <param name="Text">In its own words, at most 2000 characters; no names of people.</param>
    /// <param name="ForInformation">Nobody has to follow it up.</param>
    internal sealed record Request(string NisCode, StatementKind Kind, string Text, bool ForInformation = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NisCode).NotEmpty().Matches("^[0-9]{5}$");
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.Text).NotEmpty().MaximumLength(2_000);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions/{code}/statements", Handle)
        .WithName("makeStatement")
        .WithSummary("Tell of a difficulty, a need, an effort or a pride in a Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(Edition edition, Guid id, Request request, DateOnly today) => RefuseOutside(edition, today)
        ?? Decision.Accept(new StatementMade(id, edition.Code, request.NisCode, request.Kind, request.Text.Trim(), request.ForInformation, today));

    /// <summary>Refuses before and after the days of an edition.</summary>
    internal static Decision? RefuseOutside(Edition edition, DateOnly today) => edition.ClosedOn is not null || today < edition.OpensOn
        ? Decision.Refuse("edition-not-open", "The edition is not open on this day.", $"{edition.OpensOn:yyyy-MM-dd}", $"{edition.ClosesOn:yyyy-MM-dd}")
        : null;

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string code, Request request, HttpRequest http, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(request.NisCode)
            || await session.Events.AggregateStreamAsync<Edition>(Edition.StreamKey(code), token: ct) is not { } edition
            || !edition.Communes.Contains(request.NisCode))
        {
            return Problems.NotFound();
        }

        var id = Guid.CreateVersion7();
        var decision = Decide(edition, id, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();
        session.Events.StartStream<Statement>(Statement.StreamKey(id), [.. decision.Events]);
        return TypedResults.Created(http.Absolute($"/api/v1/campaign/fairOMeter/editions/{code}/statements?nisCode={request.NisCode}"),
            new CreatedResource($"{id}", 1, http.Absolute($"/api/v1/campaign/fairOMeter/editions/{code}/statements?nisCode={request.NisCode}")));
    }
}
