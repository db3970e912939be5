using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Scoring;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>A person answers one question: accepts what the ledger proposes, corrects it, or says it themselves.</summary>
internal sealed class AnswerQuestion : IEndpoint
{
    /// <summary>Characters of why a question does not apply.</summary>
    public const int LongestReason = 500;

    /// <summary>Characters of the address of a page.</summary>
    public const int LongestAddress = 1_000;

    /// <param name="Value">The answer as a number; absent where the question does not apply.</param>
    /// <param name="NotApplicable">Why it does not apply; no names of people.</param>
    /// <param name="Facts">Facts of the commune's ledger that show it; absent for those of the proposal.</param>
    /// <param name="EvidenceUrl">A page that shows it.</param>
    internal sealed record Request(int? Value = null, string? NotApplicable = null, IReadOnlyList<Guid>? Facts = null, string? EvidenceUrl = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Value).Must((r, value) => value is null != string.IsNullOrWhiteSpace(r.NotApplicable))
                .WithMessage("Either a value, or why the question does not apply.");
            RuleFor(r => r.NotApplicable).MaximumLength(LongestReason);
            RuleFor(r => r.Facts).Must(f => f is null or { Count: <= 200 }).WithMessage("At most 200 facts.");
            RuleFor(r => r.EvidenceUrl).MaximumLength(LongestAddress).Must(FactRules.IsWebAddress)
                .WithMessage("An address that starts with http:// or https:// is expected.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/assessments/{assessmentId}/answers/{question}", Handle)
        .WithName("answerQuestion")
        .WithSummary("Answer a question of the Fair-ô-mètre")
        .Validate<Request>();

    internal static Decision Decide(AssessmentCase found, GridQuestion question, CriterionFacts ledger, Request request)
    {
        if (request.Value is { } value && !GridShares.IsPossible(question, value))
            return Decision.Refuse("not-an-answer", "The question cannot be answered so.");
        if (request.Facts?.Except(ledger.Facts.Select(f => f.Id)).Any() is true)
            return Decision.Refuse("unknown-activity", "The ledger of the commune has no such fact.");

        var (edition, nisCode) = (found.Assessment.Edition, found.Assessment.NisCode);
        var state = found.Assessment.Of(question.Code);
        var proposal = Proposal.For(question, state, ledger, found.Today);
        var origin = proposal is null ? AnswerOrigin.Own : request.Value == proposal.Value ? AnswerOrigin.Accepted : AnswerOrigin.Corrected;
        var facts = request.Facts?.Distinct().ToArray() ?? (state.Answered ? state.Facts : proposal?.Facts ?? []);
        return Decision.Accept(new AnswerGiven(edition, nisCode, question.Code, request.Value, request.NotApplicable,
            Proposal.QuotaOf(question, ledger, found.Today), origin, facts, request.EvidenceUrl, found.Today));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string assessmentId, string question, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        await session.ChangeQuestionAsync(assessmentId, question, expected, user, db, clock.Today(),
            (found, asked, ledger) => Decide(found, asked, ledger, request), ct);
}
