using System.Text.Json;
using Npgsql;

namespace Cdce.Store;

/// <summary>The redactions that stand in the log, as the chain needs them: what an event was before them, and what it has to be now.</summary>
internal sealed class KnownRedactions
{
    private readonly Dictionary<long, List<EventRedacted>> byEvent = [];
    private readonly HashSet<long> unseen;

    private KnownRedactions(IEnumerable<EventRedacted> redactions)
    {
        foreach (var redaction in redactions)
        {
            if (!byEvent.TryGetValue(redaction.Sequence, out var list))
                byEvent.Add(redaction.Sequence, list = []);
            list.Add(redaction);
        }
        unseen = [.. byEvent.Keys];
    }

    /// <summary>How many there are.</summary>
    public long Count => byEvent.Values.Sum(l => (long)l.Count);

    /// <summary>The first that does not fit its event.</summary>
    public ChainFault? Fault { get; private set; }

    /// <summary>Those of all events, or of some.</summary>
    public static async Task<KnownRedactions> ReadAsync(NpgsqlConnection connection, IEnumerable<long>? of, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select stream_key, data from store.events where {(of is null ? "type = $1" : "stream_key = any($1)")} order by stream_key, version", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = of is null ? EventRedacted.Name : of.Select(EventRedacted.StreamOf).ToArray() });
        var redactions = new List<EventRedacted>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            redactions.Add(Read(row.GetString(0), row.GetFieldValue<byte[]>(1)));
        return new(redactions);
    }

    /// <summary>The hash that was chained, after comparing the bytes that are there with those that the last redaction vouches for.</summary>
    public byte[] Original(in ChainedEvent e)
    {
        if (!byEvent.TryGetValue(e.Sequence, out var list))
            return e.Leaf;
        unseen.Remove(e.Sequence);
        var hash = list[0].Before;
        foreach (var redaction in list)
        {
            if (redaction.Before != hash || redaction.StreamKey != e.StreamKey || redaction.Version != e.Version)
                Blame(e);
            hash = redaction.After;
        }
        if (hash != Convert.ToHexStringLower(e.Leaf))
            Blame(e);
        return Bytes(list[0].Before);
    }

    /// <summary>To be called at the end of the log: a redaction of an event that is not there fits nothing.</summary>
    public ChainFault? AtEnd() => Fault ?? (unseen.Count == 0 ? null : new(null, ChainFaultKind.RedactionUnmatched, unseen.Min()));

    private void Blame(in ChainedEvent e) => Fault ??= new(null, ChainFaultKind.RedactionUnmatched, e.Sequence, e.StreamKey, e.Version);

    // What somebody made of it may lack anything.
    private static EventRedacted Read(string streamKey, byte[] data)
    {
        try
        {
            var redaction = StoreJson.Read<EventRedacted>(data);
            if (EventRedacted.StreamOf(redaction.Sequence) == streamKey)
                return redaction;
        }
        catch (JsonException)
        {
        }
        return new(-1, "", 0, "", "", [], "", default);
    }

    private static byte[] Bytes(string? hash) => hash?.Length == 64 && hash.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hash) : [];
}
