using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Campaign.Tests.FairOMeter;

/// <summary>What stands behind an answer: facts of the ledger and links, and the ZIP that holds them.</summary>
public class EvidenceTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "62063";
    private const string Page = "https://www.example.org/pv";

    [Fact]
    public async Task An_attached_meeting_shows_its_day_and_status_and_is_broken_once_it_is_withdrawn()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "preuve", Commune, host.Clock.Today());
        var meeting = await RecordAsync(coordination, "committeeMeeting", "2026-10-12");
        var clip = await RecordAsync(coordination, "pressClip", "2026-09-01");

        // Facts that the question does not ask for by itself are attached all the same; each of them once.
        await AnswerAsync(coordination, filled, new { value = 1, facts = new[] { meeting, clip, meeting } });
        var facts = await FactsAsync(coordination, filled);
        Assert.Equal([("2026-10-12", "holds", false), ("2026-09-01", "holds", false)], facts);

        using var withdrawn = await coordination.PostAsync($"/campaign/activities/{meeting}/withdrawal", new { reason = "Notée deux fois" }, version: 1);
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal([("2026-10-12", "withdrawn", true), ("2026-09-01", "holds", false)], await FactsAsync(coordination, filled));

        // What is withdrawn is not attached again, and what another commune did never is.
        using var broken = await coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 1, facts = new[] { meeting } },
            await filled.VersionOfAsync("charter"));
        Assert.Equal("unknown-activity", await broken.ProblemAsync(HttpStatusCode.Conflict));
        var elsewhere = await RecordAsync(coordination, "committeeMeeting", "2026-10-12", "62096");
        using var foreign = await coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 1, facts = new[] { elsewhere } },
            await filled.VersionOfAsync("charter"));
        Assert.Equal("unknown-activity", await foreign.ProblemAsync(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_evidence_comes_as_a_ZIP_whose_manifest_names_each_file_its_hash_and_what_it_supports()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "zip", Commune, host.Clock.Today());
        var kept = await RecordAsync(coordination, "committeeMeeting", "2026-08-12");
        var gone = await RecordAsync(coordination, "committeeMeeting", "2026-08-13");
        await AnswerAsync(coordination, filled, new { value = 1, facts = new[] { kept, gone }, evidenceUrl = Page });
        await AnswerAsync(coordination, filled, new { value = 1, facts = new[] { kept } }, "renewal");
        using var withdrawn = await coordination.PostAsync($"/campaign/activities/{gone}/withdrawal", new { reason = "Notée deux fois" }, version: 1);
        await withdrawn.ReadAsync(HttpStatusCode.NoContent);

        var address = (await coordination.GetJsonAsync(filled.Path)).GetProperty("evidenceFile").GetString() ?? "";
        Assert.EndsWith($"{filled.Path}/evidence", address, StringComparison.Ordinal);
        var files = await UnzipAsync(coordination, $"{filled.Path}/evidence");
        var manifest = Encoding.UTF8.GetString(files["manifest.csv"]).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("file,sha256,bytes,criterion,question,", manifest[0], StringComparison.Ordinal);
        var lines = manifest.Skip(1).Select(line => line.Split(',')).ToList();

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line =>
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[line[0]])), line[1]);
            Assert.Equal($"{files[line[0]].Length}", line[2]);
        });
        Assert.Equal(files.Keys.Where(name => name != "manifest.csv").Order(), lines.Select(line => line[0]).Distinct().Order());
        // One meeting supports two answers, in the order of the grid; the withdrawn one says so; the link stands in a file of its own.
        Assert.Equal(["renewal", "charter"], lines.Where(line => line[0].Contains($"{kept:N}", StringComparison.Ordinal)).Select(line => line[4]));
        Assert.Equal("withdrawn", Assert.Single(lines, line => line[0].Contains($"{gone:N}", StringComparison.Ordinal))[^2]);
        Assert.Equal($"{Page}\r\n", Encoding.UTF8.GetString(files["links/charter.txt"]));
        var fact = JsonDocument.Parse(files[lines.First(line => line[0].Contains($"{kept:N}", StringComparison.Ordinal))[0]]).RootElement;
        Assert.Equal(("2026-08-12", "holds"), (fact.GetProperty("on").GetString(), fact.GetProperty("status").GetString()));
        Assert.Equal("Réunion du comité", fact.GetProperty("summary").GetString());

        var other = await host.KeyAsync(Role.Secretary, "62096");
        using var foreign = await other.GetAsync($"{filled.Path}/evidence");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task What_the_commune_tells_beside_the_questions_is_in_the_ZIP_with_what_shows_it_but_not_what_it_took_back()
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "zipdire", Commune, host.Clock.Today());
        var fete = await RecordAsync(coordination, "committeeMeeting", "2026-08-14");
        await filled.AddLocalActionAsync(new { title = "Marché équitable", text = "Chaque dimanche\nde mai", facts = new[] { fete } });
        var gone = await filled.AddLocalActionAsync(new { title = "Fontaine", text = "Trois fontaines" });
        using (var taken = await coordination.PutAsync($"{filled.Path}/localActions/{gone}/withdrawal", new { withdrawn = true }, version: 1))
            await taken.ReadAsync(HttpStatusCode.NoContent);
        foreach (var (kind, text) in new[] { ("difficulty", "Plus assez de bénévoles"), ("pride", "=1+1") })
        {
            using var told = await coordination.PostAsync("/campaign/fairOMeter/editions/zipdire/statements", new { nisCode = Commune, kind, text });
            var id = (await told.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString();
            using var done = kind == "difficulty"
                ? await coordination.PutAsync($"/campaign/fairOMeter/statements/{id}/followUp", new { themes = new[] { "time" }, answer = "Nous passons lundi" }, version: 1)
                : await coordination.PutAsync($"/campaign/fairOMeter/statements/{id}/withdrawal", new { withdrawn = true }, version: 1);
            await done.ReadAsync(HttpStatusCode.NoContent);
        }

        var files = await UnzipAsync(coordination, $"{filled.Path}/evidence");
        Assert.Equal(["localActions/localAction-1.json", "manifest.csv", "statements/statement-1.json"], files.Keys.Where(name => !name.StartsWith("facts/", StringComparison.Ordinal)).Order());
        var lines = Encoding.UTF8.GetString(files["manifest.csv"]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal([("localAction", "localAction-1"), ("fact", "localAction-1"), ("statement", "statement-1")], lines.Select(line => (line[7], line[4])));
        Assert.All(lines, line => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[line[0]])), line[1]));
        Assert.Contains($"{fete:N}", lines[1][0], StringComparison.Ordinal);
        var action = JsonDocument.Parse(files["localActions/localAction-1.json"]).RootElement;
        Assert.Equal(("Marché équitable", "Chaque dimanche\nde mai", fete),
            (action.GetProperty("title").GetString(), action.GetProperty("text").GetString(), action.GetProperty("facts")[0].GetGuid()));
        var statement = JsonDocument.Parse(files["statements/statement-1.json"]).RootElement;
        Assert.Equal(("difficulty", "Plus assez de bénévoles", "Nous passons lundi"),
            (statement.GetProperty("kind").GetString(), statement.GetProperty("text").GetString(), statement.GetProperty("answer").GetString()));
    }

    private static async Task<Guid> RecordAsync(ApiClient api, string kind, string on, string nisCode = Commune)
    {
        using var recorded = await api.PostAsync("/campaign/activities", new { nisCode, kind, on, summary = "Réunion du comité" });
        return (await recorded.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    private static async Task AnswerAsync(ApiClient api, FairOMeterOfCommune filled, object body, string question = "charter")
    {
        using var answered = await api.PutAsync($"{filled.Path}/answers/{question}", body, await filled.VersionOfAsync(question));
        await answered.ReadAsync(HttpStatusCode.NoContent);
    }

    private static async Task<IReadOnlyList<(string?, string?, bool)>> FactsAsync(ApiClient api, FairOMeterOfCommune filled) =>
        [.. (await api.GetJsonAsync(filled.Path)).GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("code").GetString() == "charter")
            .GetProperty("answer").GetProperty("facts").EnumerateArray()
            .Select(f => (f.GetProperty("on").GetString(), f.GetProperty("status").GetString(), f.TryGetProperty("broken", out _)))];

    private static async Task<Dictionary<string, byte[]>> UnzipAsync(ApiClient api, string address)
    {
        using var answer = await api.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), ZipArchiveMode.Read);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using var content = await entry.OpenAsync();
            await content.CopyToAsync(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }
}
