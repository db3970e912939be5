using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Awards;

/// <summary>A commune says its nomination anew, also one that was withdrawn or refused; the coordination looks at it again.</summary>
internal sealed class ReviseNomination : IEndpoint
{
    /// <param name="Title">What is nominated, in a line; no names of people.</param>
    /// <param name="Text">Why, at most 4000 characters; no names of people.</param>
    /// <param name="Facts">Facts of the commune's ledger, at most 20.</param>
    internal sealed record Request(string Category, string Title, string Text, IReadOnlyList<Guid>? Facts = null) : Nominate.INomination;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => Nominate.AddTo(this);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/awards/{awardId:guid}/nominations/{nominationId:guid}", Handle)
        .WithName("reviseNomination")
        .WithSummary("Say a nomination anew")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid awardId, Guid nominationId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user, CampaignDb db, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        if (await session.Events.AggregateStreamAsync<Award>(Award.StreamKey(awardId), token: ct) is not { } award || award.Find(nominationId) is not { } found || !user.MayActFor(found.NisCode))
            return Problems.NotFound();
        if (await Nominate.UnknownFactsAsync(db, found.NisCode, request, ct) is { } unknown)
            return unknown;
        return await session.ChangeAwardAsync(awardId, expected, a => a.Find(nominationId)?.Changes,
            a => Nominate.Decide(a, nominationId, found.NisCode, request, clock.Today()), ct);
    }
}
