using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Partners;

/// <summary>Two entries mean the same partner: one stays, the other points to it, both keep their history.</summary>
internal sealed class MergePartners : IEndpoint
{
    /// <param name="DuplicateId">The entry that will point to the one of the address.</param>
    internal sealed record Request(Guid DuplicateId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.DuplicateId).NotEmpty();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/partners/partners/{partnerId:guid}/merge", Handle)
        .WithName("mergePartners")
        .WithSummary("Merge a duplicate entry into a partner")
        .Validate<Request>();

    internal static Decision Decide(Partner partner, Partner duplicate)
    {
        if (partner.Id == duplicate.Id)
            return Decision.Refuse("partner-merged-with-itself", "An entry is not a duplicate of itself.");
        if (!partner.Stands || !duplicate.Stands)
            return Decision.Refuse("partner-merged", "One of the entries was merged already.");
        return Decision.Accept();
    }

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
        stream.AppendOne(new PartnerAbsorbed(partner.Id, duplicate.Id, today));
        other.AppendOne(new PartnerMergedInto(duplicate.Id, partner.Id, today));
        response.SetVersion(stream.CurrentVersion);
        return TypedResults.NoContent();
    }
}
