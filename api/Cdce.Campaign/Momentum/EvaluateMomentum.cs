using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Momentum;

/// <summary>The coordination judges all communes for a day now, instead of waiting for the night.</summary>
internal sealed class EvaluateMomentum : IEndpoint
{
    /// <param name="Day">Today where absent.</param>
    internal sealed record Request(DateOnly? Day = null);

    /// <param name="Opened">False where the day lies before the last one judged: it is computed and has no consequence.</param>
    /// <param name="LatestDay">The last day that was judged.</param>
    /// <param name="Lost">Alerts opened by this day's evaluation.</param>
    internal sealed record Response(
        string Href, DateOnly Day, bool Opened, DateOnly LatestDay, int ParametersVersion,
        int OnTrack, int Watch, int Fading, int Unknown, int Lost, int Regained, int Paused, string Alerts, string Communes);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/momentum/evaluations", Handle)
        .WithName("evaluateMomentum")
        .WithSummary("Judge the momentum of all communes for a day");

    /// <summary>Whether the day may be judged, and whether something follows from it.</summary>
    internal static Decision Decide(DateOnly day, DateOnly today) => day > today
        ? Decision.Refuse("evaluation-in-future", "A day is judged once it has come.")
        : Decision.Accept();

    private static async Task<Results<Created<Response>, Ok<Response>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, Evaluation evaluation, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var day = request.Day ?? clock.Today();
        if (Decide(day, clock.Today()).Refusal is { } refusal)
            return refusal.ToProblem();

        var latest = await evaluation.LatestAsync(user.Simulating, ct);
        var opened = !(day < latest);
        var outcome = opened
            ? await evaluation.RunAsync(day, user.Simulating, ct)
            : await evaluation.LookAsync(day, ct);
        var response = new Response(
            http.Absolute($"/api/v1/campaign/momentum/evaluations/{day:yyyy-MM-dd}"), day, opened,
            opened || latest is null ? day : latest.Value, outcome.ParametersVersion,
            outcome.OnTrack, outcome.Watch, outcome.Fading, outcome.Unknown, outcome.Lost, outcome.Regained, outcome.Paused,
            http.Absolute("/api/v1/campaign/momentumAlerts?state=open"), http.Absolute("/api/v1/campaign/communes?momentum=fading"));
        return opened && day != latest ? TypedResults.Created(response.Href, response) : TypedResults.Ok(response);
    }
}
