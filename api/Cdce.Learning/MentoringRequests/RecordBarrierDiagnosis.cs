using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>A commune and the coordination answer the questionnaire; the causes are ranked and steer the matching.</summary>
internal sealed class RecordBarrierDiagnosis : IEndpoint
{
    /// <param name="Questionnaire">Version of the questionnaire that was answered.</param>
    /// <param name="Answers">0 to 4 by question; unanswered ones are left out.</param>
    /// <param name="On">The day of the talk; today where absent.</param>
    internal sealed record Request(int Questionnaire, IReadOnlyDictionary<string, int> Answers, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Answers).NotEmpty();
            RuleForEach(r => r.Answers.Values).InclusiveBetween(0, 4).OverridePropertyName("answers");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests/{requestId:guid}/diagnoses", Handle)
        .WithName("recordBarrierDiagnosis")
        .WithSummary("Record what holds a commune back")
        .Validate<Request>();

    internal static Decision Decide(Guid diagnosisId, MentoringRequest mentoring, Request request, DateOnly today)
    {
        var questionnaire = BarrierQuestionnaire.Current;
        var on = request.On ?? today;
        if (request.Questionnaire != questionnaire.Version)
            return Decision.Refuse("questionnaire-outdated", "Answer the questionnaire that is in force.");
        if (request.Answers.Keys.Except(questionnaire.Questions).Any())
            return Decision.Refuse("question-unknown", "An answer names a question that this questionnaire does not have.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "A diagnosis is recorded once it has been made.");
        return Decision.Accept(new BarriersDiagnosed(
            diagnosisId, mentoring.Id, mentoring.NisCode, request.Questionnaire, request.Answers,
            questionnaire.Rank(request.Answers), on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid requestId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<MentoringRequest>(MentoringRequest.StreamKey(requestId), ct);
        if (stream.Aggregate is not { } mentoring || !user.MayActFor(mentoring.NisCode))
            return TypedResults.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(Guid.CreateVersion7(), mentoring, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
