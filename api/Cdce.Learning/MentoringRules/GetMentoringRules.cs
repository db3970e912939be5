using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRules;

/// <summary>The points of the matching and the delays of mentoring that are in force.</summary>
internal sealed class GetMentoringRules : IEndpoint
{
    /// <param name="Example">True until the coordination has revised what ships.</param>
    internal sealed record Response(
        string Href, int Number, LocalText Label, MatchingWeights Weights, MentoringDelays Delays, bool Example,
        long Version, IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/mentoringRules", Handle)
        .WithName("getMentoringRules")
        .WithSummary("Get the points and delays of mentoring")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpRequest request, CurrentUser user, LearningDb db, CancellationToken ct)
    {
        var rules = await db.RulesAsync(ct);
        // The stream begins with the first revision, number 2.
        var version = rules.Number - 1;
        request.HttpContext.Response.SetVersion(version);
        return TypedResults.Ok(new Response(request.Absolute("/api/v1/learning/mentoringRules"), rules.Number, rules.Label,
            rules.Weights, rules.Delays, rules.Example, version, user.Allowed(null, "reviseMentoringRules")));
    }
}
