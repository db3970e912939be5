using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.TitleFiles;

/// <summary>A step that was not so is taken back; its history stays.</summary>
internal sealed class WithdrawTitleStep : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/titleFile/steps/{stepId:guid}/withdrawal", Handle)
        .WithName("withdrawTitleStep")
        .WithSummary("Withdraw a step of a title file")
        .Validate<Request>();

    internal static Decision Decide(TitleFile file, TitleFact fact, string reason)
    {
        var path = TitlePath.Of(file.Facts.Remove(fact));
        return path.Illegal is { } later
            ? Decision.Refuse("step-needed-by-later", "A later step rests on this one; withdraw that one first.",
                TitleDecisions.Code(later.Step))
            : Decision.Accept(new TitleStepWithdrawn(file.NisCode, fact.StepId, fact.On, reason, fact.FormerNisCode));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Guid stepId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<TitleFile>($"title-file/{nisCode}", ct);
        if (stream.Aggregate is not { } file || file.Find(stepId) is not { } fact || !user.MayActFor(nisCode))
            return Problems.NotFound();
        if (!TitleRules.Current.MayRecord(user, nisCode, fact.Step) || (fact.EvidenceOnly && !user.IsCoordinationOf(nisCode)))
            return RecordTitleStep.NotYours();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(file, fact, request.Reason);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        await TitleLedger.KeepInStepAsync(session, nisCode, stepId, null, request.Reason, ct);
        return TypedResults.NoContent();
    }
}
