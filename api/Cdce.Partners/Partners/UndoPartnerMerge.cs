using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Partners;

/// <summary>Two merged entries were two partners after all.</summary>
internal sealed class UndoPartnerMerge : IEndpoint
{
    /// <param name="DuplicateId">The entry that points to the one of the address.</param>
    internal sealed record Request(Guid DuplicateId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.DuplicateId).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/partners/{partnerId:guid}/mergeUndoing", Handle)
        .WithName("undoPartnerMerge")
        .WithSummary("Part two merged entries again")
        .Validate<Request>();

    internal static Decision Decide(Partner partner, Partner duplicate) =>
        duplicate.MergedInto == partner.Id
            ? Decision.Accept()
            : Decision.Refuse("partner-not-merged", "These two entries are not merged.");

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid partnerId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        HttpResponse response, CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (await session.FetchBothAsync(partnerId, request.DuplicateId, user, ct) is not var (stream, partner, other, duplicate))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        if (Decide(partner, duplicate).Refusal is { } refusal)
            return refusal.ToProblem();

        var today = clock.Today();
        stream.AppendOne(new PartnerMergeUndone(partner.Id, duplicate.Id, today));
        other.AppendOne(new PartnerMergeUndone(duplicate.Id, partner.Id, today));
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
