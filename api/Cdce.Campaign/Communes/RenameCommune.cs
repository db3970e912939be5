using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Communes;

/// <summary>A commune bears another name from a day on; before that day it keeps the old one.</summary>
internal sealed class RenameCommune : IEndpoint
{
    /// <param name="Reason">Such as the decree; no names of people.</param>
    internal sealed record Request(string NameFr, DateOnly On, string? NameNl = null, string? NameDe = null,
        string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NameFr).NotEmpty().MaximumLength(100);
            RuleFor(r => r.NameNl).MaximumLength(100);
            RuleFor(r => r.NameDe).MaximumLength(100);
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/names", Handle)
        .WithName("renameCommune")
        .WithSummary("Rename a commune from a day on")
        .Validate<Request>();

    internal static Decision Decide(Commune commune, Request request)
    {
        if (!commune.ExistsOn(request.On))
            return Decision.Refuse("commune-not-then", "The commune does not exist on that day.", [.. commune.IntoNisCodes]);
        var name = new CommuneName(request.NameFr, request.NameNl, request.NameDe);
        return name == commune.Name
            ? Decision.Accept()
            : Decision.Accept(new CommuneRenamed(commune.NisCode, name, request.On, request.Reason));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Commune>($"commune/{nisCode}", ct);
        if (stream.Aggregate is not { Withdrawn: false } commune)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(commune, request);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
