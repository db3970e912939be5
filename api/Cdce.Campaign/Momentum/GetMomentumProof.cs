using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Momentum;

/// <summary>How far the coordination can trust the warning, by the back-test that ships with the program.</summary>
internal sealed class GetMomentumProof : IEndpoint
{
    /// <param name="ParametersVersion">Version of the parameters by which communes are judged today.</param>
    /// <param name="Holds">Whether these are the parameters that were judged.</param>
    internal sealed record Response(string Href, MomentumProof Proof, int ParametersVersion, bool Holds);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/momentum/proof", Handle)
        .WithName("getMomentumProof")
        .WithSummary("See how far the warning can be trusted");

    private static async Task<Ok<Response>> Handle(HttpRequest http, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        var inForce = await MomentumBoard.ParametersOnAsync(db, clock.Today(), ct);
        var proof = MomentumProof.Load();
        var shipped = MomentumReference.Load();
        return TypedResults.Ok(new Response(http.Absolute("/api/v1/campaign/momentum/proof"), proof, inForce.Version,
            proof.Edition == shipped.Edition && inForce.JudgesAs(shipped.Parameters)));
    }
}
