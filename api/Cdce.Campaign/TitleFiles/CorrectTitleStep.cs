using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.TitleFiles;

/// <summary>A step that was described wrongly gets its right date, source or reason; the first version stays in its history.</summary>
internal sealed class CorrectTitleStep : IEndpoint
{
    /// <param name="Because">Why it is corrected; no names of people.</param>
    /// <param name="Products">For a resolution: the products; absent leaves them as they are.</param>
    internal sealed record Request(DateOnly On, string Because, DatePrecision Precision = DatePrecision.Day,
        bool KnownBy = false, bool EvidenceOnly = false, string? SourceUrl = null, string? SourceText = null,
        string? Reason = null, string? PublicNote = null, IReadOnlyList<string>? Products = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Because).NotEmpty().MaximumLength(500);
            RuleFor(r => r.SourceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress)
                .WithMessage("An address that starts with http:// or https:// is expected.");
            RuleFor(r => r.SourceText).MaximumLength(500);
            RuleFor(r => r.Reason).MaximumLength(500);
            RuleFor(r => r.PublicNote).MaximumLength(500);
            RuleForEach(r => r.Products).NotEmpty().MaximumLength(60);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/communes/{nisCode}/titleFile/steps/{stepId:guid}", Handle)
        .WithName("correctTitleStep")
        .WithSummary("Correct a step of a title file")
        .Validate<Request>();

    internal static Decision Decide(TitleFile file, CommuneLife? commune, TitleFact old, string? formerNisCode,
        Request request, DateOnly today)
    {
        var fact = old with
        {
            On = TitleDecisions.LastDay(request.On, request.Precision, today),
            Precision = request.Precision,
            KnownBy = request.KnownBy,
            EvidenceOnly = request.EvidenceOnly,
            SourceUrl = request.SourceUrl,
            SourceText = request.SourceText,
            Reason = request.Reason,
            PublicNote = request.PublicNote,
            Vote = old.Vote is { } vote && request.Products is { } products ? vote with { Products = products } : old.Vote,
            FormerNisCode = formerNisCode,
        };
        if (fact == old)
            return Decision.Accept();
        if (TitleDecisions.Refuse(file, commune, fact, today) is { } refusal)
            return refusal;

        var corrected = new TitleStepCorrected(file.NisCode, fact, request.Because);
        // Moved to another day, it must be gone from its old day for whoever asks about the time between.
        return fact.On == old.On
            ? Decision.Accept(corrected)
            : Decision.Accept(
                new TitleStepWithdrawn(file.NisCode, old.StepId, old.On, request.Because, old.FormerNisCode), corrected);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Guid stepId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<TitleFile>($"title-file/{nisCode}", ct);
        if (stream.Aggregate is not { } file || file.Find(stepId) is not { } old || !user.MayActFor(nisCode))
            return Problems.NotFound();
        if (!TitleRules.Current.MayRecord(user, nisCode, old.Step)
            || ((old.EvidenceOnly || request.EvidenceOnly) && !user.IsCoordinationOf(nisCode)))
        {
            return RecordTitleStep.NotYours();
        }

        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var commune = await CommuneLife.FindAsync(db, nisCode, ct);
        var former = await FormerCode.FindAsync(db, commune, request.On, ct);
        var decision = Decide(file, commune, old, former, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        if (decision.Events.OfType<TitleStepCorrected>().SingleOrDefault() is { } corrected)
            await TitleLedger.KeepInStepAsync(session, nisCode, stepId, corrected.Fact, request.Because, ct);
        return TypedResults.NoContent();
    }
}
