using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.TitleFiles;

/// <summary>A step on a commune's way to the title is recorded, late and off-platform ones included.</summary>
internal sealed class RecordTitleStep : IEndpoint
{
    /// <param name="On">The day, or any day of the month or year when no more is known.</param>
    /// <param name="OffPlatform">It happened on paper or before the commune joined: the file begins at the right stage.</param>
    /// <param name="EvidenceOnly">Gathered from public sources; shown as such.</param>
    /// <param name="Reason">Needed for refusal, difficulty, suspension, return, withdrawal and regaining; no names of people.</param>
    internal sealed record Request(TitleStep Step, DateOnly On, DatePrecision Precision = DatePrecision.Day,
        bool KnownBy = false, bool OffPlatform = false, bool EvidenceOnly = false, string? SourceUrl = null,
        string? SourceText = null, string? Reason = null, string? PublicNote = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Step).IsInEnum().NotEqual(TitleStep.ResolutionVoted)
                .WithMessage("A resolution is recorded with its vote and products: recordCouncilResolution.");
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.SourceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress)
                .WithMessage("An address that starts with http:// or https:// is expected.");
            RuleFor(r => r.SourceText).MaximumLength(500);
            RuleFor(r => r.Reason).MaximumLength(500);
            RuleFor(r => r.PublicNote).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/titleFile/steps", Handle)
        .WithName("recordTitleStep")
        .WithSummary("Record a step of a commune's title file")
        .Validate<Request>();

    internal static Decision Decide(TitleFile file, CommuneLife? commune, Guid stepId, string? formerNisCode,
        Request request, DateOnly today)
    {
        var fact = new TitleFact(stepId, request.Step, TitleDecisions.LastDay(request.On, request.Precision, today),
            request.Precision, request.KnownBy, request.OffPlatform || request.EvidenceOnly, request.EvidenceOnly,
            request.SourceUrl, request.SourceText, request.Reason, request.PublicNote, FormerNisCode: formerNisCode);
        return TitleDecisions.Refuse(file, commune, fact, today)
            ?? Decision.Accept(new TitleStepRecorded(file.NisCode, fact));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http,
        CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (user.MayActFor(nisCode)
            && (!TitleRules.Current.MayRecord(user, nisCode, request.Step) || (request.EvidenceOnly && !user.IsCoordinationOf(nisCode))))
        {
            return NotYours();
        }

        return await TitleRecording.RecordAsync(nisCode, request.On, expected,
            (file, commune, stepId, former) => Decide(file, commune, stepId, former, request, clock.Today()),
            http, user, db, session, ct);
    }

    internal static ProblemHttpResult NotYours() => Problems.Standard(StatusCodes.Status403Forbidden, "missingPermission",
        "Missing Permission", "The coordination takes this step.");
}
