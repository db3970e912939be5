using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>A commune, or the coordination for it, takes back its offer and its consent; running pairs go on.</summary>
internal sealed class WithdrawMentoringOffer : IEndpoint
{
    /// <param name="Reason">noTime, noStaff, otherPriority, consentWithdrawn or other</param>
    internal sealed record Request(string Reason, DateOnly? On = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly string[] Reasons = ["noTime", "noStaff", "otherPriority", "consentWithdrawn", "other"];

        public Validator() => RuleFor(r => r.Reason).Must(Reasons.Contains)
            .WithMessage($"Must be one of {string.Join(", ", Reasons)}.");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringProfiles/{nisCode}/withdrawal", Handle)
        .WithName("withdrawMentoringOffer")
        .WithSummary("Take back an offer of mentoring")
        .Validate<Request>();

    internal static Decision Decide(MentoringProfile? profile, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (profile?.Offer is null)
            return Decision.Refuse("mentoring-not-offered", "This commune offers no mentoring.", "offerMentoring");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "A withdrawal is recorded once it holds.");
        return Decision.Accept(new MentoringOfferWithdrawn(request.Reason, on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode))
            return TypedResults.NotFound();

        var stream = await session.Events.FetchForWriting<MentoringProfile>(MentoringProfile.StreamKey(nisCode), ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(stream.Aggregate, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
