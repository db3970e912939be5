using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>A commune, or the coordination for it, changes what it offers; what is left out stays as it is.</summary>
internal sealed class UpdateMentoringProfile : IEndpoint
{
    /// <param name="On">The day from which it holds; today where absent.</param>
    internal sealed record Request(
        IReadOnlyList<string>? CanGive = null, IReadOnlyList<string>? Needs = null, int? Capacity = null,
        IReadOnlyList<string>? Languages = null, int? MaxDistanceKm = null, DateOnly? From = null,
        DateOnly? Until = null, DateOnly? On = null)
    {
        public MentoringOffer ChangeOf(MentoringOffer offer) => new(
            CanGive ?? offer.CanGive, Needs ?? offer.Needs, Capacity ?? offer.Capacity, Languages ?? offer.Languages,
            MaxDistanceKm ?? offer.MaxDistanceKm, From ?? offer.From, Until ?? offer.Until);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        // Checked as the change of an offer that is in order itself.
        private static readonly MentoringOffer InOrder = new([], [], 1, ["fr"], 50, null, null);

        public Validator() =>
            RuleFor(r => r.ChangeOf(InOrder)).SetValidator(new OfferValidator()).OverridePropertyName("");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/learning/mentoringProfiles/{nisCode}", Handle)
        .WithName("updateMentoringProfile")
        .WithSummary("Change what a mentor commune offers")
        .Validate<Request>();

    internal static Decision Decide(MentoringProfile? profile, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (profile?.Offer is not { } offer)
            return Decision.Refuse("mentoring-not-offered", "This commune offers no mentoring.", "offerMentoring");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "A change is recorded once it holds.");

        var changed = request.ChangeOf(offer);
        if (changed.From is { } from && changed.Until is { } until && until < from)
            return Decision.Refuse("mentoring-period-reversed", "The period ends before it begins.");
        return Decision.Accept(new MentoringOfferRevised(changed, on));
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
