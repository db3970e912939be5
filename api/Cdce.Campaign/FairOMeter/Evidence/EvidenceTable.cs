using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>A file behind an answer, without its content.</summary>
/// <param name="Name">As it was called where it came from; empty once that was forgotten.</param>
/// <param name="Kind">pdf, png, jpg, xlsx or ods.</param>
internal sealed record EvidenceFileRow(Guid Id, string Assessment, string Question, string Name, string Kind, string Sha256, int Bytes, DateTimeOffset AddedAt)
{
    /// <summary>The name to save it under: with the ending of what it is.</summary>
    public string DownloadName => $"{(Name.Length == 0 ? Question : WithoutEnding(Plain(Name)))}.{Kind}";

    private static string WithoutEnding(string name) => name.LastIndexOf('.') is > 0 and var dot && name.Length - dot <= 6 ? name[..dot] : name;

    // Without what leads elsewhere, or means something to the one or the other system.
    private static string Plain(string name) => string.Concat(name.Select(c => "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '-' : c)).TrimStart('.');
}

/// <summary>The rows beside the log that hold files. A question about some communes finds theirs alone, by the policy of the table.</summary>
public static class EvidenceTable
{
    /// <summary>So long a file can be put back once it was taken off its answer.</summary>
    public const int DaysAfterRemoval = 30;

    private sealed record ContentRow(Guid Id, byte[] Content);

    /// <summary>Makes or upgrades the table.</summary>
    public static async Task EnsureAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await SchemaUpgrade.ApplyAsync(source, typeof(EvidenceTable).Assembly, "FairOMeter.Evidence.Schema", "evidence", ct);
        // A restore comes before the role is made, which the next start does.
        await using var command = source.CreateCommand($"""
            do $$ begin
                if exists (select from pg_roles where rolname = '{ReaderRole.Name}') then
                    grant usage on schema evidence to {ReaderRole.Name};
                    grant select on evidence.files to {ReaderRole.Name};
                end if;
            end $$
            """);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Kept once the session was saved.</summary>
    internal static void Add(IDocumentSession session, Guid id, string nisCode, string assessmentId, string question, string name, string kind,
        byte[] content, bool simulated, DateTimeOffset now) => session.QueueSqlCommand("""
        insert into evidence.files (id, nis_code, assessment, question, name, kind, sha256, bytes, content, simulated, added_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, id, nisCode, assessmentId, question, name, kind, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, content, simulated, now);

    internal static void Remove(IDocumentSession session, Guid id, DateTimeOffset now) =>
        session.QueueSqlCommand("update evidence.files set removed_at = ? where id = ? and removed_at is null", now, id);

    internal static void PutBack(IDocumentSession session, Guid id) =>
        session.QueueSqlCommand("update evidence.files set removed_at = null where id = ?", id);

    /// <summary>Those that are kept, by their ids.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, EvidenceFileRow>> FindAsync(CampaignDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var asked = ids.Distinct().ToArray();
        return asked.Length == 0
            ? new Dictionary<Guid, EvidenceFileRow>()
            : (await db.Database.SqlQuery<EvidenceFileRow>($"""
                select id as "Id", assessment as "Assessment", question as "Question", name as "Name", kind as "Kind", sha256 as "Sha256", bytes as "Bytes", added_at as "AddedAt"
                from evidence.files where id = any ({asked})
                """).ToListAsync(ct)).ToDictionary(f => f.Id);
    }

    internal static async Task<IReadOnlyDictionary<Guid, byte[]>> ContentAsync(CampaignDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var asked = ids.Distinct().ToArray();
        return asked.Length == 0
            ? new Dictionary<Guid, byte[]>()
            : (await db.Database.SqlQuery<ContentRow>($"""
                select id as "Id", content as "Content" from evidence.files where id = any ({asked})
                """).ToListAsync(ct)).ToDictionary(f => f.Id, f => f.Content);
    }

    /// <summary>What the files of one Fair-ô-mètre take together, in bytes.</summary>
    internal static async Task<long> SizeAsync(CampaignDb db, string assessmentId, CancellationToken ct) =>
        (await db.Database.SqlQuery<long>($"""
            select coalesce(sum(bytes), 0) as "Value" from evidence.files where assessment = {assessmentId} and removed_at is null
            """).ToListAsync(ct)).Single();
}
