using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The coordination, or the commune itself, asks for a mentor without waiting for an alert.</summary>
internal sealed class RequestMentoring : IEndpoint
{
    /// <param name="WeakCriteria">Where help is wanted, most first; the profile's own where absent.</param>
    /// <param name="On">The day of the request; today where absent.</param>
    internal sealed record Request(string NisCode, IReadOnlyList<string>? WeakCriteria = null, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.NisCode).Matches("^[0-9]{5}$");
            RuleForEach(r => r.WeakCriteria).Must(Criterion.Exists).WithMessage("Must be the code of a criterion.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringRequests", Handle)
        .WithName("requestMentoring")
        .WithSummary("Ask for a mentor for a commune")
        .Validate<Request>();

    internal static Decision Decide(Guid requestId, Request request, IReadOnlyList<string> weakCriteria, bool alreadyAsked,
        bool byCoordination, DateOnly today)
    {
        var on = request.On ?? today;
        if (alreadyAsked)
            return Decision.Refuse("mentoring-already-requested", "This commune has a request or a pair that is not finished.");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "A request is recorded once it has been made.");
        return Decision.Accept(new MentoringRequested(
            requestId, request.NisCode, byCoordination ? "coordination" : "commune", [], weakCriteria, on));
    }

    private static async Task<Results<Created<CreatedResource>, NotFound, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, LearningDb db, IDocumentSession session, TimeProvider clock,
        CancellationToken ct)
    {
        var profile = await db.Profiles.FindAsync([request.NisCode], ct);
        if (profile is null || !user.MayActFor(request.NisCode))
            return TypedResults.NotFound();

        var alreadyAsked = await db.Requests.AnyAsync(
            r => r.NisCode == request.NisCode && r.State != RequestState.Closed, ct);
        var id = Guid.CreateVersion7();
        var decision = Decide(id, request, request.WeakCriteria ?? profile.WeakCriteria, alreadyAsked, user.IsCoordinationOf(request.NisCode),
            clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        session.Events.StartStream<MentoringRequest>(MentoringRequest.StreamKey(id), [.. decision.Events]);
        var href = http.Absolute($"/api/v1/learning/mentoringRequests/{id}");
        return TypedResults.Created(href, new CreatedResource(id.ToString(), 1, href));
    }
}
