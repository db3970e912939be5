using System.Net;
using System.Text.Json;
using Cdce.Api.Backups;
using Cdce.Testing;
using Cdce.Testing.Dates;

namespace Cdce.Api.Tests.People;

public sealed class ErasePersonTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "25072";

    [Fact]
    public async Task Somebody_without_account_is_found_by_name_seen_beforehand_and_forgotten_with_a_receipt()
    {
        var coordination = await host.CoordinationAsync();
        await EnterAsync(coordination, "Zoé Brieflich");
        using var written = await coordination.PostAsync("/campaign/activities",
            new { nisCode = Commune, kind = "committeeMeeting", on = "2026-03-03", summary = "Réunion chez Zoé Brieflich" });
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        await host.WaitForNonStaleDataAsync();

        // Accents and capitals do not matter; the name stands in no address, and the answer is kept nowhere.
        var found = (await SearchAsync(coordination, "ZOE brief")).Single();
        Assert.Equal("Zoé Brieflich", found.GetProperty("displayName").GetString());
        Assert.Equal("member", found.GetProperty("roles")[0].GetProperty("role").GetString());
        await using (var connection = await TableCopy.OpenAsync(host.ConnectionString, CancellationToken.None))
        {
            Assert.Equal(0L, await TableCopy.ScalarAsync<long>(connection,
                "select count(*) from store.idempotency_keys where position(convert_to('Brieflich', 'UTF8') in body) > 0", CancellationToken.None));
        }

        var id = found.GetProperty("personId").GetString();
        var preview = await coordination.GetJsonAsync($"/people/{id}/erasurePreview");
        Assert.False(preview.GetProperty("hasAccount").GetBoolean());
        Assert.Equal(Commune, preview.GetProperty("mandates")[0].GetProperty("area").GetString());
        var line = preview.GetProperty("naming").EnumerateArray().Single(); // somebody wrote the name: it is said beforehand
        Assert.Equal(("campaign.activity_recorded", "2026-03-03"), (line.GetProperty("eventType").GetString(), line.GetProperty("on").GetString()));

        using var erased = await coordination.PostAsync($"/people/{id}/erasure", new { reason = "asked" });
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Empty(await SearchAsync(coordination, "Brieflich"));
        var receipt = (await coordination.GetJsonAsync("/people/erasures")).GetProperty("items").EnumerateArray()
            .Single(e => e.GetProperty("personId").GetString() == id);
        Assert.Equal("asked", receipt.GetProperty("reason").GetString());
        Assert.StartsWith("key:", receipt.GetProperty("askedBy").GetString(), StringComparison.Ordinal);
        using var gone = await coordination.GetAsync($"/people/{id}/erasurePreview");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>Answers that are about people, each with the reason; all others tell the coordination no name.</summary>
    private static readonly Dictionary<string, string> AboutPeople = new()
    {
        ["listAccounts"] = "accounts are people's",
    };

    [Fact]
    public async Task No_report_and_no_list_tells_the_coordination_a_name()
    {
        const string Name = "Kanari-Namentlich";
        var coordination = await host.CoordinationAsync();
        await EnterAsync(coordination, Name);
        using var made = await coordination.PostAsync("/accounts", new { userName = Name, role = "secretary", communes = new[] { Commune } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await host.WaitForNonStaleDataAsync();

        var asked = new List<string>();
        var telling = new List<string>();
        foreach (var operation in Contract.Operations.Where(o => o.Method == "get"))
        {
            var path = operation.Path.Replace("{nisCode}", Commune, StringComparison.Ordinal).Replace("{year}", "2026", StringComparison.Ordinal);
            if (path.Contains('{', StringComparison.Ordinal))
                continue; // one object, not a list
            foreach (var form in operation.Id == "getCampaignReport" ? ["", "?format=csv"] : new[] { "" })
            {
                using var answer = await coordination.GetAsync(path + form);
                asked.Add(operation.Id);
                if ((await answer.Content.ReadAsStringAsync()).Contains(Name, StringComparison.OrdinalIgnoreCase))
                    telling.Add(operation.Id);
            }
        }

        Assert.Contains("getCampaignReport", asked);
        Assert.Contains("listCommittees", asked);
        Assert.True(asked.Count > 50, $"{asked.Count} were asked.");
        // The control: what is about people does tell the name, so it can be found.
        Assert.Equal(AboutPeople.Keys.Order(StringComparer.Ordinal), telling.Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<JsonElement>> SearchAsync(ApiClient api, string name)
    {
        using var searched = await api.PostAsync("/people/searches", new { name });
        return [.. (await searched.ReadAsync(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];
    }

    private static async Task EnterAsync(ApiClient api, string displayName)
    {
        using var given = await api.PostAsync("/governance/mandates", new { area = Commune, role = "member", person = new { displayName } });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
    }
}
