using System.Net;
using Cdce.Testing;

namespace Cdce.Partners.Tests;

public sealed class PartnersApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Enghien = "51067";

    [Fact]
    public async Task A_partner_pledges_and_counts_on_the_days_its_pledge_holds()
    {
        var member = await host.CommitteeMemberAsync("55004");
        var partner = await Register(member, "55004", "shop", "Épicerie du Centre");

        using var pledged = await member.PostAsync("/partners/pledges", new
        {
            partnerId = partner,
            products = new[] { "café", "chocolat" },
            visibilityShown = true,
            since = "2025-05-10",
        });
        var pledge = (await pledged.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();

        Assert.Equal(["Épicerie du Centre"], await Shops(member, "55004", ""));
        await host.WaitForNonStaleDataAsync();
        var coverage = await member.GetJsonAsync("/partners/coverage?commune=55004");
        Assert.True(coverage.GetProperty("provisional").GetBoolean());
        var shops = coverage.GetProperty("items").EnumerateArray().Single(k => k.GetProperty("kind").GetString() == "shop");
        Assert.Equal(shops.GetProperty("target").GetInt32() - 1, shops.GetProperty("gap").GetInt32());
        Assert.Equal(["Épicerie du Centre"], await Shops(member, "55004", "&asOf=2025-05-10"));
        Assert.Empty(await Shops(member, "55004", "&asOf=2025-05-09"));

        using var withdrawn = await member.PostAsync($"/partners/pledges/{pledge}/withdrawal", new { reason = "closed", on = "2026-10-01" }, version: 1);
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal(2, withdrawn.Version());
        Assert.Empty(await Shops(member, "55004", ""));
        Assert.Equal(["Épicerie du Centre"], await Shops(member, "55004", "&asOf=2026-09-30"));
    }

    [Fact]
    public async Task Another_commune_s_partner_is_not_there_to_write_to()
    {
        var coordination = await host.CoordinationAsync();
        var stranger = await host.CommitteeMemberAsync("92094");
        var partner = await Register(coordination, Enghien, "horeca", "Les Délices du Parc");

        using var patched = await stranger.PatchAsync($"/partners/partners/{partner}", new { name = "Autre" }, version: 1);
        Assert.Equal(HttpStatusCode.NotFound, patched.StatusCode);
        using var pledged = await stranger.PostAsync("/partners/pledges", new { partnerId = partner, products = new[] { "a", "b" }, visibilityShown = true });
        Assert.Equal(HttpStatusCode.NotFound, pledged.StatusCode);
        using var stale = await coordination.PatchAsync($"/partners/partners/{partner}", new { name = "Autre" }, version: 9);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    [Fact]
    public async Task A_duplicate_is_offered_merged_and_parted()
    {
        var coordination = await host.CoordinationAsync();
        var kept = await Register(coordination, Enghien, "company", "The Mug (coworking)");

        using var refused = await coordination.PostAsync("/partners/partners", new { kind = "company", name = "the mug coworking", nisCode = Enghien });
        Assert.Equal("partner-may-exist", await refused.ProblemAsync(HttpStatusCode.Conflict));
        using var forced = await coordination.PostAsync("/partners/partners",
            new { kind = "company", name = "the mug coworking", nisCode = Enghien, notADuplicate = true });
        var duplicate = (await forced.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();

        using var merged = await coordination.PostAsync($"/partners/partners/{kept}/merge", new { duplicateId = duplicate }, version: 1);
        await merged.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal([kept], await Names(coordination, "mug"));

        using var parted = await coordination.PostAsync($"/partners/partners/{kept}/mergeUndoing", new { duplicateId = duplicate }, merged.Version());
        await parted.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(2, (await Names(coordination, "mug")).Count);
    }

    [Fact]
    public async Task The_list_is_walked_page_by_page()
    {
        var member = await host.CommitteeMemberAsync("63023");
        foreach (var name in new[] { "Bäckerei", "Apotheke", "Café" })
            await Register(member, "63023", "shop", name);

        var names = new List<string?>();
        for (var next = "/partners/partners?commune=63023&pageSize=2"; next is not null;)
        {
            var page = await member.GetJsonAsync(next);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        Assert.Equal(["Apotheke", "Bäckerei", "Café"], names);
    }

    private static async Task<string?> Register(ApiClient client, string nis, string kind, string name)
    {
        using var response = await client.PostAsync("/partners/partners", new { kind, name, nisCode = nis, on = "2026-01-01" });
        return (await response.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
    }

    private static async Task<List<string?>> Names(ApiClient client, string q) =>
        [.. (await client.GetJsonAsync($"/partners/partners?q={q}")).GetProperty("items").EnumerateArray().Select(p => p.GetProperty("partnerId").GetString())];

    private static async Task<List<string?>> Shops(ApiClient client, string nis, string asOf)
    {
        var shops = (await client.GetJsonAsync($"/partners/coverage?commune={nis}{asOf}")).GetProperty("items").EnumerateArray()
            .Single(k => k.GetProperty("kind").GetString() == "shop");
        Assert.Equal(shops.GetProperty("counted").GetInt32(), shops.GetProperty("partners").GetArrayLength());
        return [.. shops.GetProperty("partners").EnumerateArray().Select(p => p.GetProperty("name").GetString())];
    }
}
