using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>A commune, or the coordination for it, offers to mentor others.</summary>
internal sealed class OfferMentoring : IEndpoint
{
    /// <param name="Consent">The commune agrees that its profile is used for matching and shown to the communes it is matched with.</param>
    /// <param name="On">The day it agreed; today where absent.</param>
    internal sealed record Request(
        IReadOnlyList<string> CanGive, int Capacity, IReadOnlyList<string> Languages, int MaxDistanceKm, bool Consent,
        IReadOnlyList<string>? Needs = null, DateOnly? From = null, DateOnly? Until = null, DateOnly? On = null)
    {
        public MentoringOffer ToOffer() => new(CanGive, Needs ?? [], Capacity, Languages, MaxDistanceKm, From, Until);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.ToOffer()).SetValidator(new OfferValidator()).OverridePropertyName("");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/learning/mentoringProfiles/{nisCode}/offer", Handle)
        .WithName("offerMentoring")
        .WithSummary("Offer to mentor other communes")
        .Validate<Request>();

    internal static Decision Decide(string nisCode, MentoringProfile? profile, Request request, DateOnly today)
    {
        var on = request.On ?? today;
        if (!request.Consent)
            return Decision.Refuse("mentoring-consent-missing", "A commune mentors others only with its recorded consent.");
        if (profile?.Offer is not null)
            return Decision.Refuse("mentoring-already-offered", "This commune already offers mentoring.", "updateMentoringProfile");
        if (on > today)
            return Decision.Refuse("mentoring-in-future", "An offer is recorded once it has been made.");

        return Decision.Accept(new MentoringOffered(nisCode, request.ToOffer(), ConsentOn: on, on));
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, LearningDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || await db.Profiles.FindAsync([nisCode], ct) is null)
            return TypedResults.NotFound();

        var stream = await session.Events.FetchForWriting<MentoringProfile>(MentoringProfile.StreamKey(nisCode), ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(nisCode, stream.Aggregate, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}

/// <summary>The form of an offer, the same when it is made and when it is changed.</summary>
internal sealed class OfferValidator : AbstractValidator<MentoringOffer>
{
    private static readonly string[] Languages = ["fr", "de", "nl", "en"];

    public OfferValidator()
    {
        RuleFor(o => o.CanGive).NotNull();
        RuleForEach(o => o.CanGive).Must(Criterion.Exists).WithMessage("Must be the code of a criterion.");
        RuleForEach(o => o.Needs).Must(Criterion.Exists).WithMessage("Must be the code of a criterion.");
        RuleFor(o => o.Capacity).InclusiveBetween(0, 10);
        RuleFor(o => o.Languages).NotEmpty();
        RuleForEach(o => o.Languages).Must(Languages.Contains).WithMessage("Must be fr, de, nl or en.");
        RuleFor(o => o.MaxDistanceKm).InclusiveBetween(1, 400);
        RuleFor(o => o.Until).GreaterThanOrEqualTo(o => o.From).When(o => o.From is not null && o.Until is not null);
    }
}
