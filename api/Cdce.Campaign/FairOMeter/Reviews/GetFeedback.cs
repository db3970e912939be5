using System.Security.Cryptography;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.Scoring;
using Cdce.Campaign.TitleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Reviews;

/// <summary>
/// What a commune is told of its final result: the values, or by <c>format</c> the letter and the certificate as accessible PDF with the
/// same values. It is refused before the result is final.
/// </summary>
internal sealed class GetFeedback : IEndpoint
{
    private const string Pdf = "application/pdf";

    /// <summary>A paper and the hash of its bytes: made again of the same result, it is the same.</summary>
    internal sealed record Paper(string Href, string Sha256);

    /// <param name="Language">fr or de: the commune's, in which the papers are.</param>
    /// <param name="Example">The grid is an example and not the campaign's own.</param>
    /// <param name="Progress">Since the edition before; absent where this is the first one.</param>
    /// <param name="Score">From 0 to 100, to a tenth.</param>
    /// <param name="NextSteps">Three; fewer where fewer are left.</param>
    /// <param name="LocalActions">Actions of the commune's own as they were sent; they add nothing to the score.</param>
    /// <param name="On">Since when the result is final.</param>
    /// <param name="RecordedOn">When the coordination took the answers over from an edition that took place before, which nobody reviewed here; absent otherwise.</param>
    /// <param name="RenewalOn">When the next Fair-ô-mètre is due; by the provisional rules of the title.</param>
    internal sealed record Response(string Href, string AssessmentId, string Edition, string NisCode, LocalText CommuneName, string Language, bool Example,
        Progress? Progress, decimal Score, string Grade, IReadOnlyList<FeedbackLine> Strengths, IReadOnlyList<FeedbackLine> NextSteps,
        IReadOnlyList<LocalActionLine> LocalActions, DateOnly On, DateOnly? RecordedOn, DateOnly RenewalOn,
        Paper Letter, Paper Certificate);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/fairOMeter/assessments/{assessmentId}/feedback", Handle)
        .WithName("getFeedback")
        .WithSummary("Get the feedback on a Fair-ô-mètre")
        .Produces<Response>()
        .AllowsAsOf();

    /// <param name="format">json (default), letter or certificate</param>
    private static async Task<Results<Ok<Response>, FileContentHttpResult, ProblemHttpResult>> Handle(
        string assessmentId, string? format, HttpContext http, CurrentUser user, CampaignDb db, CancellationToken ct)
    {
        if (format is not (null or "json" or "letter" or "certificate"))
            return Problems.BadRequest(new InputIssue("query", "format", "json, letter or certificate", Value: format));
        var row = await db.FairOMeterAssessments.FirstOrDefaultAsync(a => a.AssessmentId == assessmentId, ct);
        if (row is null || !user.MayActFor(row.NisCode))
            return Problems.NotFound();
        if (row.ValidatedOn is not { } validatedOn || row.ToAssessment() is not { IsFinal: true } assessment)
            return new Refusal("fair-o-meter-not-final", "The review has not ended, or something that was contested waits for a decision.", []).ToProblem();

        var commune = await db.Communes.FirstAsync(c => c.NisCode == row.NisCode, ct);
        var grid = (await db.FairOMeterGrids.FirstAsync(g => g.Grid == row.Grid, ct)).ToContent();
        var language = commune.LanguageRegime.StartsWith("de", StringComparison.Ordinal) ? "de" : "fr";
        var name = commune.Name.ToText();
        var edition = await db.FairOMeterEditions.FirstAsync(e => e.Code == row.Edition, ct);
        var former = await FormerAssessment.FindAsync(db, row, edition, ct);
        var feedback = Feedback.Of(grid, Score.Of(grid, assessment.Counting()), former?.ProgressTo(grid, assessment.Counting()));
        var on = row.Contested.Select(c => c.DecidedOn).Max() ?? validatedOn;
        var of = new FeedbackCase(name, new LocalText(edition.LabelFr, edition.LabelDe), language, grid.Example, on,
            row.RenewalOn ?? validatedOn.AddMonths(TitleRules.Current.RenewalMonths), feedback, former?.Label)
        {
            LocalActions = LocalActionLine.Of(assessment),
            RecordedOn = row.RecordedOn,
        };
        var (letter, certificate) = (FeedbackPages.Letter(of), FeedbackPages.Certificate(of));
        if (format is "letter" or "certificate")
        {
            // Opened in the browser, and saved under a name.
            http.Response.Headers.ContentDisposition = $"inline; filename=fair-o-metre-{assessmentId}-{format}.pdf";
            return TypedResults.File(format == "letter" ? letter : certificate, Pdf);
        }

        var href = http.Request.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}/feedback");
        return TypedResults.Ok(new Response(href, assessmentId, row.Edition, row.NisCode, name, language, grid.Example, feedback.Progress,
            feedback.Score.Value,
            feedback.Score.Grade, feedback.Strengths, feedback.NextSteps, of.LocalActions, of.On, of.RecordedOn, of.RenewalOn,
            new Paper($"{href}?format=letter", Hash(letter)), new Paper($"{href}?format=certificate", Hash(certificate))));

        static string Hash(byte[] paper) => Convert.ToHexStringLower(SHA256.HashData(paper));
    }
}
