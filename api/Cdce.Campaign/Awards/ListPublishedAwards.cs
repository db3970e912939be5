using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Awards;

/// <summary>The laureates of the awards whose results are published, for everybody; demonstrations are left out.</summary>
internal sealed class ListPublishedAwards : IEndpoint
{
    /// <param name="Rank">1 for the best of its category; equal ones share a rank.</param>
    internal sealed record Laureate(int Rank, string NisCode, LocalText CommuneName, string Title);

    internal sealed record Category(LocalText Label, IReadOnlyList<Laureate> Laureates);

    internal sealed record Item(Guid AwardId, LocalText Name, LocalText? Text, DateOnly PublishedOn, IReadOnlyList<Category> Categories);

    internal sealed record Response(string Href, IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/campaign/publishedAwards", Handle)
        .WithName("listPublishedAwards")
        .WithSummary("List the laureates of the campaign's awards for the public")
        .AllowsAsOf();

    private static async Task<Ok<Response>> Handle(HttpRequest http, AllRows<CampaignDb> all, CancellationToken ct)
    {
        // Behind no wall: of what is not a laureate's nothing is given.
        var db = all.Db;
        var awards = await db.Awards.Where(a => a.Stage == AwardStage.Published && !a.Simulated)
            .OrderByDescending(a => a.PublishedOn).ThenByDescending(a => a.AwardId).Take(100).ToListAsync(ct);
        var laureates = awards.SelectMany(a => a.Results).Where(r => r.Laureate).ToList();
        var (ids, codes) = (laureates.Select(l => l.NominationId).ToArray(), laureates.Select(l => l.NisCode).Distinct().ToArray());
        var titles = await db.AwardNominations.Where(n => ids.Contains(n.NominationId)).ToDictionaryAsync(n => n.NominationId, n => n.Title, ct);
        var names = await db.Communes.Where(c => codes.Contains(c.NisCode)).ToDictionaryAsync(c => c.NisCode, c => c.Name.ToText(), ct);
        return TypedResults.Ok(new Response(http.Absolute("/api/v1/campaign/publishedAwards"),
            [.. awards.Select(a => new Item(a.AwardId, a.Rules[0].Name, a.Rules[0].Text, a.PublishedOn!.Value, [.. a.Rules[0].Categories.Select(c => new Category(c.Label,
                [.. a.Results.Where(r => r.Laureate && r.Category == c.Code).Select(r => new Laureate(r.Rank, r.NisCode, names[r.NisCode], titles[r.NominationId]))]))]))]));
    }
}
