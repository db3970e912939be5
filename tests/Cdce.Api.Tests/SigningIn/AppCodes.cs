using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Cdce.Api.Tests.SigningIn;

/// <summary>An app that shows codes.</summary>
internal static class AppCodes
{
    public const string Password = "a-much-better-one";

    /// <summary>What is typed into the app.</summary>
    public static byte[] KeyOf(JsonElement asked) => Base32(asked.GetProperty("key").GetString() ?? "");

    /// <summary>What the app shows (RFC 6238), or will show some steps of half a minute later. The library reads the real clock.</summary>
    public static string Of(byte[] key, int later = 0)
    {
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // what apps of this kind compute
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        return $"{(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue) % 1_000_000:000000}";
    }

    private static byte[] Base32(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var c in text.Where(char.IsAsciiLetterOrDigit))
        {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
