using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Targets;

/// <summary>What another table of targets would change is what it changes, and each commune says which row applies to it.</summary>
public class TargetApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Eupen = "63023";

    [Fact]
    public async Task What_the_preview_announces_is_what_the_table_does()
    {
        var coordination = await host.CoordinationAsync();
        foreach (var sizes in new[] { "populationMax=19000", "populationMin=21000" })
        {
            foreach (var commune in (await coordination.GetJsonAsync($"/campaign/communes?{sizes}&pageSize=3")).GetProperty("items").EnumerateArray())
            {
                using var awarded = await coordination.PostAsync($"/campaign/communes/{commune.GetProperty("nisCode").GetString()}/titleFile/steps",
                    new { step = "awarded", on = "2024-10-05", offPlatform = true }, 0);
                await awarded.ReadAsync(HttpStatusCode.Created);
            }
        }

        var before = await StatesAsync(coordination);
        Assert.Equal(6, before.Count);

        // Shops and horeca of small communes are not asked for any more, and of large ones more schools than there are.
        var brackets = await BracketsAsync(coordination);
        foreach (var bracket in brackets)
        {
            if (bracket?["populationFrom"]?.GetValue<int>() < 20_000)
                (bracket["shops"], bracket["horeca"]) = (0, 0);
            else
                bracket!["schools"] = 999;
        }

        using var tried = await coordination.PostAsync("/campaign/targets/preview", new { brackets });
        var effect = await tried.ReadAsync(HttpStatusCode.OK);
        var announced = effect.GetProperty("changes").EnumerateArray()
            .ToDictionary(c => (c.GetProperty("nisCode").GetString(), c.GetProperty("criterion").GetString()), c => (c.GetProperty("statusNow").GetString() ?? "", c.GetProperty("statusThen").GetString() ?? ""));
        Assert.Equal(3, announced.Count);
        Assert.Equal((6, 6), (effect.GetProperty("compared").GetInt32(), effect.GetProperty("otherNumbers").GetInt32()));
        Assert.Equal(before, await StatesAsync(coordination)); // nothing was kept

        await ReviseAsync(coordination, brackets);
        var after = await StatesAsync(coordination);
        var changed = before.Keys.SelectMany(nisCode => before[nisCode].Keys.Where(code => before[nisCode][code] != after[nisCode][code])
            .Select(code => ((string?)nisCode, (string?)code, (before[nisCode][code], after[nisCode][code])))).ToDictionary(c => (c.Item1, c.Item2), c => c.Item3);
        Assert.Equal(changed, announced);

        // The table that holds is no change of itself.
        using var again = await coordination.PostAsync("/campaign/targets/preview", new { brackets });
        var nothing = await again.ReadAsync(HttpStatusCode.OK);
        Assert.Equal((0, 0), (nothing.GetProperty("otherNumbers").GetInt32(), nothing.GetProperty("changes").GetArrayLength()));

        var gap = brackets.DeepClone().AsArray();
        gap.RemoveAt(1);
        using var refused = await coordination.PostAsync("/campaign/targets/preview", new { brackets = gap });
        Assert.Contains("brackets-incomplete", (await refused.ReadAsync(HttpStatusCode.Conflict)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_criterion_says_which_row_applies_to_the_commune_and_asks_for_its_numbers()
    {
        var coordination = await host.CoordinationAsync();
        var commune = await coordination.GetJsonAsync($"/campaign/communes/{Eupen}");
        foreach (var (criterion, names) in new[] { ("shops", new[] { "shops", "horeca" }), ("organisations", ["companies", "organisations", "schools"]) })
        {
            var shown = await coordination.GetJsonAsync($"/campaign/communes/{Eupen}/criteria/{criterion}");
            var target = shown.GetProperty("target");
            var population = commune.GetProperty("population").GetInt32();
            Assert.Equal((population, commune.GetProperty("populationOn").GetString()), (target.GetProperty("population").GetInt32(), target.GetProperty("populationOn").GetString()));
            var row = target.GetProperty("bracket");
            Assert.InRange(population, row.GetProperty("populationFrom").GetInt32(), row.GetProperty("populationTo").GetInt32());
            foreach (var name in names)
            {
                Assert.Equal(row.GetProperty(name).GetInt32(),
                    shown.GetProperty("requirements").EnumerateArray().Single(r => r.GetProperty("code").GetString() == name).GetProperty("need").GetInt32());
            }
        }

        Assert.False((await coordination.GetJsonAsync($"/campaign/communes/{Eupen}/criteria/authority")).TryGetProperty("target", out var none) && none.ValueKind is not JsonValueKind.Null);
    }

    /// <summary>Of each commune with the title and each candidate: the state of its criteria.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> StatesAsync(ApiClient api)
    {
        var communes = (await api.GetJsonAsync("/campaign/communes?titleStatus=titled&titleStatus=candidate&pageSize=1000")).GetProperty("items").EnumerateArray()
            .Select(c => c.GetProperty("nisCode").GetString() ?? "").ToList();
        var states = new Dictionary<string, Dictionary<string, string>>();
        foreach (var nisCode in communes)
        {
            states[nisCode] = (await api.GetJsonAsync($"/campaign/communes/{nisCode}/criteria")).GetProperty("items").EnumerateArray()
                .ToDictionary(i => i.GetProperty("code").GetString() ?? "", i => i.GetProperty("status").GetString() ?? "");
        }

        return states;
    }

    private static async Task<JsonArray> BracketsAsync(ApiClient api) =>
        JsonNode.Parse((await api.GetJsonAsync("/campaign/targets")).GetProperty("inForce").GetProperty("brackets").GetRawText())?.AsArray() ?? [];

    private async Task ReviseAsync(ApiClient api, JsonArray brackets)
    {
        var version = (await api.GetJsonAsync("/campaign/targets")).GetProperty("version").GetInt64();
        using var revised = await api.PutAsync("/campaign/targets", new { validFrom = host.Clock.Today(), label = new { fr = "Essai" }, brackets, provisional = true }, version);
        await revised.ReadAsync(HttpStatusCode.NoContent);
    }
}
