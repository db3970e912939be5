using System.Globalization;
using System.Text.Json;

namespace Cdce.Campaign.Tests;

/// <summary>The control totals of the reference files that the module carries.</summary>
public class ReferenceTests
{
    [Fact]
    public void The_register_has_280_communes_with_the_population_of_the_control_total()
    {
        var communes = Csv("Communes.reference.communes.csv");

        Assert.Equal(280, communes.Select(c => c["nisCode"]).Distinct().Count());
        Assert.Equal(4_960_785, communes.Sum(c => int.Parse(c["population20250101"], CultureInfo.InvariantCulture)));
        Assert.Equal(19, communes.Count(c => c["region"] == "Région de Bruxelles-Capitale" && c["province"].Length == 0));
        Assert.Equal(9, communes.Count(c => c["languageRegime"] == "de"));
    }

    [Fact]
    public void The_merged_commune_has_the_population_of_the_two_that_went_into_it()
    {
        var former = Csv("Communes.reference.lineage.csv");
        var merged = Csv("Communes.reference.communes.csv").Single(c => c["nisCode"] == "82039");

        Assert.Equal(["82003", "82005"], former.Select(f => f["fromNisCode"]));
        Assert.All(former, f => Assert.Equal("2024-12-02", f["effectiveOn"]));
        Assert.Equal(int.Parse(merged["population20200101"], CultureInfo.InvariantCulture),
            former.Sum(f => int.Parse(f["fromPopulation20200101"], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_management_response_has_14_recommendations_and_38_key_actions()
    {
        using var response = Json("Recommendations.reference.management-response.json");
        var recommendations = response.RootElement.GetProperty("recommendations").EnumerateArray().ToList();
        var actions = recommendations.SelectMany(r => r.GetProperty("keyActions").EnumerateArray()).ToList();

        Assert.Equal(14, recommendations.Count);
        Assert.Equal([3, 9, 2], Enumerable.Range(1, 3).Select(n => recommendations.Count(r => r.GetProperty("category").GetInt32() == n)));
        Assert.Equal(38, actions.Select(a => a.GetProperty("code").GetString()).Distinct().Count());
        Assert.All(actions, a => Assert.Equal(
            a.GetProperty("milestones").EnumerateArray().Min(m => m.GetProperty("dueOn").GetString()), a.GetProperty("dueOn").GetString()));
    }

    [Fact]
    public void Targets_cover_every_population_once()
    {
        using var targets = Json("Targets.reference.targets.json");
        foreach (var version in targets.RootElement.GetProperty("versions").EnumerateArray())
        {
            var next = 0;
            var brackets = version.GetProperty("brackets").EnumerateArray().ToList();
            foreach (var bracket in brackets)
            {
                Assert.Equal(next, bracket.GetProperty("populationFrom").GetInt32());
                next = bracket.GetProperty("populationTo") is { ValueKind: JsonValueKind.Number } to ? to.GetInt32() + 1 : -1;
            }

            Assert.Equal(-1, next);
        }
    }

    [Fact]
    public void Every_kind_of_fact_speaks_for_a_known_criterion_or_for_none()
    {
        using var criteria = Json("Criteria.reference.criteria.json");
        using var kinds = Json("Activities.reference.activity-kinds.json");
        var known = criteria.RootElement.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("code").GetString()).Append(null).ToList();

        Assert.Equal(7, known.Count);
        Assert.All(kinds.RootElement.GetProperty("kinds").EnumerateArray(), k => Assert.Contains(k.GetProperty("criterion").GetString(), known));
    }

    [Fact]
    public void Every_text_exists_in_French_and_German()
    {
        foreach (var name in new[]
        {
            "Recommendations.reference.management-response.json", "Criteria.reference.criteria.json",
            "Targets.reference.targets.json", "Activities.reference.activity-kinds.json",
            "Elections.reference.election-watch.json", "Onboarding.reference.onboarding.json", "Labels.reference.labels.json", "ProgrammeReports.reference.programme-indicators.json",
        })
        {
            using var document = Json(name);
            Assert.All(Texts(document.RootElement), t => Assert.True(
                t.TryGetProperty("de", out var de) && de.GetString() is { Length: > 0 }, $"{name}: {t}"));
        }
    }

    private static IEnumerable<JsonElement> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("fr", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    // The project's own files hold no quotation marks, so a comma is always a border.
    private static List<Dictionary<string, string>> Csv(string name)
    {
        using var reader = new StreamReader(Open(name));
        var lines = reader.ReadToEnd().TrimEnd().Split('\n');
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => header.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second))];
    }

    private static JsonDocument Json(string name) => JsonDocument.Parse(Open(name));

    private static Stream Open(string name) => typeof(CampaignModule).Assembly.GetManifestResourceStream("Cdce.Campaign." + name)
        ?? throw new InvalidOperationException($"{name} is not embedded.");
}
