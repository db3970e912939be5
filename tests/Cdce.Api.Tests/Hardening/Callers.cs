using System.Net;
using System.Net.Sockets;

namespace Cdce.Api.Tests.Hardening;

/// <summary>Callers at other addresses: every address of 127.0.0.0/8 is this machine.</summary>
internal static class Callers
{
    public static HttpClient From(string address, Uri server) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = server };
}
