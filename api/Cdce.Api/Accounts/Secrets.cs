using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cdce.Api.Accounts;

/// <summary>Makes and recognises passwords, cookies and keys.</summary>
internal static class Secrets
{
    private const string KeyPrefix = "cdce_";
    private const int IdLength = 8;
    private const int SecretLength = 32;
    private const int ChecksumLength = 6;

    // Without letters that are mistaken for digits when a password is copied by hand.
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>About 99 bits, in four groups of five.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 5)));

    /// <summary>256 bits for a cookie.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Long random secrets need no slow hash.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>A key: prefix, id, secret of 190 bits, and a checksum that tells a typing error from a wrong key.</summary>
    public static (string Id, string Key) NewKey()
    {
        var id = RandomNumberGenerator.GetString(Alphanumeric, IdLength);
        var body = $"{KeyPrefix}{id}_{RandomNumberGenerator.GetString(Alphanumeric, SecretLength)}";
        return (id, body + Checksum(body));
    }

    /// <summary>The id of a key, or null where it is not one of ours, which is told without asking the database.</summary>
    public static string? IdOf(string key)
    {
        var length = KeyPrefix.Length + IdLength + 1 + SecretLength;
        return key.Length == length + ChecksumLength
            && key.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && key[length..] == Checksum(key[..length])
            ? key.Substring(KeyPrefix.Length, IdLength)
            : null;
    }

    private static string Checksum(string body)
    {
        var rest = Crc32(Encoding.UTF8.GetBytes(body));
        var text = new char[ChecksumLength];
        for (var i = ChecksumLength - 1; i >= 0; i--)
        {
            text[i] = Alphanumeric[(int)(rest % 62)];
            rest /= 62;
        }

        return new string(text);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
