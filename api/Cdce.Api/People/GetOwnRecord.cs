using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.People;

/// <summary>Shows somebody everything that is kept about him or her.</summary>
internal sealed class GetOwnRecord : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/people/me", Handle)
        .WithName("getOwnRecord")
        .WithSummary("See everything that is kept about oneself");

    private static async Task<Results<Ok<OwnRecord>, NotFound>> Handle(
        HttpRequest request, HttpResponse response, OwnAccount own, OwnRecords records, CancellationToken ct)
    {
        if (await own.FindAsync() is not { } account || await records.OfAsync(account, request, ct) is not { } record)
            return TypedResults.NotFound();
        response.SetVersion(record.Version);
        return TypedResults.Ok(record);
    }
}
