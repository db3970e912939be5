using Cdce.Campaign.FairOMeter.Editions;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.PastEditions;

/// <summary>A past edition that was recorded from a spreadsheet is taken back, as long as nothing rests on it; its code is free again.</summary>
internal sealed class WithdrawPastEdition : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions/{code}/withdrawal", Handle)
        .WithName("withdrawPastEdition")
        .WithSummary("Take back a past edition that was recorded from a spreadsheet")
        .Validate<Request>();

    /// <param name="builtUpon">NIS codes of communes of whose answers something was decided since, or the code where figures were drawn.</param>
    internal static Decision Decide(Edition edition, IReadOnlyList<string> builtUpon, Request request) =>
        edition.ShownFrom is not { } shownFrom || edition.Withdrawn
            ? Decision.Refuse("edition-not-recorded", "Only an edition that was recorded from a spreadsheet is taken back, once.")
            : builtUpon.Count > 0 ? Decision.Refuse("edition-built-upon", "Something rests on these answers.", [.. builtUpon])
            : Decision.Accept(new PastEditionWithdrawn(edition.Code, edition.Communes, request.Reason, shownFrom));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CampaignDb db, IDocumentSession session, CancellationToken ct)
    {
        var rows = await db.FairOMeterAssessments.Where(a => a.Edition == code).ToListAsync(ct);
        IReadOnlyList<string> builtUpon =
        [
            .. rows.Where(r => r.Events.Count > 1).Select(r => r.NisCode), // the first one is the recording
            .. await db.FairOMeterComparisons.Where(c => c.Edition == code).Select(c => c.Edition).Distinct().ToListAsync(ct),
            .. await db.FairOMeterStatements.Where(s => s.Edition == code).Select(s => s.Edition).Distinct().ToListAsync(ct),
        ];
        return await session.ChangeEditionAsync(code, expected, edition => Decide(edition, builtUpon, request), ct);
    }
}
