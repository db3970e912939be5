using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Ends a session that others wait for: its transaction is rolled back, and another node takes over what it alone could do.</summary>
internal sealed class EndDatabaseSession : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/databaseSessions/{processId}", Handle)
        .WithName("endDatabaseSession")
        .WithSummary("End a session of the database that others wait for");

    private static async Task<Results<NoContent, NotFound>> Handle(string processId, DatabaseSessions sessions, CancellationToken ct) =>
        int.TryParse(processId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await sessions.EndAsync(id, ct)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();
}
