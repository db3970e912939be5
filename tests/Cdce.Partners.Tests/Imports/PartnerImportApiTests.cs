using System.Net;
using System.Text.Json;
using Cdce.Testing;

namespace Cdce.Partners.Tests.Imports;

public sealed class PartnerImportApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_gathered_partners_are_imported_as_they_are_then_exported_and_undone()
    {
        var file = SharedFile("data/partners.csv");
        if (file is null)
            return; // The gathered data are not part of the project and may be absent.
        await host.WaitForNonStaleDataAsync();
        var coordination = await host.CoordinationAsync();

        var upload = await Upload(coordination, await File.ReadAllBytesAsync(file));
        Assert.Equal((75, 75, 0), Counts(upload));
        using var confirmed = await coordination.PostAsync($"/partners/imports/{upload.GetProperty("id").GetString()}/confirmation", new { }, version: 1);
        await confirmed.ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(75, (await coordination.GetJsonAsync("/partners/partners")).GetProperty("total").GetInt32());

        var again = await Upload(coordination, await File.ReadAllBytesAsync(file));
        Assert.Equal((75, 0, 75), Counts(again));

        using var export = await coordination.GetAsync("/partners/export");
        var exported = await Upload(coordination, await export.Content.ReadAsByteArrayAsync());
        Assert.Equal((75, 0, 75), Counts(exported));

        using var undone = await coordination.PostAsync($"/partners/imports/{upload.GetProperty("id").GetString()}/undoing", new { reason = "Mauvais fichier" }, confirmed.Version());
        await undone.ReadAsync(HttpStatusCode.NoContent);
        await host.WaitForNonStaleDataAsync();
        Assert.Equal(0, (await coordination.GetJsonAsync("/partners/partners")).GetProperty("total").GetInt32());
        Assert.Equal((75, 75, 0), Counts(await Upload(coordination, await File.ReadAllBytesAsync(file))));
    }

    private static async Task<JsonElement> Upload(ApiClient client, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        using var response = await client.PostAsync("/partners/imports", content);
        return await response.ReadAsync(HttpStatusCode.Created);
    }

    private static (int Rows, int New, int Same) Counts(JsonElement upload)
    {
        var counts = upload.GetProperty("counts");
        return (counts.GetProperty("rows").GetInt32(), counts.GetProperty("new").GetInt32(), counts.GetProperty("same").GetInt32());
    }

    private static string? SharedFile(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "..", "shared", path);
            if (File.Exists(Path.Combine(folder.FullName, "Cdce.sln")))
                return File.Exists(file) ? file : null;
        }

        return null;
    }
}
