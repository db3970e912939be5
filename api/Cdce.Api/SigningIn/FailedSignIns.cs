using Cdce.Api.Accounts;

namespace Cdce.Api.SigningIn;

/// <summary>Counts wrong passwords by name, whether there is an account of that name or not: a closed name tells nobody anything.</summary>
internal sealed class FailedSignIns(StoreConnections connections, TimeProvider clock)
{
    private const int Most = 10;
    private static readonly TimeSpan Closed = TimeSpan.FromMinutes(5);

    public async Task<bool> IsClosedAsync(string name, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand(
            """select exists (select from identity.failed_sign_ins where "NameHash" = $1 and "Count" >= $2 and "LastAt" > $3)""");
        command.Parameters.Add(new() { Value = KeyOf(name) });
        command.Parameters.Add(new() { Value = Most });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - Closed });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    public async Task CountAsync(string name, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""
            with old as (delete from identity.failed_sign_ins where "LastAt" <= $3 and "NameHash" <> $1)
            insert into identity.failed_sign_ins as f ("NameHash", "Count", "LastAt") values ($1, 1, $2)
            on conflict ("NameHash") do update set "LastAt" = $2, "Count" = case when f."LastAt" <= $3 then 1 else f."Count" + 1 end
            """);
        var now = clock.GetUtcNow();
        command.Parameters.Add(new() { Value = KeyOf(name) });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - Closed });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task ForgetAsync(string name, CancellationToken ct)
    {
        await using var command = connections.Main.CreateCommand("""delete from identity.failed_sign_ins where "NameHash" = $1""");
        command.Parameters.Add(new() { Value = KeyOf(name) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static byte[] KeyOf(string name) => Secrets.Hash(name.Trim().ToUpperInvariant());
}
