using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Accounts;

/// <summary>Tells who is asking and what they may do.</summary>
internal sealed class GetSession : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session", Handle)
        .WithName("getSession")
        .WithSummary("Who is asking, and what they may do");

    private static async Task<Ok<SessionView>> Handle(
        HttpRequest request, CurrentUser user, SessionViews views, CancellationToken ct) =>
        TypedResults.Ok(await views.OfAsync(request, user, ct));
}
