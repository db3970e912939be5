using Cdce.Api.Accounts;
using Cdce.Api.Backups;
using Cdce.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Api.Tests.Accounts;

public sealed class AccountsSchemaTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    /// <summary>What the numbered files add; without it the tables are those of the first program.</summary>
    private const string AsTheFirstProgramLeftThem = """
        drop table identity.consents, identity.schema_version, identity.sign_in_links, identity.link_requests, identity.unfinished_sign_ins, identity.account_passkeys,
            identity.failed_sign_ins, identity.people, identity.erasures, identity.redactions, identity.own_data;
        alter table identity.sessions drop column "Id", drop column "Browser", drop column "LastUsedAt";
        alter table identity.api_keys drop column "Scopes";
        drop index identity."EmailIndex";
        create index "EmailIndex" on identity.accounts ("NormalizedEmail");
        insert into identity.accounts ("Id", "UserName", "NormalizedUserName", "Active", "InitialPassword", "CreatedAt",
            "Version", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
        values (gen_random_uuid(), 'before', 'BEFORE', true, false, now(), 1, false, false, false, true, 0);
        insert into identity.sessions ("TokenHash", "AccountId", "CreatedAt", "ExpiresAt")
        select '\x01', "Id", now(), now() + interval '1 hour' from identity.accounts;
        """;

    private const string Shape = """
        select string_agg(line, E'\n' order by line) from (
            select table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable as line
            from information_schema.columns where table_schema = 'identity'
            union all select indexdef from pg_indexes where schemaname = 'identity'
            union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'identity'::regnamespace and contype <> 'n')
        """;

    [Fact]
    public async Task Tables_of_before_become_those_of_a_new_database_and_keep_what_they_hold()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var db = new AccountsDb(new DbContextOptionsBuilder<AccountsDb>().UseNpgsql(source).Options);
        await AccountsSchema.EnsureAsync(db, source, CancellationToken.None);
        await using var connection = await TableCopy.OpenAsync(database.ConnectionString, CancellationToken.None);
        var asNew = await TableCopy.ScalarAsync<string>(connection, Shape, CancellationToken.None);

        await TableCopy.ScalarAsync<object>(connection, AsTheFirstProgramLeftThem, CancellationToken.None);
        Assert.NotEqual(asNew, await TableCopy.ScalarAsync<string>(connection, Shape, CancellationToken.None));
        await AccountsSchema.EnsureAsync(db, source, CancellationToken.None);
        Assert.Equal(asNew, await TableCopy.ScalarAsync<string>(connection, Shape, CancellationToken.None));

        var kept = await db.Sessions.SingleAsync();
        Assert.NotEqual(Guid.Empty, kept.Id);
        Assert.Equal("before", (await db.Users.SingleAsync(a => a.Id == kept.AccountId)).UserName);
    }

    [Fact]
    public async Task A_role_that_stood_in_an_account_becomes_a_mandate()
    {
        var host = await ApiHost.OwnAsync();
        await host.SealAsync();
        var later = await host.CopyAsync(ApiHost.Start.AddDays(1), """
            alter table identity.accounts add column "Role" integer not null default 2, add column "Communes" text[] not null default '{}';
            insert into identity.accounts ("Id", "UserName", "NormalizedUserName", "Role", "Communes", "Active", "InitialPassword", "CreatedAt",
                "Version", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            values (gen_random_uuid(), 'nivelles.avant', 'NIVELLES.AVANT', 1, '{25072,25031}', true, false, now(), 1, false, false, false, true, 0);
            """);

        var coordination = await later.CoordinationAsync();
        foreach (var commune in new[] { "25072", "25031" })
        {
            var mandate = Assert.Single((await coordination.GetJsonAsync($"/governance/committees/{commune}")).GetProperty("mandates").EnumerateArray());
            Assert.Equal("nivelles.avant", mandate.GetProperty("name").GetString());
            Assert.Equal("member", mandate.GetProperty("role").GetString());
        }

        await later.StopAsync();
        await later.DisposeAsync();
        await host.DisposeAsync();
    }
}
