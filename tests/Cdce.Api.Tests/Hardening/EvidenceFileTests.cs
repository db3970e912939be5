using System.IO.Compression;
using System.Net;
using System.Text;
using Cdce.Api.Backups;
using Cdce.Api.People.Retaining;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Api.Tests.Hardening;

/// <summary>Files behind answers of a Fair-ô-mètre: what is taken, who gets it, and how it goes.</summary>
public sealed class EvidenceFileTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Commune = "62063";
    private const string Canary = "cdce-canary-51d8";

    private static readonly byte[] Png =
    [
        0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]), .. Chunk("tEXt", Text($"Author\0{Canary}")),
        .. Chunk("eXIf", Text(Canary)), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Text($"<script>{Canary}</script>"),
    ];

    private static readonly byte[] Jpeg =
    [
        0xff, 0xd8, .. Segment(0xe0, Text("JFIF\0")), .. Segment(0xe1, Text($"Exif\0\0GPS {Canary}")), .. Segment(0xfe, Text(Canary)),
        .. Segment(0xc0, [8, 0, 1, 0, 1, 1, 0, 0, 0]), .. Segment(0xda, [1, 2]), 7, 7, 0xff, 0xd9, .. Text(Canary),
    ];

    private static readonly byte[] Sheet = Samples.Zip(("[Content_Types].xml", Text("<Types/>")), ("xl/workbook.xml", Text("<workbook/>")));

    private static readonly byte[] OpenSheet = Samples.Zip(("mimetype", Text("application/vnd.oasis.opendocument.spreadsheet")), ("content.xml", Text("<x/>")));

    private static readonly Dictionary<string, (byte[] Bytes, string Name, string Code)> Bad = new()
    {
        ["nothing"] = ([], "a.pdf", "content"),
        ["a program called PDF"] = ([.. "MZ"u8, 0x90, 0, .. Text(Canary)], "a.pdf", "file-kind"),
        ["an SVG called PNG"] = (Text($"<svg onload=\"alert('{Canary}')\"/>"), "a.png", "file-kind"),
        ["a page called PDF"] = (Text($"<!doctype html><script>alert('{Canary}')</script>"), "a.pdf", "file-kind"),
        ["text called XLSX"] = (Text(Canary), "a.xlsx", "file-kind"),
        ["an archive called XLSX"] = (Samples.Zip(("a.txt", Text(Canary))), "a.xlsx", "file-kind"),
        ["a text document called ODS"] = (Samples.Zip(("mimetype", Text("application/vnd.oasis.opendocument.text")), ("content.xml", Text(Canary))), "a.ods", "file-kind"),
        ["a PDF cut short"] = (Text($"%PDF-1.7 {Canary}"), "a.pdf", "file-broken"),
        ["a PDF that is a ZIP too"] = ([.. FairOMeterOfCommune.Pdf, .. Samples.Zip(("a.html", Text(Canary))), .. "%%EOF"u8], "a.pdf", "file-runs"),
        ["a PDF with a script"] = (Text($"%PDF-1.7\n<</OpenAction<</S/JavaScript/JS({Canary})>>>>\n%%EOF"), "a.pdf", "file-runs"),
        ["a PDF that starts a program"] = (Text($"%PDF-1.7\n<</S/Launch/F({Canary})>>\n%%EOF"), "a.pdf", "file-runs"),
        ["a picture cut short"] = (Png[..40], "a.png", "file-broken"),
        ["a picture of 40,000 by 40,000 points"] = ([.. Png[..16], 0, 0, 0x9c, 0x40, 0, 0, 0x9c, 0x40, .. Png[24..]], "a.png", "picture-too-large"),
        ["a photo without a picture"] = ([0xff, 0xd8, .. Segment(0xe1, Text(Canary)), .. Segment(0xda, [1, 2]), 0xff, 0xd9], "a.jpg", "file-broken"),
        ["a photo of 60,000 by 60,000 points"] = ([0xff, 0xd8, .. Segment(0xc0, [8, 0xea, 0x60, 0xea, 0x60, 1, 0, 0, 0]), .. Segment(0xda, [1, 2]), 0xff, 0xd9], "a.jpg", "picture-too-large"),
        ["a photo whose parts lie"] = ([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1], "a.jpg", "file-broken"),
        ["a workbook with macros"] = (Samples.Zip(("[Content_Types].xml", []), ("xl/workbook.xml", []), ("xl/vbaProject.bin", Text(Canary))), "a.xlsx", "file-runs"),
        ["a workbook with a document within"] = (Samples.Zip(("[Content_Types].xml", []), ("xl/workbook.xml", []), ("xl/embeddings/a.bin", Text(Canary))), "a.xlsx", "file-runs"),
        ["a workbook with a name that climbs up"] = (Samples.Zip(("[Content_Types].xml", []), ("xl/workbook.xml", []), ("../../a.sh", Text(Canary))), "a.xlsx", "file-runs"),
        ["a workbook that swells"] = (Samples.Zip(("[Content_Types].xml", []), ("xl/workbook.xml", new byte[65 * 1024 * 1024])), "a.xlsx", "spreadsheet-too-large"),
        ["a workbook cut short"] = (Sheet[..60], "a.xlsx", "file-broken"),
        ["a file over the limit"] = ([.. FairOMeterOfCommune.Pdf, .. new byte[5 * 1024 * 1024], .. "%%EOF"u8], "a.pdf", "content"),
        ["a name with a line"] = (FairOMeterOfCommune.Pdf, "a\r\nSet-Cookie: a.pdf", "name"),
        ["a name read backwards"] = (FairOMeterOfCommune.Pdf, "a\u202efdp.exe", "name"),
        ["no name"] = (FairOMeterOfCommune.Pdf, " ", "name"),
    };

    [Fact]
    public async Task Files_that_nobody_should_take_are_refused_with_their_field_and_nothing_of_them_is_kept()
    {
        var (coordination, filled) = await AnsweredAsync("refus");
        Assert.InRange(Bad.Count, 24, int.MaxValue);
        foreach (var (what, (bytes, name, code)) in Bad)
        {
            using var answer = await coordination.PostAsync($"{filled.Path}/answers/charter/files", new { name, content = bytes }, 1);
            var issue = (await answer.ReadAsync(HttpStatusCode.BadRequest)).GetProperty("issues")[0];
            Assert.True(code == (issue.TryGetProperty("type", out var type) ? type.GetString()?.Split(':')[^1] : issue.GetProperty("name").GetString()), $"{what}: {issue}");
            Assert.Equal(code == "name" ? "name" : "content", issue.GetProperty("name").GetString());
        }

        Assert.Empty(await filled.FilesAsync("charter"));
        Assert.Equal(0L, await AskAsync<long>($"select count(*) from evidence.files where assessment like 'refus-%' or position(convert_to('{Canary}', 'UTF8') in content) > 0"));
    }

    [Fact]
    public async Task A_file_is_saved_by_its_own_alone_stays_outside_of_the_log_and_goes_into_the_evidence()
    {
        var (coordination, filled) = await AnsweredAsync("fichier");
        var own = await host.KeyAsync(Role.Secretary, Commune);
        var version = 1L;
        var kept = new Dictionary<string, string>();
        foreach (var (name, content) in new[] { ("Charte « Éthique ».pdf", FairOMeterOfCommune.Pdf), ("photo.PNG", Png), ("photo.jpeg", Jpeg), ("budget.xlsx", Sheet), (@"../..\C:liste", OpenSheet) })
        {
            using var attached = await own.PostAsync($"{filled.Path}/answers/charter/files", new { name, content }, version++);
            kept[name] = (await attached.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        }

        using var sixth = await own.PostAsync($"{filled.Path}/answers/charter/files", new { name = "six.pdf", content = FairOMeterOfCommune.Pdf }, version);
        Assert.Equal("evidence-full", await sixth.ProblemAsync(HttpStatusCode.Conflict));
        using var nothing = await own.PostAsync($"{filled.Path}/answers/renewal/files", new { name = "six.pdf", content = FairOMeterOfCommune.Pdf }, 0);
        Assert.Equal("question-unanswered", await nothing.ProblemAsync(HttpStatusCode.Conflict));
        using var stale = await own.PostAsync($"{filled.Path}/answers/charter/files", new { name = "six.pdf", content = FairOMeterOfCommune.Pdf }, 1);
        Assert.Equal("stale-version", await stale.ProblemAsync(HttpStatusCode.PreconditionFailed));

        // To be saved, and never shown as a page; its ending says what it is.
        var pdf = $"{filled.Path}/files/{kept["Charte « Éthique ».pdf"]}";
        using var saved = await own.GetAsync(pdf);
        Assert.Equal(FairOMeterOfCommune.Pdf, await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/octet-stream", "attachment", "Charte « Éthique ».pdf"), (saved.Content.Headers.ContentType?.MediaType,
            saved.Content.Headers.ContentDisposition?.DispositionType, saved.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Contains("sandbox", saved.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", saved.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("-..-C-liste.ods", (await own.GetAsync($"{filled.Path}/files/{kept[@"../..\C:liste"]}")).Content.Headers.ContentDisposition?.FileName?.Trim('"'));

        // A picture loses what is not the picture.
        foreach (var photo in new[] { "photo.PNG", "photo.jpeg" })
        {
            var bytes = await (await own.GetAsync($"{filled.Path}/files/{kept[photo]}")).Content.ReadAsByteArrayAsync();
            Assert.DoesNotContain(Canary, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.InRange(bytes.Length, 20, (photo == "photo.PNG" ? Png : Jpeg).Length - (3 * Canary.Length));
        }

        // Another commune's file, one of another Fair-ô-mètre and one that never was look the same; the row is behind the wall.
        var stranger = await host.KeyAsync(Role.Secretary, "62096");
        foreach (var (api, path) in new[] { (stranger, pdf), (stranger, $"{filled.Path}/files/{Guid.CreateVersion7()}"), (own, $"{filled.Path}/files/{Guid.CreateVersion7()}") })
            Assert.Equal("resourceNotFound", await (await api.GetAsync(path)).ProblemAsync(HttpStatusCode.NotFound));
        Assert.Equal((0L, 5L, 0L), (await SeenAsync("62096"), await SeenAsync(Commune), await SeenAsync("")));

        // Not a word of it is in the log, and the evidence holds it with its hash.
        Assert.Equal(0L, await AskAsync<long>("select count(*) from store.events where data::text like '%thique%' or data::text like '%photo%'"));
        using var zip = new ZipArchive(new MemoryStream(await (await own.GetAsync($"{filled.Path}/evidence")).Content.ReadAsByteArrayAsync()));
        using var reader = new StreamReader(zip.GetEntry("manifest.csv")?.Open() ?? Stream.Null);
        var manifest = await reader.ReadToEndAsync();
        Assert.Contains($"files/charter-1.pdf,{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(FairOMeterOfCommune.Pdf))},", manifest, StringComparison.Ordinal);
        Assert.Equal(["files/charter-1.pdf", "files/charter-2.png", "files/charter-3.jpg", "files/charter-4.xlsx", "files/charter-5.ods"],
            zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("files/", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task What_is_taken_off_is_put_back_for_thirty_days_and_then_gone()
    {
        await using var own = new Own(await ApiHost.OwnAsync());
        var coordination = await own.Host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "retour", Commune, own.Host.Clock.Today());
        await (await coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 1 }, 0)).ReadAsync(HttpStatusCode.NoContent);
        using var attached = await coordination.PostAsync($"{filled.Path}/answers/charter/files", new { name = "charte.pdf", content = FairOMeterOfCommune.Pdf }, 1);
        var id = (await attached.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        var withdrawal = $"{filled.Path}/answers/charter/files/{id}/withdrawal";
        await (await coordination.PutAsync(withdrawal, new { withdrawn = true }, 2)).ReadAsync(HttpStatusCode.NoContent);
        Assert.Empty(await filled.FilesAsync("charter"));
        Assert.Equal(HttpStatusCode.NotFound, (await coordination.GetAsync($"{filled.Path}/files/{id}")).StatusCode);
        await (await coordination.PutAsync(withdrawal, new { withdrawn = false }, 3)).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal([id], await filled.FilesAsync("charter"));
        Assert.Equal(HttpStatusCode.NotFound, (await coordination.PutAsync($"{filled.Path}/answers/charter/files/{Guid.CreateVersion7()}/withdrawal", new { withdrawn = true }, 4)).StatusCode);

        // An answer that is taken back and given again has its files again.
        await (await coordination.PostAsync($"{filled.Path}/answers/charter/clearance", new { }, 4)).ReadAsync(HttpStatusCode.NoContent);
        await (await coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 0 }, 5)).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal([id], await filled.FilesAsync("charter"));

        // A backup brings it back, with its content.
        var directory = Path.Combine(Directory.CreateTempSubdirectory("cdce-files-").FullName, "backup");
        await Backup.TakeAsync(own.Host.ConnectionString, directory, CancellationToken.None);
        var restored = await TestCluster.CreateDatabaseAsync();
        await Restore.LoadAsync(restored, directory, await BackupManifest.ReadAsync(directory, CancellationToken.None), CancellationToken.None);
        await using (var connection = await TableCopy.OpenAsync(restored, CancellationToken.None))
            Assert.Equal(FairOMeterOfCommune.Pdf, await TableCopy.ScalarAsync<byte[]>(connection, "select content from evidence.files", CancellationToken.None));
        await TestCluster.DropDatabaseAsync(restored);

        await (await coordination.PutAsync(withdrawal, new { withdrawn = true }, 6)).ReadAsync(HttpStatusCode.NoContent);
        own.Host.Clock.Advance(TimeSpan.FromDays(31));
        await using (var scope = own.Host.Services.GetRequiredService<IServiceScopeFactory>().CreateScopeForAllRows())
            await scope.ServiceProvider.GetRequiredService<RetentionRun>().RunAsync(CancellationToken.None);
        using var late = await coordination.PutAsync(withdrawal, new { withdrawn = false }, 7);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task What_the_review_sees_is_kept_until_other_answers_are_sent()
    {
        await using var own = new Own(await ApiHost.OwnAsync());
        var coordination = await own.Host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, "envoi", Commune, own.Host.Clock.Today());
        await (await coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 1 }, 0)).ReadAsync(HttpStatusCode.NoContent);
        using var attached = await coordination.PostAsync($"{filled.Path}/answers/charter/files", new { name = "charte.pdf", content = FairOMeterOfCommune.Pdf }, 1);
        var id = (await attached.ReadAsync(HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        await filled.SubmitAsync();
        await (await coordination.PutAsync($"{filled.Path}/answers/charter/files/{id}/withdrawal", new { withdrawn = true }, await filled.VersionOfAsync("charter")))
            .ReadAsync(HttpStatusCode.NoContent);
        Assert.Empty(await filled.FilesAsync("charter"));

        await LaterAsync(31);
        Assert.Equal(FairOMeterOfCommune.Pdf, await (await coordination.GetAsync($"{filled.Path}/files/{id}")).Content.ReadAsByteArrayAsync());

        await (await coordination.PostAsync($"{filled.Path}/return", new { reason = "Sans la charte" }, await filled.VersionAsync())).ReadAsync(HttpStatusCode.NoContent);
        await (await coordination.PostAsync($"{filled.Path}/submission", new { confirmed = true }, await filled.VersionAsync())).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, (await coordination.GetAsync($"{filled.Path}/files/{id}")).StatusCode);
        Assert.Equal(1L, await CountAsync());
        await LaterAsync(31);
        Assert.Equal(0L, await CountAsync());

        async Task LaterAsync(int days)
        {
            own.Host.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = own.Host.Services.GetRequiredService<IServiceScopeFactory>().CreateScopeForAllRows();
            await scope.ServiceProvider.GetRequiredService<RetentionRun>().RunAsync(CancellationToken.None);
        }

        async Task<long> CountAsync()
        {
            await using var connection = await TableCopy.OpenAsync(own.Host.ConnectionString, CancellationToken.None);
            return await TableCopy.ScalarAsync<long>(connection, "select count(*) from evidence.files", CancellationToken.None);
        }
    }

    [Fact]
    public async Task Simulated_files_go_with_what_is_simulated_and_a_name_in_a_file_s_name_with_the_person()
    {
        await using var own = new Own(await ApiHost.OwnAsync());
        var (simulating, coordination) = (await own.Host.SimulatingAsync(), await own.Host.CoordinationAsync());
        var filled = await FairOMeterOfCommune.OpenAsync(simulating, "simule", Commune, own.Host.Clock.Today());
        var real = await FairOMeterOfCommune.OpenAsync(coordination, "reel", Commune, own.Host.Clock.Today());
        using var mandate = await coordination.PostAsync("/governance/mandates", new { area = Commune, role = "member", person = new { displayName = "Zoé Kanari" } });
        await mandate.ReadAsync(HttpStatusCode.Created);
        foreach (var (api, path) in new[] { (simulating, filled.Path), (coordination, real.Path) })
        {
            await (await api.PutAsync($"{path}/answers/charter", new { value = 1 }, 0)).ReadAsync(HttpStatusCode.NoContent);
            using var attached = await api.PostAsync($"{path}/answers/charter/files", new { name = "Lettre de Zoé Kanari.pdf", content = FairOMeterOfCommune.Pdf }, 1);
            await attached.ReadAsync(HttpStatusCode.Created);
        }

        await own.Host.Services.GetRequiredService<SimulatedData>().RemoveAsync();
        Assert.Single(await real.FilesAsync("charter"));
        Assert.Equal(1L, await AskAsync<long>("select count(*) from evidence.files", own.Host));

        await own.Host.WaitForNonStaleDataAsync();
        using var found = await coordination.PostAsync("/people/searches", new { name = "Kanari" });
        var person = (await found.ReadAsync(HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("personId").GetString();
        await (await coordination.PostAsync($"/people/{person}/erasure", new { reason = "asked" })).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(0L, await AskAsync<long>("select count(*) from evidence.files where name like '%Kanari%'", own.Host));
        var file = (await coordination.GetJsonAsync(real.Path)).GetProperty("questions").EnumerateArray().First(q => q.GetProperty("code").GetString() == "charter")
            .GetProperty("answer").GetProperty("files")[0];
        Assert.Equal("charter.pdf", file.GetProperty("name").GetString());
    }

    private sealed record Own(ApiHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }

    private async Task<(ApiClient, FairOMeterOfCommune)> AnsweredAsync(string edition)
    {
        var coordination = await host.CoordinationAsync();
        var filled = await FairOMeterOfCommune.OpenAsync(coordination, edition, Commune, host.Clock.Today());
        await (await coordination.PutAsync($"{filled.Path}/answers/charter", new { value = 1 }, 0)).ReadAsync(HttpStatusCode.NoContent);
        return (coordination, filled);
    }

    private Task<T> AskAsync<T>(string sql) => AskAsync<T>(sql, host);

    private static async Task<T> AskAsync<T>(string sql, ApiHost of)
    {
        await using var connection = await TableCopy.OpenAsync(of.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<T>(connection, sql, CancellationToken.None) ?? throw new InvalidOperationException(sql);
    }

    // As the role that questions of a commune are put as.
    private Task<long> SeenAsync(string nisCode) => AskAsync<long>($$"""
        begin; set local role cdce_reader; set local cdce.communes = '{{(nisCode.Length == 0 ? "" : $"{{{nisCode}%}}")}}';
        select count(*) from evidence.files where assessment like 'fichier-%';
        """);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Chunk(string type, byte[] data) => [0, 0, 0, (byte)data.Length, .. Text(type), .. data, 0, 0, 0, 0];

    private static byte[] Segment(byte marker, byte[] data) => [0xff, marker, 0, (byte)(data.Length + 2), .. data];
}
