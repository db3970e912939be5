using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Lists the sessions of the database that others may have to wait for, the longest transaction first.</summary>
internal sealed class ListDatabaseSessions : IEndpoint
{
    /// <summary>A session that holds leases or an open transaction.</summary>
    /// <param name="ProcessId">Of the server's process; ends with the session.</param>
    /// <param name="Application">Whose it is: a node calls itself by its machine and its process.</param>
    /// <param name="TransactionSeconds">How long its transaction has been open; 0 where it has written nothing.</param>
    /// <param name="Leases">How many things it alone may do: leading read models, publishing, handling a message.</param>
    internal sealed record DatabaseSessionView(
        string Href, string ProcessId, string Application, string State, double TransactionSeconds, int Leases);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/databaseSessions", Handle)
        .WithName("listDatabaseSessions")
        .WithSummary("List sessions of the database that others may wait for");

    private static async Task<Ok<Page<DatabaseSessionView>>> Handle(HttpRequest request, DatabaseSessions sessions, CancellationToken ct)
    {
        var list = await sessions.ListAsync(ct);
        return TypedResults.Ok(new Page<DatabaseSessionView>([.. list.Select(s => new DatabaseSessionView(
            request.Absolute($"/api/v1/databaseSessions/{s.ProcessId}"), $"{s.ProcessId}", s.Application, s.State,
            Math.Round(s.Transaction.TotalSeconds, 1), s.Leases))], 1_000));
    }
}
