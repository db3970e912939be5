using Cdce.Partners.Coverage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Partners;

/// <summary>The partner register, by name.</summary>
internal sealed class ListPartners : IEndpoint
{
    internal sealed record Cursor(string PlainName, Guid Id);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/partners", Handle)
        .WithName("listPartners")
        .WithSummary("List the partners")
        .AllowsAsOf();

    /// <param name="commune">NIS code.</param>
    /// <param name="kind">Repeat it for several kinds.</param>
    /// <param name="pledged">Only partners with a valid pledge on that day (true) or without (false).</param>
    /// <param name="label">Code of a label.</param>
    /// <param name="q">Part of a name, accents and case aside.</param>
    private static async Task<Results<Ok<Page<PartnerDetails>>, ProblemHttpResult>> Handle(
        string? commune, [FromQuery] string[]? kind, bool? pledged, string? label, string? q, string? cursor, int? pageSize,
        HttpRequest request, CurrentUser user, PartnersDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (!Paging.TryDecode<Cursor>(cursor, out var after))
            return Problems.BadRequest(new InputIssue("query", "cursor", "Not a cursor of this list."));

        var day = horizon.AsOf ?? clock.Today();
        var rows = db.Partners.Where(p => p.MergedInto == null);
        if (commune is not null)
            rows = rows.Where(p => p.NisCode == commune);
        if (kind is { Length: > 0 })
            rows = rows.Where(p => kind.Contains(p.Kind));
        if (label is not null)
            rows = rows.Where(p => p.Labels.Contains(label));
        if (q is not null)
        {
            var plain = $"%{PlainText.Of(q)}%";
            rows = rows.Where(p => EF.Functions.Like(p.PlainName, plain));
        }

        if (pledged is not null)
        {
            rows = rows.Where(p => pledged == db.Pledges.Any(x => x.PartnerId == p.Id && x.Since <= day
                && (x.ValidUntil == null || x.ValidUntil >= day) && (x.WithdrawnOn == null || x.WithdrawnOn > day)));
        }

        var total = await rows.CountAsync(ct);
        if (after is not null)
        {
            rows = rows.Where(p => p.PlainName.CompareTo(after.PlainName) > 0
                || (p.PlainName == after.PlainName && p.Id.CompareTo(after.Id) > 0));
        }

        var size = Paging.Size(pageSize);
        var page = await rows.OrderBy(p => p.PlainName).ThenBy(p => p.Id).Take(size + 1).ToListAsync(ct);
        var shown = page.Take(size).ToList();
        var communes = await PartnerCommuneRow.NamesAsync(db, shown.Select(p => p.NisCode), ct);
        return TypedResults.Ok(new Page<PartnerDetails>(
            [.. shown.Select(p => PartnerDetails.Of(p, communes, null, null, request, user))], size,
            page.Count > size ? request.Next(new Cursor(shown[^1].PlainName, shown[^1].Id)) : null, total));
    }
}
