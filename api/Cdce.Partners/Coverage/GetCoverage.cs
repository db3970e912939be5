using Cdce.Partners.Partners;
using Cdce.Partners.Pledges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners.Coverage;

/// <summary>How many committed partners a commune has of each kind, against how many are expected of its size.</summary>
internal sealed class GetCoverage : IEndpoint
{
    /// <param name="Population">Absent until the register has described the commune.</param>
    /// <param name="TargetTable">Number of the table of targets; absent while none is known.</param>
    /// <param name="Provisional">True while the official figures are not known; never the ground of a refusal.</param>
    internal sealed record Response(
        string Href, string NisCode, LocalText? CommuneName, DateOnly Day, int? Population, int? TargetTable, bool? Provisional,
        IReadOnlyList<KindCoverage> Items, bool? Simulated);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partners/coverage", Handle)
        .WithName("getCoverage")
        .WithSummary("Get a commune's partners by kind against the targets")
        .AllowsAsOf();

    /// <param name="commune">NIS code.</param>
    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string? commune, HttpRequest request, PartnersDb db, ReadHorizon horizon, TimeProvider clock, CancellationToken ct)
    {
        if (commune is not { Length: 5 })
            return Problems.BadRequest(new InputIssue("query", "commune", "The NIS code of a commune is required."));

        var day = horizon.AsOf ?? clock.Today();
        var known = await db.Communes.FindAsync([commune], ct);
        var table = await db.Targets.Where(t => t.ValidFrom <= day)
            .OrderByDescending(t => t.ValidFrom).ThenByDescending(t => t.Table).FirstOrDefaultAsync(ct);
        var pledges = await db.Pledges.Where(p => p.NisCode == commune).ToListAsync(ct);
        var partners = await db.Partners.Where(p => p.NisCode == commune && p.MergedInto == null).ToListAsync(ct);

        var items = KindCoverage.Of(pledges, partners, known is null ? null : table?.For(known.Population), day, request.Absolute);
        return TypedResults.Ok(new Response(
            request.Absolute($"/api/v1/partners/coverage?commune={commune}"), commune,
            known is null ? null : new LocalText(known.NameFr, known.NameDe, known.NameNl), day, known?.Population,
            table?.Table, table?.Provisional, items, pledges.Any(p => p.Simulated) ? true : null));
    }
}

/// <summary>One kind of partner in a commune on a day.</summary>
/// <param name="Kind">shop, horeca, company, organisation (institutions, youth, care … too) or school</param>
/// <param name="Counted">Partners with a pledge that counts: as many as <paramref name="Partners"/> lists.</param>
/// <param name="Target">Expected of a commune of this size; absent while no targets are known.</param>
/// <param name="Gap">Partners missing to the target, 0 where there are enough.</param>
/// <param name="Prospects">Partners of this kind without a pledge that counts.</param>
internal sealed record KindCoverage(
    string Kind, int Counted, int? Target, int? Gap, IReadOnlyList<CoveragePartner> Partners,
    IReadOnlyList<CoveragePartner> Prospects)
{
    public static IReadOnlyList<KindCoverage> Of(
        IReadOnlyCollection<PledgeRow> pledges, IReadOnlyCollection<PartnerRow> partners,
        IReadOnlyDictionary<string, int>? targets, DateOnly day, Func<string, string> absolute) =>
        [.. PartnerKind.WithTargets.Select(kind => OfKind(kind, pledges, partners, targets, day, absolute))];

    private static KindCoverage OfKind(
        string kind, IEnumerable<PledgeRow> pledges, IEnumerable<PartnerRow> partners,
        IReadOnlyDictionary<string, int>? targets, DateOnly day, Func<string, string> absolute)
    {
        // A partner counts once, however many pledges it has; merged entries count as the one that stays.
        var counted = pledges.Where(p => PartnerKind.Target(p.Kind) == kind && p.CountsOn(day))
            .GroupBy(p => p.PartnerId)
            .Select(g => g.OrderByDescending(p => p.ValidUntil).ThenBy(p => p.Id).First())
            .Select(p => new CoveragePartner(absolute($"/api/v1/partners/partners/{p.PartnerId}"), p.PartnerId.ToString(),
                p.PartnerName, p.Kind, p.Since, p.ValidUntil))
            .OrderBy(p => PlainText.OfName(p.Name), StringComparer.Ordinal).ToList();
        var ids = counted.Select(p => p.PartnerId).ToHashSet();
        var prospects = partners.Where(p => PartnerKind.Target(p.Kind) == kind && !ids.Contains(p.Id.ToString()))
            .OrderBy(p => p.PlainName, StringComparer.Ordinal)
            .Select(p => new CoveragePartner(absolute($"/api/v1/partners/partners/{p.Id}"), p.Id.ToString(), p.Name, p.Kind))
            .ToList();
        int? target = targets is null ? null : targets.GetValueOrDefault(kind);
        return new KindCoverage(kind, counted.Count, target, target is null ? null : Math.Max(0, target.Value - counted.Count),
            counted, prospects);
    }
}

/// <summary>A partner in the coverage.</summary>
/// <param name="Since">Of its pledge; absent for a prospect.</param>
internal sealed record CoveragePartner(
    string Href, string PartnerId, string Name, string Kind, DateOnly? Since = null, DateOnly? ValidUntil = null);
