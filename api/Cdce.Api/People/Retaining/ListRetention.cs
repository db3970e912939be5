using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.People.Retaining;

/// <summary>What is kept about people, how much of it is due to go, and when the next is.</summary>
internal sealed class ListRetention : IEndpoint
{
    /// <param name="Table">Where it is stored.</param>
    /// <param name="Minutes">The longest it is kept once nothing keeps it any more.</param>
    /// <param name="Rows">How many rows are kept.</param>
    /// <param name="Due">How many were kept long enough; they go within the hour.</param>
    /// <param name="NextAt">When the next one will have been.</param>
    internal sealed record Item(string Href, string Table, Retention Retention, long? Minutes, long Rows, long Due, DateTimeOffset? NextAt);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/retention", Handle)
        .WithName("listRetention")
        .WithSummary("See what is due to be erased, and when the next is");

    private static async Task<Ok<Page<Item>>> Handle(HttpRequest http, RetentionRun retention, CancellationToken ct)
    {
        var items = (await retention.StatusAsync(ct)).Select(s => new Item(http.Absolute($"/api/v1/people/retention#{s.Table}"), s.Table, s.Retention,
            (long?)Periods.Of(s.Retention)?.TotalMinutes, s.Rows, s.Due, s.NextAt)).ToList();
        return TypedResults.Ok(new Page<Item>(items, items.Count, Total: items.Count));
    }
}
