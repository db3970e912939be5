using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The coordination reminds the communes that have not begun; a mail cannot be taken back.</summary>
internal sealed class RemindEdition : IEndpoint
{
    /// <param name="Communes">How many are to be reminded, as they were shown; refused where it has become another number.</param>
    internal sealed record Request(int Communes);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Communes).GreaterThanOrEqualTo(1);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions/{code}/reminder", Handle)
        .WithName("remindEdition")
        .WithSummary("Remind the communes that have not begun their Fair-ô-mètre")
        .Validate<Request>();

    /// <param name="notBegun">NIS codes of those that have not begun.</param>
    internal static Decision Decide(Edition edition, IReadOnlyList<string> notBegun, Request request, DateOnly today) => edition switch
    {
        { ClosedOn: not null } => CloseEdition.Closed(),
        _ when !edition.IsOpenOn(today) => Decision.Refuse("edition-not-open", "The edition is not open on this day.",
            $"{edition.OpensOn:yyyy-MM-dd}", $"{edition.ClosesOn:yyyy-MM-dd}"),
        _ when edition.RemindedOn == today => Decision.Refuse("reminded-today", "They were reminded today already."),
        _ when notBegun.Count != request.Communes => Decision.Refuse("not-so-many", "Another number of communes has not begun by now.", $"{notBegun.Count}"),
        _ => Decision.Accept(new EditionReminded(edition.Code, notBegun, today)),
    };

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string code, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CampaignDb db, IDocumentSession session,
        TimeProvider clock, CancellationToken ct)
    {
        var notBegun = await db.FairOMeterAssessments.Where(a => a.Edition == code && a.Status == AssessmentStatus.NotStarted)
            .Select(a => a.NisCode).OrderBy(nis => nis).ToListAsync(ct);
        return await session.ChangeEditionAsync(code, expected, edition => Decide(edition, notBegun, request, clock.Today()), ct);
    }
}
