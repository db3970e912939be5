using System.Net;
using System.Net.Sockets;

namespace Cdce.Store.Tests;

/// <summary>Stands between a client and the server, and can cut: what the client sends still arrives, the answer does not.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string socketPath;
    private readonly List<Task> relays = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private volatile bool cutting;

    public CuttingProxy(string socketPath)
    {
        this.socketPath = socketPath;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on the next answer ends the connection instead of being passed on.</summary>
    public void CutNextAnswer() => cutting = true;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(relays);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                relays.Add(RelayAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
            await using var upstream = new NetworkStream(server);
            await using var downstream = client.GetStream();
            try
            {
                await Task.WhenAny(downstream.CopyToAsync(upstream, stop.Token), AnswerAsync(upstream, downstream));
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
            }
        }
    }

    private async Task AnswerAsync(NetworkStream upstream, NetworkStream downstream)
    {
        var buffer = new byte[8192];
        while (await upstream.ReadAsync(buffer, stop.Token) is var count and > 0)
        {
            // The server has answered, so it has committed.
            if (cutting)
            {
                cutting = false;
                return;
            }
            await downstream.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
