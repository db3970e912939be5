using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Cdce.Api.Backups;
using Cdce.Api.Postgres;
using Npgsql;

namespace Cdce.Torture;

/// <summary>
/// Kills the program somewhere in an erasure, again and again. Whoever was being forgotten is there in full or not at all, the next start
/// ends what was begun, and at the end no byte of anybody is left in a table or a file, while the neighbours are untouched.
/// </summary>
internal static class EraseRun
{
    /// <summary>Stands in each name and address, and nowhere else.</summary>
    private const string Canary = "kanarienvogel";

    private const string Area = "25072";
    private const int Neighbours = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<bool> RunAsync(int kills)
    {
        var verdict = new Verdict("erasures that are killed", timed: false);
        var directory = Directory.CreateTempSubdirectory("cdce-torture-").FullName;
        try
        {
            await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
            await postgres.EnsureDatabaseAsync("cdce", CancellationToken.None);
            var database = OwnPostgres.ConnectionString(directory, "cdce");
            await using var node = new ApiNode(directory, database);
            await node.StartAsync();
            var key = (await Load.MakeKeysAsync(database, 1))[0].Key;
            await RunAsync(verdict, node, key, directory, database, kills);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
        return verdict.Passed;
    }

    private static async Task RunAsync(Verdict verdict, ApiNode node, string key, string directory, string database, int kills)
    {
        for (var i = 0; i < Neighbours; i++)
            await EnterAsync(node, key, $"voisine-{i}");
        var people = new List<string>();
        for (var i = 0; i < kills; i++)
            people.Add(await EnterAsync(node, key, $"{Canary}-{i}"));
        var neighbours = await HashAsync(database);
        // The control: the words are in the tables and in their files.
        verdict.Expect("places that hold them before", await PlacesAsync(database) is { Count: > 1 } before && before.Contains("files"), "the tables and the files");

        var (half, begun, unasked) = (0, 0, 0);
        foreach (var (i, person) in people.Index())
        {
            using var stop = new CancellationTokenSource();
            var erasing = EraseAsync(node, key, person, stop.Token);
            // In one half of the cases while the request is answered, in the other while the bytes are removed.
            await Task.Delay(i % 2 == 0 ? Random.Shared.Next(0, 300) : Random.Shared.Next(300, 5_000), CancellationToken.None);
            await node.KillAsync();
            await stop.CancelAsync();
            await erasing;
            if (await RowsAsync(database, person) is not (0 or 3))
                half++;
            var noted = await IsNotedAsync(directory, database, person);
            await node.StartAsync();
            if (noted && await RowsAsync(database, person) > 0)
                begun++;
            if (noted)
                continue;
            unasked++; // killed before anything was noted: whoever asks asks again
            await EraseAsync(node, key, person, CancellationToken.None);
        }

        verdict.Figure("kills", $"{kills}, of them {unasked} before the erasure was noted");
        verdict.Zero("half erased after a kill", half, kills);
        verdict.Zero("begun, and not ended by the next start", begun, kills);
        verdict.Expect("all erasures done", await DoneAsync(database, kills), $"within {Patience.TotalMinutes:0} minutes");
        var left = await PlacesAsync(database);
        verdict.Expect("places that hold a word of theirs", left.Count == 0, left.Count == 0 ? "none" : string.Join(", ", left));
        verdict.Expect("neighbours", await HashAsync(database) == neighbours, "the same rows as before");
    }

    /// <summary>Somebody with an account, an address and an invitation.</summary>
    private static async Task<string> EnterAsync(ApiNode node, string key, string name)
    {
        using var http = Client(node, key);
        using var made = await http.PostAsJsonAsync("/api/v1/accounts",
            new { userName = name, role = "member", communes = new[] { Area }, email = $"{name}@example.org" });
        var text = await made.Content.ReadAsStringAsync();
        return made.StatusCode == HttpStatusCode.Created
            ? JsonDocument.Parse(text).RootElement.GetProperty("id").GetString() ?? ""
            : throw new InvalidOperationException(text);
    }

    /// <summary>Asks for the erasure; without an answer where the program is killed meanwhile.</summary>
    private static async Task EraseAsync(ApiNode node, string key, string person, CancellationToken ct)
    {
        using var http = Client(node, key);
        try
        {
            using var erased = await http.PostAsJsonAsync($"/api/v1/people/{person}/erasure", new { reason = "asked" }, ct);
            if (erased.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.InternalServerError))
                throw new InvalidOperationException(await erased.Content.ReadAsStringAsync(CancellationToken.None));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            // Killed.
        }
    }

    private static HttpClient Client(ApiNode node, string key)
    {
        var http = new HttpClient { BaseAddress = node.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return http;
    }

    /// <summary>How many of the person's three rows there are: the person, the account, the link of the invitation.</summary>
    private static Task<long> RowsAsync(string database, string person) => AskAsync<long>(database, $"""
        select (select count(*) from identity.people where "Id" = '{person}') + (select count(*) from identity.accounts where "Id" = '{person}')
            + (select count(*) from identity.sign_in_links where "AccountId" = '{person}')
        """);

    private static async Task<bool> IsNotedAsync(string directory, string database, string person) =>
        await AskAsync<long>(database, $"""select count(*) from identity.erasures where "PersonId" = '{person}'""") > 0
        || (File.Exists(Path.Combine(directory, "erasures.txt"))
            && (await File.ReadAllTextAsync(Path.Combine(directory, "erasures.txt"))).Contains(person, StringComparison.Ordinal));

    private static async Task<bool> DoneAsync(string database, int erasures)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (await AskAsync<long>(database, """select count(*) from identity.erasures where "DoneAt" is not null""") < erasures)
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                return false;
            await Task.Delay(200);
        }
        return true;
    }

    private static Task<string?> HashAsync(string database) => AskAsync<string>(database, """
        select md5(string_agg(line, E'\n' order by line)) from (
            select t::text as line from identity.people t where "DisplayName" like 'voisine%'
            union all select t::text from identity.accounts t where "UserName" like 'voisine%'
            union all select t::text from mail.mails t where recipient like 'voisine%')
        """);

    /// <summary>The tables, and the files of the database, in which the word stands.</summary>
    private static async Task<IReadOnlyList<string>> PlacesAsync(string database)
    {
        var places = new List<string>();
        await using var connection = await TableCopy.OpenAsync(database, CancellationToken.None);
        await TableCopy.ScalarAsync<object>(connection, "checkpoint", CancellationToken.None);
        foreach (var table in await TableCopy.ListAsync(connection, """
            select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
            union all select 'pg_catalog.pg_stats'
            """, CancellationToken.None))
        {
            if (await TableCopy.ScalarAsync<bool>(connection, $"select exists (select from {table} t where t::text ilike '%{Canary}%')", CancellationToken.None))
                places.Add(table);
        }
        var files = await TableCopy.ScalarAsync<string>(connection, """
            select current_setting('data_directory') || '/base/' || oid from pg_database where datname = current_database()
            """, CancellationToken.None) ?? "";
        var word = Encoding.UTF8.GetBytes(Canary);
        foreach (var file in Directory.GetFiles(files))
        {
            if ((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(word) >= 0)
            {
                places.Add("files");
                break;
            }
        }
        return places;
    }

    private static async Task<T?> AskAsync<T>(string database, string sql)
    {
        await using var connection = await TableCopy.OpenAsync(database, CancellationToken.None);
        return await TableCopy.ScalarAsync<T>(connection, sql, CancellationToken.None);
    }
}
