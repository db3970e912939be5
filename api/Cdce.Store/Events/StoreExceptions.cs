namespace Cdce.Store;

/// <summary>Somebody else wrote to the stream first; nothing was saved.</summary>
public sealed class ConcurrencyException(string streamKey, Exception? inner = null)
    : Exception($"Stream {streamKey} has moved on.", inner)
{
    public string StreamKey { get; } = streamKey;
}

/// <summary>An answer is already kept under this idempotency key; nothing was saved.</summary>
public sealed class IdempotencyKeyTakenException(Exception? inner = null)
    : Exception("The idempotency key has been used.", inner);

/// <summary>
/// The connection broke after the events were sent: they may be saved or not. Never retried blindly;
/// the idempotency key, or the stream itself, tells.
/// </summary>
public sealed class CommitOutcomeUnknownException(Exception? inner = null)
    : Exception("The connection broke while saving; whether anything was saved is not known.", inner);

/// <summary>Another node has taken this reader's place; what it was about to write is discarded.</summary>
public sealed class FencedOffException(string checkpoint) : Exception($"Another node has taken {checkpoint} over.");

/// <summary>The tables that a question needs are still being built.</summary>
public sealed class ReadModelsNotReadyException(string module) : Exception($"Read models of {module} are being built.");
