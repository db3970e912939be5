using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cdce.Testing;

/// <summary>The network between the program and its database, which can be cut.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string socketPath;
    private readonly ConcurrentDictionary<Relay, Task> relays = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private volatile TaskCompletionSource? silence;
    private volatile bool cut;
    private volatile bool cuttingAnswer;

    public Wire(string socketPath)
    {
        this.socketPath = socketPath;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The next answer ends its connection instead of being passed on: what was sent has arrived.</summary>
    public void CutNextAnswer() => cuttingAnswer = true;

    /// <param name="silent">Connections stay open and nothing passes; else they break at once.</param>
    public void Cut(bool silent)
    {
        cut = true;
        if (silent)
            silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
        else
            BreakAll();
    }

    /// <summary>Lets new connections through; those of before are broken.</summary>
    public void Mend()
    {
        BreakAll();
        cut = false;
        var ended = silence;
        silence = null;
        ended?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        BreakAll();
        await accepting;
        await Task.WhenAll(relays.Values);
        listener.Dispose();
        stop.Dispose();
    }

    private void BreakAll()
    {
        foreach (var relay in relays.Keys)
            relay.Break();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                if (cut && silence is null)
                {
                    client.Close(0);
                    continue;
                }
                var relay = new Relay(client, new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
                relays[relay] = Task.Run(() => PassAsync(relay));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task PassAsync(Relay relay)
    {
        try
        {
            await relay.Server.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
            await Task.WhenAny(PassAsync(relay.Client, relay.Server), PassAsync(relay.Server, relay.Client, isAnswer: true));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }
        relay.Break();
        relays.TryRemove(relay, out _);
    }

    private async Task PassAsync(Socket from, Socket to, bool isAnswer = false)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                if (isAnswer && cuttingAnswer)
                {
                    cuttingAnswer = false;
                    return;
                }
                if (silence is { } silent)
                    await silent.Task.WaitAsync(stop.Token);
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }

    private sealed record Relay(Socket Client, Socket Server)
    {
        public void Break()
        {
            Client.Close(0);
            Server.Close(0);
        }
    }
}
