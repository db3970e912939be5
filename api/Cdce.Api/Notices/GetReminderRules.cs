using Cdce.Platform.Notices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Notices;

/// <summary>The rules by which people are reminded.</summary>
internal sealed class GetReminderRules : IEndpoint
{
    /// <param name="Example">True until the coordination has revised what ships.</param>
    /// <param name="Kinds">What there can be rules about.</param>
    internal sealed record Response(
        string Href, int Number, bool Example, IReadOnlyList<ReminderRule> Rules, IReadOnlyList<string> Kinds, long Version,
        IReadOnlyList<string> AllowedActions);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reminderRules", Handle)
        .WithName("getReminderRules")
        .WithSummary("Get the rules by which people are reminded");

    private static async Task<Ok<Response>> Handle(HttpRequest http, CurrentUser user, StoreConnections connections, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var inForce = await ReminderBook.RulesAsync(connection, ct);
        http.HttpContext.Response.SetVersion(inForce.Number);
        return TypedResults.Ok(new Response(http.Absolute("/api/v1/reminderRules"), inForce.Number, inForce.Number == 1, inForce.Rules,
            ReminderKinds.All, inForce.Number, user.Allowed(null, "reviseReminderRules")));
    }
}
