namespace Cdce.Store;

/// <summary>Wakes everybody who waits. Take <see cref="Next"/> before looking at what it announces, so that nothing is missed.</summary>
internal sealed class Signal
{
    private TaskCompletionSource next = New();

    public Task Next => Volatile.Read(ref next).Task;

    public void Pulse() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Waits for the pulse, but no longer than the limit.</summary>
    public static async Task WaitAsync(Task pulse, TimeSpan limit, CancellationToken ct)
    {
        if (limit > TimeSpan.Zero)
            await Task.WhenAny(pulse, Task.Delay(limit, ct));
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A place in the log that only moves forward, and who waits for it.</summary>
internal sealed class Mark
{
    private readonly Lock guard = new();
    private LogPosition position;

    public Signal Moved { get; } = new();

    public LogPosition Position
    {
        get
        {
            lock (guard)
                return position;
        }
    }

    public void MoveTo(LogPosition to)
    {
        lock (guard)
        {
            if (to > position)
                position = to;
        }
        Moved.Pulse();
    }
}
