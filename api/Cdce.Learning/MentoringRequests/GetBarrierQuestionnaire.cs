using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Learning.MentoringRequests;

/// <summary>The questions on what holds a commune back, for the form.</summary>
internal sealed class GetBarrierQuestionnaire : IEndpoint
{
    internal sealed record Response(string Href, BarrierQuestionnaire Questionnaire);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/learning/barrierQuestionnaire", Handle)
        .WithName("getBarrierQuestionnaire")
        .WithSummary("Get the questionnaire on barriers");

    private static Ok<Response> Handle(HttpRequest request) => TypedResults.Ok(
        new Response(request.Absolute("/api/v1/learning/barrierQuestionnaire"), BarrierQuestionnaire.Current));
}
