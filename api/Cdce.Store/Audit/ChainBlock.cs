using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Cdce.Store;

/// <summary>An event as the chain sees it.</summary>
/// <param name="Leaf">The hash of all that was recorded.</param>
internal readonly record struct ChainedEvent(ulong Transaction, long Sequence, string StreamKey, long Version, byte[] Leaf)
{
    public const int ColumnCount = 11;

    // The data as it was written: its type keeps every byte.
    public const string Columns = """
        e.tx, e.sequence, e.stream_key, e.version, e.type, e.data, e.recorded_at, e.user_name, e.correlation_id, e.headers, e.happened_on
        """;

    public static ChainedEvent Read(NpgsqlDataReader row)
    {
        var (sequence, streamKey, version) = (row.GetInt64(1), row.GetString(2), row.GetInt64(3));
        using var leaf = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        leaf.AppendNumber(sequence);
        leaf.AppendText(streamKey);
        leaf.AppendNumber(version);
        leaf.AppendText(row.GetString(4));
        leaf.AppendText(row.GetString(5));
        leaf.AppendNumber(row.GetFieldValue<DateTimeOffset>(6).UtcTicks);
        for (var column = 7; column <= 9; column++)
            leaf.AppendText(row.IsDBNull(column) ? null : row.GetString(column));
        leaf.AppendNumber(row.IsDBNull(10) ? -1 : row.GetFieldValue<DateOnly>(10).DayNumber);
        return new(row.GetFieldValue<ulong>(0), sequence, streamKey, version, leaf.GetHashAndReset());
    }
}

/// <summary>A block while it is made.</summary>
internal sealed class ChainBlock
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> sequences = [];

    /// <param name="before">The hash of the block before; empty for the first.</param>
    public ChainBlock(byte[] before, DateTimeOffset madeAt)
    {
        // As exact as the database keeps it.
        MadeAt = new(madeAt.UtcTicks - madeAt.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        hash.AppendData(before);
        hash.AppendNumber(MadeAt.UtcTicks);
    }

    public DateTimeOffset MadeAt { get; }

    public IReadOnlyList<long> Sequences => sequences;

    public void Add(long sequence, byte[] leaf)
    {
        sequences.Add(sequence);
        hash.AppendData(leaf);
    }

    public byte[] Hash() => hash.GetCurrentHash();
}

internal static class Hashing
{
    public static void AppendNumber(this IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    // Its length first: what belongs to one text cannot be moved into the next.
    public static void AppendText(this IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        hash.AppendNumber(text is null ? -1 : bytes.Length);
        hash.AppendData(bytes);
    }
}
