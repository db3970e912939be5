namespace Cdce.Store;

/// <summary>
/// One question to the database for all who ask it at the same time. Whoever asks gets an answer to a question that was put
/// after he asked.
/// </summary>
internal sealed class SharedQuestion<T>(Func<Task<T>> put)
{
    private readonly Lock guard = new();
    private TaskCompletionSource<T>? next;
    private bool asking;

    public Task<T> AskAsync()
    {
        Task<T> answer;
        lock (guard)
        {
            next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            answer = next.Task;
            if (asking)
                return answer;
            asking = true;
        }
        _ = PutAsync();
        return answer;
    }

    private async Task PutAsync()
    {
        while (true)
        {
            TaskCompletionSource<T> now;
            lock (guard)
            {
                asking = next is not null;
                if (next is null)
                    return;
                (now, next) = (next, null);
            }
            try
            {
                now.SetResult(await put());
            }
#pragma warning disable CA1031 // whoever asked gets it
            catch (Exception error)
#pragma warning restore CA1031
            {
                now.SetException(error);
            }
        }
    }
}
