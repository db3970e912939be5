using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Cdce.Api.Accounts;
using Cdce.Api.Backups;
using Cdce.Api.People;
using Cdce.Api.People.OwnData;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.People;

public sealed class OwnDataTests(MailedHost program) : IClassFixture<MailedHost>
{
    private const string Commune = "25072";

    /// <summary>The rows of one person; where the words of the other names in the register stand.</summary>
    private static readonly Dictionary<string, string> RowsOf = new()
    {
        ["identity.people"] = "\"Id\" = $1",
        ["identity.accounts"] = "\"Id\" = $1",
        ["identity.account_claims"] = "\"UserId\" = $1",
        ["identity.account_logins"] = "\"UserId\" = $1",
        ["identity.account_passkeys"] = "\"UserId\" = $1",
        ["identity.sessions"] = "\"AccountId\" = $1",
        ["identity.consents"] = "\"PersonId\" = $1",
        ["notice.assignments"] = "person_id = $1",
        ["mail.mails"] = "$1 is not null and recipient = 'kanari.adresse@example.org'",
    };

    [Fact]
    public async Task The_file_holds_every_field_of_the_register_and_nothing_about_anybody_else()
    {
        var canaries = await Canaries.PlantAsync(program);
        var neighbour = await PlantMoreAsync(canaries);
        await using var scope = program.Host.Services.CreateAsyncScope();
        var register = PersonalFields.Of(scope.ServiceProvider.GetRequiredService<AccountsDb>());
        var kept = await KeptAsync(register, Guid.Parse(canaries.PersonId));

        var files = await FetchAsync(canaries.Browser.Api);
        var data = JsonNode.Parse(files[OwnDataArchive.DataName]) as JsonObject ?? [];
        Assert.Equal([], Missing(data, kept));
        Assert.Equal([], OwnDataFile.LeftOut.Keys.Except(register.Select(f => $"{f.Table}.{f.Column}")));
        foreach (var word in new[] { "name", "telephone", "address", "address in capitals", "user name", "user name in capitals", "passkey's name", "former name, decomposed" })
            Assert.Contains(word, canaries.In(string.Join('\n', Texts(data))));
        Assert.DoesNotContain(canaries.Words["key of a second factor"], files[OwnDataArchive.DataName], StringComparison.Ordinal);

        foreach (var word in new[] { "kanari-topic", "kanari-rule" })
            Assert.Contains(word, Texts(data));

        // What she did is in it, and whom she did it for is not.
        Assert.Contains(data["history"]?.AsArray() ?? [], line => (string?)line?["eventType"] == "governance.mandate_given" && (string?)line["part"] == "recordedByMe");
        foreach (var text in files.Values)
        {
            Assert.DoesNotContain(neighbour, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Voisine", text, StringComparison.Ordinal);
        }

        // Planted: a file in which a part was forgotten.
        data["sessions"] = new JsonArray();
        Assert.Equal(["identity.sessions.Browser"], Missing(data, kept));
    }

    /// <summary>Tables whose rows belong to somebody, and that are in the file, or not, for a reason.</summary>
    private static readonly string[] OfSomebody =
    [
        "identity.account_claims", "identity.account_logins", "identity.account_passkeys", "identity.consents", "identity.sessions", "identity.sign_in_links",
        "notice.assignments", "notice.items", "notice.mails", "notice.reminders", "notice.settings",
        "identity.account_tokens", "identity.unfinished_sign_ins", "notice.offs", // secrets
        "identity.own_data", // the file itself
    ];

    [Fact]
    public async Task Every_table_with_rows_of_somebody_is_in_the_file_or_left_out_for_a_reason()
    {
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        var tables = await TableCopy.ListAsync(connection, """
            select distinct n.nspname || '.' || t.relname from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
            where c.contype = 'f' and c.confrelid in ('identity.people'::regclass, 'identity.accounts'::regclass)
            """, CancellationToken.None);
        Assert.Equal(OfSomebody.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_data_are_as_the_schema_says_and_the_pages_say_it_in_two_languages()
    {
        var browser = await program.SignedInAsync("lit.donnees");
        var files = await FetchAsync(browser.Api);
        var schema = JsonNode.Parse(files[OwnDataArchive.SchemaName]) ?? new JsonObject();
        var data = JsonNode.Parse(files[OwnDataArchive.DataName]) as JsonObject ?? [];
        Assert.True(data.Remove("$schema"));
        Assert.Equal([], Against(schema, data, ""));
        (data["person"] as JsonObject)?.Remove("displayName"); // planted: data that are not as it says
        Assert.Equal(["/person/displayName is missing"], Against(schema, data, ""));

        Assert.Equal([], Names(schema).Except(OwnDataPage.Words["fr"].Keys).Except(["madeAt", "personId"]));
        Assert.Contains("<html lang=\"fr\">", files["mes-donnees.html"], StringComparison.Ordinal);
        Assert.Contains("<h2>Rôles et mandats</h2>", files["mes-donnees.html"], StringComparison.Ordinal);
        Assert.Contains("Secrétariat du comité", files["mes-donnees.html"], StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", files["meine-daten.html"], StringComparison.Ordinal);
        Assert.Contains("20. November 2026", files["meine-daten.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_for_its_owner_signed_in_once_and_for_a_day()
    {
        var owner = await program.SignedInAsync("possede");
        var other = await program.SignedInAsync("curieux");
        var task = await DoneAsync(owner.Api);
        var (file, missing) = (Path(task), $"/people/me/data/{Guid.CreateVersion7()}");

        // Without a session, and with another's, it is like one that is not there.
        foreach (var end in new[] { "", "/archive" })
        {
            Assert.Equal(await SeenAsync(program.Host.Anonymous, missing + end), await SeenAsync(program.Host.Anonymous, file + end));
            Assert.Equal(await SeenAsync(other.Api, missing + end), await SeenAsync(other.Api, file + end));
            Assert.StartsWith("NotFound", await SeenAsync(other.Api, file + end), StringComparison.Ordinal);
        }

        using var fetched = await owner.Api.GetAsync(file + "/archive");
        Assert.Equal(HttpStatusCode.OK, fetched.StatusCode);
        Assert.Equal("no-store", fetched.Headers.CacheControl?.ToString());
        using var again = await owner.Api.GetAsync(file + "/archive");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        var next = Path(await DoneAsync(owner.Api));
        await ScalarAsync($"""update identity.own_data set "ExpiresAt" = "ExpiresAt" - interval '24 hours' where "Id" = '{next.Split('/')[^1]}'""");
        using var late = await owner.Api.GetAsync(next + "/archive");
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_forgotten_leaves_no_file_behind()
    {
        var owner = await program.SignedInAsync("oublie");
        await DoneAsync(owner.Api);
        var id = (await owner.Api.GetJsonAsync("/people/me")).GetProperty("personId").GetString();
        using var erased = await owner.Api.PostAsync("/people/me/erasure", new { sure = true });
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Equal(0L, await ScalarAsync($"""select count(*) from identity.own_data where "AccountId" = '{id}'"""));
    }

    /// <summary>Words in the fields that ordinary use leaves empty, and a neighbour who was given a mandate by her; the neighbour's id.</summary>
    private async Task<string> PlantMoreAsync(Canaries canaries)
    {
        await ScalarAsync($"""
            update identity.accounts set "PhoneNumber" = '+32 499 00 11 22', "PasswordHash" = 'kanari-hash' where "Id" = '{canaries.PersonId}';
            insert into identity.account_claims ("UserId", "ClaimType", "ClaimValue") values ('{canaries.PersonId}', 'note', 'kanari-claim');
            insert into identity.account_logins ("UserId", "LoginProvider", "ProviderKey", "ProviderDisplayName")
                values ('{canaries.PersonId}', 'itsme', 'kanari-number', 'kanari-provider');
            update identity.sessions set "Browser" = 'kanari-browser' where "AccountId" = '{canaries.PersonId}';
            insert into notice.assignments (id, area, person_id, email, text, due_on, given_by, given_at, answer)
                values (gen_random_uuid(), '25072', '{canaries.PersonId}', 'kanari.zettel@example.org', 'kanari-task', now(), 'key:test', now(), 'kanari-reply');
            insert into mail.mails (id, state, recipient, language, subject, text, html, queued_at, due_at, until)
                values (gen_random_uuid(), 'kept', 'kanari.adresse@example.org', 'fr', 'kanari-subject', 'kanari-text', '<p>', now(), now(), now());
            insert into notice.settings values ('{canaries.PersonId}', 'kanari-topic', 'weekly', true);
            insert into notice.reminders values ('{canaries.PersonId}', 'kanari-rule', 'kanari-object', '2026-11-20', '2026-11-20')
            """);
        using var given = await canaries.Browser.Api.PostAsync("/governance/mandates",
            new { area = Commune, role = "member", person = new { displayName = "Voisine Inconnue" } });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        using var agreed = await canaries.Browser.Api.PostAsync("/people/me/consents/committeeContact", new { textVersion = 1, language = "de", atLeast13 = true });
        Assert.Equal(HttpStatusCode.NoContent, agreed.StatusCode);
        await program.Host.WaitForNonStaleDataAsync();
        return (await ScalarAsync("""select "Id"::text from identity.people where "DisplayName" = 'Voisine Inconnue'"""))?.ToString() ?? "";
    }

    /// <summary>What the database holds of one person in the fields of the register: at least one value for each.</summary>
    private async Task<IReadOnlyList<(string Field, string Value)>> KeptAsync(IReadOnlyList<PersonalField> register, Guid personId)
    {
        var kept = new List<(string, string)>();
        await using var source = NpgsqlDataSource.Create(program.Host.ConnectionString);
        foreach (var field in register.Where(f => !OwnDataFile.LeftOut.ContainsKey($"{f.Table}.{f.Column}")))
        {
            await using var command = source.CreateCommand($"select \"{field.Column}\" from {field.Table} where {RowsOf[field.Table]} and \"{field.Column}\" is not null");
            command.Parameters.Add(new() { Value = personId });
            await using var row = await command.ExecuteReaderAsync();
            var before = kept.Count;
            while (await row.ReadAsync())
                kept.Add(($"{field.Table}.{field.Column}", row.GetValue(0) is byte[] bytes ? Base64Url.EncodeToString(bytes) : row.GetString(0)));
            Assert.True(kept.Count > before, $"Nothing was planted in {field.Table}.{field.Column}.");
        }
        return kept;
    }

    private static IReadOnlyList<string> Missing(JsonObject data, IReadOnlyList<(string Field, string Value)> kept)
    {
        var texts = Texts(data).ToHashSet(StringComparer.Ordinal);
        return [.. kept.Where(k => !texts.Contains(k.Value)).Select(k => k.Field).Distinct()];
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Texts(f.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>Where data differ from a schema made of types, properties, required ones and items.</summary>
    private static IEnumerable<string> Against(JsonNode? schema, JsonNode? data, string place)
    {
        if (schema is not JsonObject rules || rules["type"] is null)
            return [];
        var types = rules["type"] is JsonArray several ? several.Select(t => (string?)t).ToList() : [(string?)rules["type"]];
        return data switch
        {
            null => types.Contains("null") ? [] : [$"{place} is null"],
            JsonObject fields when types.Contains("object") =>
            [
                .. (rules["required"]?.AsArray() ?? []).Select(name => (string?)name ?? "").Where(name => !fields.ContainsKey(name)).Select(name => $"{place}/{name} is missing"),
                .. fields.SelectMany(f => rules["properties"]?[f.Key] is { } of ? Against(of, f.Value, $"{place}/{f.Key}") : [$"{place}/{f.Key} is unknown"]),
            ],
            JsonArray items when types.Contains("array") => items.SelectMany((item, i) => Against(rules["items"], item, $"{place}/{i}")),
            JsonValue value => types.Contains(value.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.String => "string",
                System.Text.Json.JsonValueKind.Number => "integer",
                _ => "boolean",
            }) ? [] : [$"{place} is a {value.GetValueKind()}"],
            _ => [$"{place} is no {string.Join(" or ", types)}"],
        };
    }

    private static IEnumerable<string> Names(JsonNode? schema) => schema is not JsonObject rules ? []
        : (rules["properties"] as JsonObject ?? []).SelectMany(p => Names(p.Value).Prepend(p.Key)).Concat(Names(rules["items"]));

    private static async Task<JsonObject> DoneAsync(ApiClient api)
    {
        using var asked = await api.PostAsync("/people/me/data");
        var task = await asked.ReadAsync(HttpStatusCode.Accepted);
        Assert.Equal(asked.Headers.Location?.ToString(), task.GetProperty("href").GetString());
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var now = await api.GetJsonAsync($"/people/me/data/{task.GetProperty("taskId").GetString()}");
            if (now.GetProperty("state").GetString() == "done")
                return JsonNode.Parse(now.GetRawText())?.AsObject() ?? [];
            await Task.Delay(100);
        }
        Assert.Fail("The file is not written.");
        return [];
    }

    private static string Path(JsonObject task) => $"/people/me/data/{(string?)task["taskId"]}";

    private static async Task<Dictionary<string, string>> FetchAsync(ApiClient api)
    {
        using var fetched = await api.GetAsync($"{(string?)(await DoneAsync(api))["archiveHref"]}");
        Assert.Equal("application/zip", fetched.Content.Headers.ContentType?.MediaType);
        await using var zip = new ZipArchive(await fetched.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files[entry.Name] = await reader.ReadToEndAsync();
        }
        return files;
    }

    /// <summary>All that an answer shows, without what differs each time.</summary>
    private static async Task<string> SeenAsync(ApiClient api, string path)
    {
        using var response = await api.GetAsync(path);
        var body = System.Text.RegularExpressions.Regex.Replace(await response.Content.ReadAsStringAsync(), "urn:uuid:[0-9a-f-]{36}|[0-9a-f]{32}", "");
        return $"{response.StatusCode} {response.Content.Headers.ContentLength} {body}";
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await TableCopy.OpenAsync(program.Host.ConnectionString, CancellationToken.None);
        return await TableCopy.ScalarAsync<object>(connection, sql, CancellationToken.None);
    }
}
