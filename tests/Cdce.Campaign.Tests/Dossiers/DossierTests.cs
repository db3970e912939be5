using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.Dossiers;

/// <summary>A commune's dossier leaves one system and enters another, empty one.</summary>
public class DossierTests(ApiHost host, DossierTests.EmptyHost empty) : IClassFixture<ApiHost>, IClassFixture<DossierTests.EmptyHost>
{
    private const string Nivelles = "25072";

    /// <summary>A second system, which knows the register and nothing that a commune did.</summary>
    public sealed class EmptyHost : IAsyncLifetime
    {
        public ApiHost Host { get; } = new();

        public Task InitializeAsync() => Host.InitializeAsync();

        public Task DisposeAsync() => Host.DisposeAsync();
    }

    [Fact]
    public async Task Taken_into_an_empty_system_it_gives_the_same_criteria_the_same_title_and_the_same_history()
    {
        var member = await host.CommitteeMemberAsync(Nivelles);
        await LiveAsync(await host.CoordinationAsync(), Nivelles);
        var zip = await DossierAsync(member, Nivelles);
        var there = await empty.Host.CoordinationAsync();

        var taken = await (await UploadAsync(there, zip)).ReadAsync(HttpStatusCode.OK);

        Assert.Equal((true, "titled", "titled"), (taken.GetProperty("changed").GetBoolean(),
            taken.GetProperty("titleState").GetString(), taken.GetProperty("titleStateInDossier").GetString()));
        Assert.Equal(await CriteriaAsync(member, Nivelles), await CriteriaAsync(there, Nivelles));
        Assert.Contains("met", await CriteriaAsync(there, Nivelles), StringComparison.Ordinal);
        foreach (var criterion in taken.GetProperty("criteria").EnumerateArray())
            Assert.Equal(criterion.GetProperty("statusInDossier").GetString(), criterion.GetProperty("status").GetString());
        Assert.Equal(await TitleAsync(member, Nivelles), await TitleAsync(there, Nivelles));
        Assert.Equal(await HistoryAsync(member, Nivelles), await HistoryAsync(there, Nivelles));

        var again = await (await UploadAsync(there, zip)).ReadAsync(HttpStatusCode.OK);
        Assert.False(again.GetProperty("changed").GetBoolean());
        Assert.Equal(await HistoryAsync(member, Nivelles), await HistoryAsync(there, Nivelles));
        var home = await UploadAsync(await host.CoordinationAsync(), zip);
        Assert.Equal("commune-has-history", await home.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_manifest_says_what_it_is_and_vouches_for_each_file_and_nobody_is_named()
    {
        const string huy = "61031";
        await LiveAsync(await host.CoordinationAsync(), huy);
        var member = await host.CommitteeMemberAsync(huy);
        var files = Unzip(await DossierAsync(member, huy, "?asOf=2026-09-01"));

        var manifest = JsonSerializer.Deserialize<JsonElement>(files["manifest.json"]);
        Assert.Equal((huy, "2026-11-20", "2026-09-01"), (manifest.GetProperty("commune").GetProperty("nisCode").GetString(),
            manifest.GetProperty("madeOn").GetString(), manifest.GetProperty("asOf").GetString()));
        Assert.False(manifest.TryGetProperty("simulated", out _));
        Assert.Equal(["criteria.json", "ledger.json", "resolutions.json", "title-file.json"],
            manifest.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("name").GetString()).Order());
        foreach (var entry in manifest.GetProperty("entries").EnumerateArray())
        {
            var content = files[entry.GetProperty("name").GetString() ?? ""];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), entry.GetProperty("sha256").GetString());
        }

        var text = string.Concat(files.Values.Select(Encoding.UTF8.GetString));
        Assert.Contains("Café", text, StringComparison.Ordinal);
        Assert.DoesNotContain("recordedBy", text, StringComparison.Ordinal);
        // The meeting of October had not happened on the day asked for.
        Assert.DoesNotContain("2026-10-05", text, StringComparison.Ordinal);
        Assert.Equal(2, JsonSerializer.Deserialize<JsonElement>(files["resolutions.json"]).GetArrayLength());

        var stranger = await host.CommitteeMemberAsync("62063");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/campaign/communes/{huy}/dossier")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync(member, [])).StatusCode);
    }

    [Fact]
    public async Task Of_a_past_day_it_can_be_taken_too()
    {
        const string ath = "51004";
        await LiveAsync(await host.CoordinationAsync(), ath);
        var zip = await DossierAsync(await host.CoordinationAsync(), ath, "?asOf=2026-02-05");
        var there = await empty.Host.CoordinationAsync();

        var taken = await (await UploadAsync(there, zip)).ReadAsync(HttpStatusCode.OK);

        Assert.Equal("candidate", taken.GetProperty("titleState").GetString());
        foreach (var criterion in taken.GetProperty("criteria").EnumerateArray())
            Assert.Equal(criterion.GetProperty("statusInDossier").GetString(), criterion.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Simulated_data_stay_marked_on_their_way()
    {
        const string dour = "53020";
        await LiveAsync(await host.SimulatingAsync(), dour);
        var zip = await DossierAsync(await host.CoordinationAsync(), dour);
        Assert.Contains("\"simulated\": true", Encoding.UTF8.GetString(Unzip(zip)["manifest.json"]), StringComparison.Ordinal);
        // The mark on the ledger's facts is enough, whatever the manifest says.
        var unmarked = Changed(zip, "manifest.json", json => Assert.True(json.AsObject().Remove("simulated")));
        var there = await empty.Host.CoordinationAsync();

        var taken = await (await UploadAsync(there, unmarked)).ReadAsync(HttpStatusCode.OK);

        Assert.True(taken.GetProperty("simulated").GetBoolean());
        Assert.True((await there.GetJsonAsync($"/campaign/communes/{dour}/titleFile")).GetProperty("simulated").GetBoolean());
        var facts = await there.GetJsonAsync($"/campaign/activities?nisCode={dour}");
        Assert.All(facts.GetProperty("items").EnumerateArray(), f => Assert.True(f.GetProperty("simulated").GetBoolean()));
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_and_nothing_is_taken()
    {
        const string soignies = "55040";
        await LiveAsync(await host.CoordinationAsync(), soignies);
        var good = await DossierAsync(await host.CoordinationAsync(), soignies);
        var there = await empty.Host.CoordinationAsync();

        Assert.Equal(("file", "dossier-unreadable"), await IssueAsync(there, "not a ZIP"u8.ToArray()));
        Assert.Equal(("ledger.json", "dossier-entry-missing"), await IssueAsync(there, Without(good, "ledger.json")));
        Assert.Equal(("virus.exe", "dossier-entry-unknown"), await IssueAsync(there, With(good, "virus.exe", [1])));
        Assert.Equal(("ledger.json", "dossier-hash-differs"), await IssueAsync(there, With(Without(good, "ledger.json"), "ledger.json", "[]"u8.ToArray())));
        Assert.Equal(("manifest.json", "dossier-format"),
            await IssueAsync(there, Changed(good, "manifest.json", json => json["formatVersion"] = 2)));
        Assert.Equal(("ledger.json", "dossier-unreadable"), await IssueAsync(there, Changed(good, "ledger.json", json => At(json, 0)["more"] = 1)));
        Assert.Equal(("ledger.json", "dossier-unreadable"), await IssueAsync(there, Changed(good, "ledger.json", json => json.AsArray().Add(null))));
        Assert.Equal(("title-file.json", "dossier-unreadable"),
            await IssueAsync(there, Changed(good, "title-file.json", json => json.AsObject().Remove("history"))));
        Assert.Equal(("ledger.json[0].Kind", "dossier-invalid"),
            await IssueAsync(there, Changed(good, "ledger.json", json => At(json, 0, "history", 0, "fact")["kind"] = "feast")));
        Assert.Equal(("ledger.json[1]", "dossier-invalid"),
            await IssueAsync(there, Changed(good, "ledger.json", json => json.AsArray().Insert(1, At(json, 0).DeepClone()))));
        Assert.Equal(("title-file.json", "dossier-invalid"),
            await IssueAsync(there, Changed(good, "title-file.json", json => At(json, "history", 0, "fact")["step"] = "renewed")));
        Assert.Equal(("ledger.json", "dossier-too-large"),
            await IssueAsync(there, With(Without(good, "ledger.json"), "ledger.json", new byte[65 * 1024 * 1024])));
        var tooLarge = await UploadAsync(there, new byte[9 * 1024 * 1024]);
        Assert.Equal("payloadTooLarge", await tooLarge.ProblemAsync(HttpStatusCode.RequestEntityTooLarge));
        var nowhere = await UploadAsync(there, Changed(good, "manifest.json", json => At(json, "commune")["nisCode"] = "99999"));
        Assert.Equal("unknown-commune", await nowhere.ProblemAsync(HttpStatusCode.Conflict));

        Assert.Equal(0, (await there.GetJsonAsync($"/campaign/activities?nisCode={soignies}")).GetProperty("total").GetInt32());
        Assert.Equal("unaware", (await there.GetJsonAsync($"/campaign/communes/{soignies}/titleFile")).GetProperty("state").GetString());
        await (await UploadAsync(there, good)).ReadAsync(HttpStatusCode.OK);
    }

    // Two resolutions, a committee, a title; facts recorded, corrected, moved to another day, withdrawn.
    private static async Task LiveAsync(ApiClient coordination, string nisCode)
    {
        await StepAsync("resolutions", new { on = "2025-02-03", products = new[] { "Thé" }, inFavour = 12, against = 3 }, 0);
        await StepAsync("resolutions", new { on = "2026-02-02", products = new[] { "Café", "Thé" } }, 1);
        await StepAsync("steps", new { step = "committeeSetUp", on = "2025-03-01", precision = "month" }, 2);
        await StepAsync("steps", new { step = "awarded", on = "2026-06-13", offPlatform = true }, 3);
        await StepAsync("steps", new { step = "difficultyReported", on = "2026-07-01", reason = "x" }, 4);
        var file = await coordination.GetJsonAsync($"/campaign/communes/{nisCode}/titleFile");
        var difficulty = file.GetProperty("steps").EnumerateArray().Last().GetProperty("stepId").GetString();
        await (await coordination.PostAsync($"/campaign/communes/{nisCode}/titleFile/steps/{difficulty}/withdrawal",
            new { reason = "autre commune" }, 5)).ReadAsync(HttpStatusCode.NoContent);

        await FactAsync(new { nisCode, kind = "committeeMeeting", on = "2026-10-05" });
        await FactAsync(new { nisCode, kind = "localProductInitiative", on = "2026-05-05", summary = "Marché « équitable »" });
        var moved = await FactAsync(new { nisCode, kind = "awarenessAction", on = "2026-08-02" });
        await (await coordination.PutAsync($"/campaign/activities/{moved}",
            new { kind = "awarenessAction", on = "2026-08-03", reason = "mauvais jour" }, 1)).ReadAsync(HttpStatusCode.NoContent);
        var gone = await FactAsync(new { nisCode, kind = "pressClip", on = "2026-08-10" });
        await (await coordination.PostAsync($"/campaign/activities/{gone}/withdrawal", new { reason = "autre commune" }, 1))
            .ReadAsync(HttpStatusCode.NoContent);
        await FactAsync(new { nisCode, kind = "partnerPledge", on = "2026-03-01", partnerKind = "shop", sourcePath = "/partners/partners/1" });

        async Task StepAsync(string what, object body, long version) => await (await coordination.PostAsync(
            $"/campaign/communes/{nisCode}/titleFile/{what}", body, version)).ReadAsync(HttpStatusCode.Created);

        async Task<string?> FactAsync(object body) =>
            (await (await coordination.PostAsync("/campaign/activities", body)).ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
    }

    internal static async Task<byte[]> DossierAsync(ApiClient client, string nisCode, string query = "")
    {
        using var response = await client.GetAsync($"/campaign/communes/{nisCode}/dossier{query}");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return await response.Content.ReadAsByteArrayAsync();
    }

    internal static Task<HttpResponseMessage> UploadAsync(ApiClient client, byte[] zip)
    {
        var content = new ByteArrayContent(zip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return client.PostAsync("/campaign/dossierImports", content);
    }

    internal static async Task<(string? Name, string? Code)> IssueAsync(ApiClient client, byte[] zip)
    {
        var problem = await (await UploadAsync(client, zip)).ReadAsync(HttpStatusCode.BadRequest);
        var issue = problem.GetProperty("issues")[0];
        return (issue.GetProperty("name").GetString(), issue.GetProperty("type").GetString()?.Split(':')[^1]);
    }

    // Without the addresses, which name the host.
    private static async Task<string> CriteriaAsync(ApiClient client, string nisCode)
    {
        var codes = new List<string>();
        foreach (var item in (await client.GetJsonAsync($"/campaign/communes/{nisCode}/criteria")).GetProperty("items").EnumerateArray())
        {
            codes.Add(string.Join(' ', item.GetProperty("code").GetString(), item.GetProperty("status").GetString(),
                item.GetProperty("requirements").GetRawText()));
        }

        return string.Join('\n', codes);
    }

    private static async Task<string> TitleAsync(ApiClient client, string nisCode)
    {
        var file = await client.GetJsonAsync($"/campaign/communes/{nisCode}/titleFile");
        return string.Join('\n', file.GetProperty("state"), file.GetProperty("since"), file.GetProperty("version"),
            file.GetProperty("periods").GetRawText(), file.GetProperty("daysByState").GetRawText());
    }

    private static async Task<string> HistoryAsync(ApiClient client, string nisCode)
    {
        var lines = new List<string>();
        var list = await client.GetJsonAsync($"/campaign/activities?nisCode={nisCode}&includeWithdrawn=true&pageSize=100");
        foreach (var id in list.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("id").GetString()).Order())
        {
            var fact = await client.GetJsonAsync($"/campaign/activities/{id}");
            lines.AddRange(fact.GetProperty("history").EnumerateArray().Select(v => string.Join(' ', id, v.GetProperty("version"),
                v.GetProperty("change"), v.GetProperty("on"), v.TryGetProperty("fact", out var said) ? said.GetRawText() : "",
                v.TryGetProperty("reason", out var reason) ? reason : "")));
        }

        Assert.NotEmpty(lines);
        return string.Join('\n', lines);
    }

    internal static Dictionary<string, byte[]> Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var bytes = new MemoryStream();
            using var content = e.Open();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    internal static byte[] Without(byte[] zip, string name) => Zip(Unzip(zip).Where(f => f.Key != name).ToDictionary());

    internal static byte[] With(byte[] zip, string name, byte[] content) => Zip(new(Unzip(zip)) { [name] = content });

    // Changes one file and, as a forger would, its hash in the manifest.
    internal static byte[] Changed(byte[] zip, string name, Action<JsonNode> change)
    {
        var files = Unzip(zip);
        files[name] = Change(files[name], change);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(files[name]));
        files["manifest.json"] = Change(files["manifest.json"], manifest =>
        {
            foreach (var entry in At(manifest, "entries").AsArray().OfType<JsonObject>().Where(e => $"{e["name"]}" == name))
                entry["sha256"] = sha256;
        });
        return Zip(files);
    }

    private static byte[] Change(byte[] json, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(json) ?? throw new JsonException();
        change(node);
        return JsonSerializer.SerializeToUtf8Bytes(node);
    }

    internal static JsonNode At(JsonNode node, params object[] path) => path.Aggregate(node, (found, step) =>
        (step is int index ? found[index] : found[$"{step}"]) ?? throw new JsonException($"{step} is missing"));
}
