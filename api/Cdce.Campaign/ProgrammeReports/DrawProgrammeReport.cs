using Cdce.Campaign.Momentum;
using Cdce.Campaign.Reports;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.ProgrammeReports;

/// <summary>The coordination draws up the report of a year: its numbers are kept as they are known today, and stay.</summary>
internal sealed class DrawProgrammeReport : IEndpoint
{
    /// <param name="Reason">Why it is drawn up once more; needed then; no names of people.</param>
    internal sealed record Request(string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/programmeReports/{year:int}/editions", Handle)
        .WithName("drawProgrammeReport")
        .WithSummary("Draw up the programme's report of a year")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        int year, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http, CurrentUser user, IDocumentSession session,
        AllRows<CampaignDb> all, MomentumBoard board, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (year < GetCampaignReport.FirstYear || year > today.Year)
            return GetCampaignReport.NoSuchYear(year);
        var stream = await session.Events.FetchForWriting<ProgrammeReport>($"programme-report/{year}", ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        if (stream.Aggregate is not null && string.IsNullOrWhiteSpace(request.Reason))
            return Problems.BadRequest(new InputIssue("body", "reason", "A report is drawn up once more for a reason."));
        var (day, indicators, results, simulated) = await GetProgrammeReport.CountAsync(year, today, http, user, all, board, horizon, ct);
        if (indicators is null)
            return new Refusal("no-indicators", "No list of indicators is in force on the last day of the report.", []).ToProblem();
        stream.AppendOne(new ProgrammeReportDrawn(year, (stream.Aggregate?.Editions ?? 0) + 1, day, today, indicators.Revision, results, request.Reason, simulated));
        return TypedResults.NoContent();
    }
}
