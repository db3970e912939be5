namespace Cdce.Messaging;

/// <summary>Wakes the worker of this process when envelopes were written here.</summary>
internal sealed class MessageSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Take it before looking for work, so that no wake-up is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Pulse() => Interlocked.Exchange(ref next, New()).TrySetResult();

    public async Task WaitAsync(Task woken, TimeSpan limit, CancellationToken ct)
    {
        await Task.WhenAny(woken, Task.Delay(limit, ct));
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
