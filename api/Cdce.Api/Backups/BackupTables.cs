using Npgsql;

namespace Cdce.Api.Backups;

/// <summary>A table that a backup copies.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Where">A condition on its rows, called <c>t</c>.</param>
/// <param name="Order">The same rows always stand in the same order, so that their hash tells whether they are the same.</param>
/// <param name="Later">Missing in backups of programs that did not have it.</param>
internal sealed record BackupTable(string Name, string Where = "true", string Order = BackupTable.AnyOrder, bool Later = false)
{
    public const string AnyOrder = "record_send(t)";

    public string FileName => $"{Name}.copy";

    public string Query(IEnumerable<string> columns) =>
        $"select {string.Join(", ", columns.Select(c => $"t.\"{c}\""))} from {Name} t where {Where} order by {Order}";
}

/// <summary>What becomes of each table of the database in a backup. A table that is in neither list stops the backup.</summary>
internal static class BackupTables
{
    /// <summary>The schemas whose tables have to be listed here. All others hold read models, or are not ours.</summary>
    public static readonly string[] Schemas = ["store", "messaging", "identity", "mail", "notice", "evidence"];

    /// <summary>In an order in which they can be loaded.</summary>
    public static readonly IReadOnlyList<BackupTable> Copied =
    [
        new("store.events", Order: "tx, sequence"),
        // How far messages were published; the checkpoints of read models go with these.
        new("store.checkpoints", "not exists (select from store.generations g where g.name = t.name)"),
        new("store.idempotency_keys"),
        new("store.audit_chain", Order: "number"),
        new("store.audit_position"),
        new("messaging.envelopes"),
        new("messaging.dead_letters"),
        new("messaging.delivered"),
        new("messaging.recurring"),
        new("identity.accounts"),
        new("identity.account_claims"),
        new("identity.account_logins"),
        new("identity.account_tokens"),
        new("identity.account_passkeys"),
        new("identity.api_keys"),
        new("identity.erasures", Later: true),
        new("identity.redactions", Later: true),
        new("identity.people"),
        new("identity.consents", Later: true),
        new("notice.items", Later: true),
        new("notice.settings", Later: true),
        new("notice.mails", Later: true),
        new("notice.offs", Later: true),
        new("notice.reminders", Later: true),
        new("notice.pauses", Later: true),
        new("notice.rules", Later: true),
        new("notice.assignments", Later: true),
        new("evidence.files", Later: true),
    ];

    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["store.schema_version"] = "stands in the manifest",
        ["messaging.schema_version"] = "stands in the manifest",
        ["store.generations"] = "read models are built from the log",
        ["store.set_aside"] = "found again when they are built",
        ["store.stopped_projections"] = "an order to the program that ran, not to the one that will",
        ["identity.schema_version"] = "all that was added later is empty without it",
        ["notice.assignment_links"] = "what a mail lets in must not outlive it in a copy",
        ["evidence.schema_version"] = "the tables are made by the next start",
        ["notice.schema_version"] = "the tables are made by the next start",
        ["mail.schema_version"] = "the tables are made by the next start",
        ["mail.mails"] = "a restore must not send a mail again, and keeps no copy of an address or a link",
        ["identity.sign_in_links"] = "what a mail lets in must not outlive it in a copy",
        ["identity.link_requests"] = "whoever asked asks again",
        ["identity.failed_sign_ins"] = "counts of the last minutes",
        ["identity.unfinished_sign_ins"] = "whoever was signing in begins again",
        ["identity.own_data"] = "made anew for whoever asks again",
        ["identity.sessions"] = "a restore must not undo that somebody signed out",
    };

    /// <summary>The tables of these schemas that a database has.</summary>
    public static Task<IReadOnlyList<string>> PresentAsync(NpgsqlConnection connection, CancellationToken ct) => TableCopy.ListAsync(connection, $"""
        select schemaname || '.' || tablename from pg_tables where schemaname in ('{string.Join("', '", Schemas)}') order by 1
        """, ct);
}
