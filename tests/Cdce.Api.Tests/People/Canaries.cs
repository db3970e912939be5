using System.Text;
using Cdce.Api.Backups;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Npgsql;

namespace Cdce.Api.Tests.People;

/// <summary>Somebody with twelve words that stand nowhere else, who has used the program, and the places to look for them.</summary>
internal sealed class Canaries
{
    private const string Commune = "25072";
    private const string UserName = "kanari.vogel";
    private const string Email = "kanari.adresse@example.org";
    private static readonly string FormerName = "Zoë Kanarí-Früher".Normalize(NormalizationForm.FormD);
    private static readonly string Name = "Éloïse Kanarienvogel".Normalize(NormalizationForm.FormC);

    private Canaries(Browser browser, string personId, string linkToken, string secondFactor)
    {
        (Browser, PersonId) = (browser, personId);
        Words = new Dictionary<string, string>
        {
            ["name"] = Name,
            ["name in small letters"] = Name.ToLowerInvariant(),
            ["former name, decomposed"] = FormerName,
            ["telephone"] = "+32 470 99 88 77",
            ["address"] = Email,
            ["address in capitals"] = Email.ToUpperInvariant(),
            ["address as typed to ask for a link"] = "Kanari.Adresse@Example.Org",
            ["user name"] = UserName,
            ["user name in capitals"] = UserName.ToUpperInvariant(),
            ["passkey's name"] = "Clé de Kanari à la maison",
            ["key of a second factor"] = secondFactor,
            ["link in a mail"] = linkToken,
        };
    }

    public Browser Browser { get; }

    public string PersonId { get; }

    public IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>Enters the person by an invitation, and lets her use what there is to use.</summary>
    public static async Task<Canaries> PlantAsync(MailedHost program)
    {
        var host = program.Host;
        var coordination = await host.CoordinationAsync();
        using var made = await coordination.PostAsync("/accounts",
            new { userName = UserName, role = "secretary", communes = new[] { Commune }, email = Email });
        var id = (await made.ReadAsync(System.Net.HttpStatusCode.Created)).GetProperty("id").GetString() ?? "";
        var token = MailedHost.TokenOf(await program.Sink.ToAsync(Email));
        var browser = host.NewBrowser();
        using var entered = await browser.Api.PostAsync("/session/linkUses", new { token });
        await entered.ReadAsync(System.Net.HttpStatusCode.OK);

        using var former = await browser.Api.PatchAsync("/people/me", new { displayName = FormerName }, version: 1);
        await former.ReadAsync(System.Net.HttpStatusCode.OK);
        using var corrected = await browser.Api.PatchAsync("/people/me", new { displayName = Name, phone = "+32 470 99 88 77" }, version: 2);
        await corrected.ReadAsync(System.Net.HttpStatusCode.OK);

        using var asked = await browser.Api.PostAsync("/passkeyChallenges");
        var options = (await asked.ReadAsync(System.Net.HttpStatusCode.OK)).GetProperty("options").GetString() ?? "";
        using var passkey = new SoftPasskey("http://localhost", "localhost");
        using var added = await browser.Api.PostAsync("/passkeys", new { name = "Clé de Kanari à la maison", credential = passkey.Make(options) });
        await added.ReadAsync(System.Net.HttpStatusCode.Created);
        using var factor = await browser.Api.PostAsync("/secondFactorKeys");
        var key = (await factor.ReadAsync(System.Net.HttpStatusCode.OK)).GetProperty("key").GetString() ?? "";

        using var link = await host.NewBrowser().Api.PostAsync("/session/links", new { email = "Kanari.Adresse@Example.Org", language = "fr" });
        Assert.Equal(System.Net.HttpStatusCode.Accepted, link.StatusCode);
        await program.Sink.WaitAsync(Email, 2);
        using var wrong = await host.Anonymous.PostAsync("/session", new { userName = Email, password = "not the password" });
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var activity = await browser.Api.PostAsync("/campaign/activities",
            new { nisCode = Commune, kind = "committeeMeeting", on = "2026-11-03", summary = "Réunion" });
        Assert.Equal(System.Net.HttpStatusCode.Created, activity.StatusCode);
        await host.WaitForNonStaleDataAsync();
        return new(browser, id, token, key.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>Which words stand in a table, in the statistics or in a file of the database: the places, by word.</summary>
    public Task<ILookup<string, string>> FindAsync(string connectionString) => FindAsync(connectionString, Words);

    /// <summary>The same for other words.</summary>
    public static async Task<ILookup<string, string>> FindAsync(string connectionString, IReadOnlyDictionary<string, string> words)
    {
        var found = new List<(string Word, string Place)>();
        await using var connection = await TableCopy.OpenAsync(connectionString, CancellationToken.None);
        await TableCopy.ScalarAsync<object>(connection, "checkpoint", CancellationToken.None);
        var tables = await TableCopy.ListAsync(connection, """
            select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
            union all select 'pg_catalog.pg_stats'
            """, CancellationToken.None);
        foreach (var table in tables)
        {
            // Bytes are written in hexadecimal digits.
            await using var command = new NpgsqlCommand($"""
                select distinct w.name from (select t::text as line from {table} t offset 0) row
                join unnest($1::text[], $2::text[], $3::text[]) w (name, word, bytes) on strpos(line, word) > 0 or strpos(line, bytes) > 0
                """, connection);
            command.Parameters.Add(new() { Value = words.Keys.ToArray() });
            command.Parameters.Add(new() { Value = words.Values.ToArray() });
            command.Parameters.Add(new() { Value = words.Values.Select(text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))).ToArray() });
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                found.Add((row.GetString(0), table));
        }

        var directory = await TableCopy.ScalarAsync<string>(connection, """
            select current_setting('data_directory') || '/base/' || oid from pg_database where datname = current_database()
            """, CancellationToken.None);
        foreach (var file in Directory.GetFiles(directory ?? ""))
        {
            byte[] bytes;
            try
            {
                bytes = await File.ReadAllBytesAsync(file);
            }
            catch (FileNotFoundException)
            {
                continue; // what the server takes away while it works, such as its list of a catalogue's columns
            }
            found.AddRange(words.Where(w => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(w.Value)) >= 0).Select(w => (w.Key, "files")));
        }
        return found.Distinct().ToLookup(f => f.Word, f => f.Place);
    }

    /// <summary>Which words stand in a text.</summary>
    public IReadOnlyList<string> In(string text) => [.. Words.Where(w => text.Contains(w.Value, StringComparison.Ordinal)).Select(w => w.Key)];
}
