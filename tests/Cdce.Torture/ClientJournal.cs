using System.Collections.Concurrent;

namespace Cdce.Torture;

public enum Outcome
{
    /// <summary>Sent, and no answer told what became of it.</summary>
    Unknown,

    /// <summary>The program said that it is done.</summary>
    Acknowledged,

    /// <summary>The program said that it is not done.</summary>
    Refused,
}

/// <summary>One command of a client; sent again after a broken connection it stays the same attempt.</summary>
/// <param name="Marker">Found again in the event it makes; see <see cref="Checker.MarkerOf"/>.</param>
/// <param name="Version">The version that was acknowledged.</param>
public sealed record Attempt(string Marker, Outcome Outcome, long Version);

/// <summary>What a client saw when it read a resource whose version it already knew to be at least <paramref name="Floor"/>.</summary>
public sealed record Seen(string Resource, long Floor, long Version);

/// <summary>What the clients know: kept outside of the program, so that it can be held against it.</summary>
public sealed class ClientJournal
{
    private readonly ConcurrentDictionary<string, Attempt> attempts = [];
    private readonly ConcurrentQueue<Seen> reads = [];

    public IReadOnlyDictionary<string, Attempt> Attempts => attempts;

    public IReadOnlyCollection<Seen> Reads => reads;

    public int Acknowledged => attempts.Values.Count(a => a.Outcome == Outcome.Acknowledged);

    /// <summary>Before the first byte is sent.</summary>
    public void Begin(string marker) => attempts[marker] = new(marker, Outcome.Unknown, 0);

    public void Acknowledge(string marker, long version) => attempts[marker] = new(marker, Outcome.Acknowledged, version);

    public void Refuse(string marker) => attempts[marker] = new(marker, Outcome.Refused, 0);

    public void Saw(string resource, long floor, long version) => reads.Enqueue(new(resource, floor, version));
}
