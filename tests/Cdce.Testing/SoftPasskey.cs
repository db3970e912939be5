using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Cdce.Testing;

/// <summary>An authenticator made of software: it answers a server's challenge as a browser with a passkey does.</summary>
public sealed class SoftPasskey(string origin, string domain) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private byte[] owner = [];
    private uint used;

    /// <summary>The JSON of a new credential.</summary>
    public string Make(string options)
    {
        var asked = JsonSerializer.Deserialize<JsonElement>(options);
        owner = Base64Url.DecodeFromChars(asked.GetProperty("user").GetProperty("id").GetString());
        var point = key.ExportParameters(false).Q;
        byte[] publicKey =
        [
            0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X ?? [], 0x22, 0x58, 0x20, .. point.Y ?? [],
        ];
        byte[] attested = [.. new byte[16], 0, (byte)id.Length, .. id, .. publicKey];
        byte[] authenticator = [.. Authenticator(0x45), .. attested];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8,
            0x58, (byte)authenticator.Length, .. authenticator,
        ];
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", asked)),
            attestationObject = Base64Url.EncodeToString(attestation),
            transports = new[] { "internal" },
        });
    }

    /// <summary>The JSON that signs in.</summary>
    public string Sign(string options)
    {
        var client = ClientData("webauthn.get", JsonSerializer.Deserialize<JsonElement>(options));
        var authenticator = Authenticator(0x05);
        var signature = key.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(authenticator),
            signature = Base64Url.EncodeToString(signature),
            userHandle = Base64Url.EncodeToString(owner),
        });
    }

    public void Dispose() => key.Dispose();

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Base64Url.EncodeToString(id),
        rawId = Base64Url.EncodeToString(id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });

    private byte[] ClientData(string type, JsonElement asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] Authenticator(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++used);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), flags, .. count];
    }
}
