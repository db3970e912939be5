using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Cdce.Benchmarks;

/// <summary>One HTTP connection that sends given bytes and reads whole answers, with as little work of its own as one can have.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    public static async Task<LoadClient> ConnectAsync(int port)
    {
        var client = new LoadClient();
        await client.socket.ConnectAsync("127.0.0.1", port);
        return client;
    }

    /// <summary>Sends a request and reads its answer to the end; its status and the length of its body.</summary>
    public async Task<(int Status, int Length)> SendAsync(byte[] request)
    {
        await socket.SendAsync(request);
        filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            await ReceiveAsync();
        head += 4;
        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        var status = int.Parse(headers.AsSpan(9, 3), CultureInfo.InvariantCulture);
        if (Header(headers, "\r\nContent-Length: ") is { } length)
        {
            var whole = head + int.Parse(length, CultureInfo.InvariantCulture);
            while (filled < whole)
                await ReceiveAsync();
        }
        else if (status is not (204 or 304))
        {
            while (!buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8))
                await ReceiveAsync();
        }
        return (status, filled - head);
    }

    public void Dispose() => socket.Dispose();

    private static string? Header(string headers, string name)
    {
        var start = headers.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? null : headers[(start + name.Length)..headers.IndexOf("\r\n", start + name.Length, StringComparison.Ordinal)];
    }

    private async Task ReceiveAsync()
    {
        if (filled == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
        filled += read == 0 ? throw new IOException("The server hung up.") : read;
    }
}
