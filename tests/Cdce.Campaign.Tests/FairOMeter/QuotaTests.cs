using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>How many partners are expected of a commune: by the table in force on the day of the answer.</summary>
public class QuotaTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Eupen = "63023";

    [Fact]
    public async Task The_number_expected_is_that_of_the_table_in_force_and_a_later_table_leaves_a_closed_edition_as_it_was()
    {
        var coordination = await host.CoordinationAsync();
        var today = host.Clock.Today();
        var population = (await coordination.GetJsonAsync($"/campaign/communes/{Eupen}")).GetProperty("population").GetInt32();
        var closed = await FairOMeterOfCommune.OpenAsync(coordination, "close", Eupen, today);
        foreach (var name in new[] { "shops", "horeca", "schools" })
        {
            Assert.Equal(await ExpectedAsync(coordination, name, population), (await QuestionAsync(coordination, closed, name)).GetProperty("quota").GetInt32());
            using var answered = await coordination.PutAsync($"{closed.Path}/answers/{name}", new { value = 1 }, await closed.VersionOfAsync(name));
            await answered.ReadAsync(HttpStatusCode.NoContent);
        }

        // The one official data point: at least 4 shops and 2 horeca in Eupen.
        Assert.Equal((4, 2), ((await QuestionAsync(coordination, closed, "shops")).GetProperty("quota").GetInt32(),
            (await QuestionAsync(coordination, closed, "horeca")).GetProperty("quota").GetInt32()));
        await closed.SubmitAsync();
        using (var ended = await coordination.PostAsync("/campaign/fairOMeter/editions/close/closure", new { }, version: 1))
            await ended.ReadAsync(HttpStatusCode.NoContent);
        var before = await coordination.GetJsonAsync(closed.Path);

        await ReviseAsync(coordination, today, shops: 10);
        var after = await coordination.GetJsonAsync(closed.Path);
        foreach (var part in new[] { "questions", "score" })
            Assert.Equal(before.GetProperty(part).GetRawText(), after.GetProperty(part).GetRawText());

        // An edition of that day goes by the new table, and a table of a later day waits for it.
        var open = await FairOMeterOfCommune.OpenAsync(coordination, "ouverte", Eupen, today);
        Assert.Equal(10, (await QuestionAsync(coordination, open, "shops")).GetProperty("quota").GetInt32());
        await ReviseAsync(coordination, today.AddDays(20), shops: 12);
        Assert.Equal(10, (await QuestionAsync(coordination, open, "shops")).GetProperty("quota").GetInt32());
        host.Clock.MoveTo(today.AddDays(20).StartInBrussels().AddHours(10));
        Assert.Equal(12, (await QuestionAsync(coordination, open, "shops")).GetProperty("quota").GetInt32());
    }

    private static async Task<int> ExpectedAsync(ApiClient api, string name, int population) => (await api.GetJsonAsync("/campaign/targets")).GetProperty("inForce")
        .GetProperty("brackets").EnumerateArray().Single(b => b.GetProperty("populationFrom").GetInt32() <= population
            && (!b.TryGetProperty("populationTo", out var to) || to.ValueKind is JsonValueKind.Null || population <= to.GetInt32())).GetProperty(name).GetInt32();

    private static async Task ReviseAsync(ApiClient api, DateOnly validFrom, int shops)
    {
        var targets = await api.GetJsonAsync("/campaign/targets");
        var brackets = JsonNode.Parse(targets.GetProperty("inForce").GetProperty("brackets").GetRawText())?.AsArray() ?? [];
        foreach (var bracket in brackets)
            (bracket ?? throw new InvalidOperationException("no bracket"))["shops"] = shops;
        using var revised = await api.PutAsync("/campaign/targets", new { validFrom, label = new { fr = "Essai" }, brackets, provisional = true },
            targets.GetProperty("version").GetInt64());
        await revised.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<JsonElement> QuestionAsync(ApiClient api, FairOMeterOfCommune filled, string code) => (await api.GetJsonAsync(filled.Path))
        .GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("code").GetString() == code);
}
