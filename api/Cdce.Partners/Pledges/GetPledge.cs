using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Partners.Pledges;

/// <summary>One pledge.</summary>
internal sealed class GetPledge : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/pledges/{pledgeId:guid}", Handle)
        .WithName("getPledge")
        .WithSummary("Get a pledge")
        .AllowsAsOf();

    private static async Task<Results<Ok<PledgeDetails>, NotFound>> Handle(
        Guid pledgeId, HttpRequest request, CurrentUser user, PartnersDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Pledges.FindAsync([pledgeId], ct) is not { } row)
            return TypedResults.NotFound();
        request.HttpContext.Response.SetVersion(row.Version);
        return TypedResults.Ok(PledgeDetails.Of(row, horizon.AsOf ?? clock.Today(), request, user));
    }
}

/// <summary>A pledge. Who signed it is not shown.</summary>
/// <param name="Criterion">Code of the criterion it speaks for.</param>
/// <param name="Holds">Whether it holds on the day that is asked for.</param>
/// <param name="Counts">Whether it counts for the criterion on that day: a shop or horeca must also show it.</param>
internal sealed record PledgeDetails(
    string Href, string PledgeId, string PartnerHref, string PartnerName, string Kind, string NisCode, string? Criterion,
    DateOnly Since, DateOnly RenewedOn, DateOnly? ValidUntil, IReadOnlyList<string> Products, bool VisibilityShown,
    string? Evidence, bool Holds, bool Counts, DateOnly? WithdrawnOn, string? WithdrawalReason, long Version,
    bool? Simulated, IReadOnlyList<string> AllowedActions)
{
    public static PledgeDetails Of(PledgeRow row, DateOnly day, HttpRequest request, CurrentUser user) => new(
        request.Absolute($"/api/v1/partners/pledges/{row.Id}"), row.Id.ToString(),
        request.Absolute($"/api/v1/partners/partners/{row.PartnerId}"), row.PartnerName, row.Kind, row.NisCode,
        PartnerKind.Criterion(row.Kind), row.Since, row.RenewedOn, row.ValidUntil, row.Products, row.VisibilityShown,
        row.Evidence, row.HoldsOn(day), row.CountsOn(day), row.WithdrawnOn, row.WithdrawalReason, row.Version,
        row.Simulated ? true : null,
        row.WithdrawnOn is null ? user.Allowed(row.NisCode, "renewPledge", "withdrawPledge") : []);
}
