using Cdce.Partners.Coverage;
using Cdce.Partners.Pledges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Partners;

/// <summary>One partner with its pledges and the entries that may mean the same.</summary>
internal sealed class GetPartner : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/partners/{partnerId:guid}", Handle)
        .WithName("getPartner")
        .WithSummary("Get a partner")
        .AllowsAsOf();

    private static async Task<Results<Ok<PartnerDetails>, NotFound>> Handle(
        Guid partnerId, HttpRequest request, CurrentUser user, PartnersDb db, ReadHorizon horizon, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Partners.FindAsync([partnerId], ct) is not { } row)
            return TypedResults.NotFound();

        var day = horizon.AsOf ?? clock.Today();
        var pledges = await db.Pledges.Where(p => p.PartnerId == partnerId)
            .OrderByDescending(p => p.Since).ThenBy(p => p.Id).Take(100).ToListAsync(ct);
        var alike = row.MergedInto is null ? await db.AlikeAsync(row.Describe(), row.Id, ct) : [];
        var merged = await db.Partners.Where(p => p.MergedInto == partnerId).OrderBy(p => p.Id).Take(100).ToListAsync(ct);
        var communes = await PartnerCommuneRow.NamesAsync(db, [row.NisCode], ct);
        request.HttpContext.Response.SetVersion(row.Version);
        return TypedResults.Ok(PartnerDetails.Of(row, communes,
            [.. pledges.Select(p => PledgeDetails.Of(p, day, request, user))],
            [
                .. alike.Select(a => LinkedPartner.Of(a.Row, a.Rule, request)),
                .. merged.Select(m => LinkedPartner.Of(m, "merged", request)),
            ], request, user));
    }
}

/// <summary>A partner of the register.</summary>
/// <param name="MergedInto">Address of the entry that stays, where this one meant the same.</param>
/// <param name="Pledges">Newest first; left out in lists.</param>
/// <param name="Linked">Entries that may mean the same or were merged into it; left out in lists.</param>
internal sealed record PartnerDetails(
    string Href, string PartnerId, string Kind, string Name, string NisCode, LocalText? CommuneName, string? Address,
    string? Postcode, double? Latitude, double? Longitude, string? EnterpriseNumber, IReadOnlyList<string> Products,
    IReadOnlyList<string> Labels, string? Source, DateOnly RegisteredOn, string? MergedInto,
    IReadOnlyList<PledgeDetails>? Pledges, IReadOnlyList<LinkedPartner>? Linked, long Version, bool? Simulated,
    IReadOnlyList<string> AllowedActions)
{
    public static PartnerDetails Of(
        PartnerRow row, IReadOnlyDictionary<string, LocalText> communes, IReadOnlyList<PledgeDetails>? pledges,
        IReadOnlyList<LinkedPartner>? linked, HttpRequest request, CurrentUser user)
    {
        string[] actions = row.MergedInto is not null ? []
            : linked?.Any(l => l.Rule == "merged") == true ? ["updatePartner", "confirmPledge", "mergePartners", "undoPartnerMerge"]
            : ["updatePartner", "confirmPledge", "mergePartners"];
        return new PartnerDetails(
            request.Absolute($"/api/v1/partners/partners/{row.Id}"), row.Id.ToString(), row.Kind, row.Name, row.NisCode,
            communes.GetValueOrDefault(row.NisCode), row.Address, row.Postcode, row.Latitude, row.Longitude,
            row.EnterpriseNumber is { } number ? Cdce.Partners.EnterpriseNumber.Written(number) : null, row.Products, row.Labels,
            row.Source, row.RegisteredOn,
            row.MergedInto is { } into ? request.Absolute($"/api/v1/partners/partners/{into}") : null,
            pledges, linked, row.Version, row.Simulated ? true : null, user.Allowed(row.NisCode, actions));
    }
}

/// <summary>Another entry of the register.</summary>
/// <param name="Rule">enterpriseNumber, nameAndCommune or nameAndAddress: may mean the same; merged: means the same.</param>
internal sealed record LinkedPartner(string Href, string PartnerId, string Kind, string Name, string NisCode, string? Address, string Rule)
{
    public static LinkedPartner Of(PartnerRow row, string rule, HttpRequest request) => new(
        request.Absolute($"/api/v1/partners/partners/{row.Id}"), row.Id.ToString(), row.Kind, row.Name, row.NisCode, row.Address, rule);
}
