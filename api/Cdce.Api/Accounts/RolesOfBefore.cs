using Npgsql;

namespace Cdce.Api.Accounts;

/// <summary>Earlier programs kept one role in the account itself; it becomes mandates, and a person with the account's name.</summary>
internal static class RolesOfBefore
{
    public static async Task CarryOverAsync(NpgsqlDataSource source, IDocumentStore store, DateOnly today, CancellationToken ct)
    {
        var accounts = new List<(Guid Id, Role Role, string[] Communes)>();
        await using (var command = source.CreateCommand("""
            select exists (select from information_schema.columns
                where table_schema = 'identity' and table_name = 'accounts' and column_name = 'Role')
            """))
        {
            if (await command.ExecuteScalarAsync(ct) is not true)
                return;
        }

        await using (var command = source.CreateCommand("""select "Id", "Role", "Communes" from identity.accounts"""))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                accounts.Add((reader.GetGuid(0), (Role)reader.GetInt32(1), reader.GetFieldValue<string[]>(2)));
        }

        await using var session = store.LightweightSession();
        foreach (var (id, role, communes) in accounts)
            await session.AppointAsync(id, role, communes, today, ct);
        session.QueueSqlCommand("""
            insert into identity.people ("Id", "DisplayName", "Language", "EnteredAt")
            select "Id", coalesce("UserName", ''), 'fr', "CreatedAt" from identity.accounts
            on conflict do nothing
            """);
        session.QueueSqlCommand("""alter table identity.accounts drop column "Role", drop column "Communes" """);
        await session.SaveChangesAsync(ct);
    }
}
