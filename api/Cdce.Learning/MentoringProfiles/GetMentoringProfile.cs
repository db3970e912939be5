using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringProfiles;

/// <summary>One commune as a mentor, with what the offer would be pre-filled with.</summary>
internal sealed class GetMentoringProfile : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringProfiles/{nisCode}", Handle)
        .WithName("getMentoringProfile")
        .WithSummary("Get the mentoring profile of a commune")
        .AllowsAsOf();

    private static async Task<Results<Ok<MentoringProfileDetails>, NotFound>> Handle(
        string nisCode, HttpRequest request, CurrentUser user, LearningDb db, CancellationToken ct)
    {
        var row = await db.Profiles.FindAsync([nisCode], ct);
        if (row is null || !(row.Offered || user.MayActFor(nisCode)))
            return TypedResults.NotFound();
        request.HttpContext.Response.SetVersion(row.Version);
        return TypedResults.Ok(MentoringProfileDetails.Of(row, request, user));
    }
}

/// <summary>A mentoring profile. Before a commune offers, <c>offer</c> is absent and <c>suggestion</c> is what the form starts from.</summary>
/// <param name="MomentumLevel">For those who may see the momentum of this commune; an offer tells others nothing of it.</param>
/// <param name="WeakCriteria">For those who may see the criteria of this commune.</param>
/// <param name="Places">Mentees it can take at the same time; absent without an offer.</param>
/// <param name="FreePlaces">Of these, not taken by a running pair or an open offer.</param>
/// <param name="ConsentOn">The day on which the commune agreed to be matched.</param>
internal sealed record MentoringProfileDetails(
    string Href, string NisCode, MentoringCommune Commune, bool Titled, string? MomentumLevel,
    IReadOnlyList<string> StrongCriteria, IReadOnlyList<string> WeakCriteria,
    MentoringOffer? Offer, MentoringOffer? Suggestion, int? Places, int? FreePlaces, DateOnly? ConsentOn,
    long Version, bool? Simulated, IReadOnlyList<string> AllowedActions)
{
    /// <summary>Within which a mentor is suggested where the commune has said nothing: about an hour's drive.</summary>
    private const int SuggestedDistanceKm = 60;

    public static MentoringProfileDetails Of(MentoringProfileRow row, HttpRequest request, CurrentUser user)
    {
        var offer = row.Offered
            ? new MentoringOffer(row.CanGive, row.Needs, row.Capacity, row.Languages, row.MaxDistanceKm, row.From, row.Until)
            : null;
        var suggestion = row.Offered
            ? null
            : new MentoringOffer(row.StrongCriteria, row.WeakCriteria, 1, row.AdministrationLanguages, SuggestedDistanceKm, null, null);
        return new MentoringProfileDetails(
            request.Absolute($"/api/v1/learning/mentoringProfiles/{row.NisCode}"), row.NisCode, MentoringCommune.Of(row),
            row.Titled, user.May("getMomentum", row.NisCode) ? row.MomentumLevel : null, row.StrongCriteria,
            user.May("getCriterion", row.NisCode) ? row.WeakCriteria : [], offer, suggestion,
            row.Offered ? row.Capacity : null, row.Offered ? Math.Max(0, row.Capacity - row.ReservedFor.Count) : null,
            row.ConsentOn, row.Version, row.Simulated ? true : null,
            user.Allowed(row.NisCode, row.Offered ? ["updateMentoringProfile", "withdrawMentoringOffer"] : ["offerMentoring"]));
    }
}
