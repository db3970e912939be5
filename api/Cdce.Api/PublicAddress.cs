using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cdce.Api;

/// <summary>Where people reach this program. It stands in mails and passkeys are bound to it, so no request is believed about it.</summary>
internal sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private readonly Uri? named = Named(configuration);

    /// <summary>Without a slash at the end.</summary>
    public string Root => (named ?? Listening()).GetLeftPart(UriPartial.Authority);

    public string Host => (named ?? Listening()).Host;

    /// <summary>Reads <c>CDCE_PUBLIC_URL</c>.</summary>
    /// <exception cref="StartRefusedException">It cannot be meant so.</exception>
    public static Uri? Named(IConfiguration configuration)
    {
        if (configuration["CDCE_PUBLIC_URL"] is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.PathAndQuery == "/"
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw new StartRefusedException("CDCE_PUBLIC_URL is not an address such as https://cdce.example.org.");
    }

    // A passkey is bound to a name, never to a number.
    private Uri Listening() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        ? new($"http://localhost:{BindingAddress.Parse(address).Port}")
        : new("http://localhost");
}
