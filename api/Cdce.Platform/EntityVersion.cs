using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cdce.Platform;

/// <summary>The version of an aggregate that somebody was looking at: <c>If-Match: "3"</c>.</summary>
public readonly record struct EntityVersion(long Value) : IParsable<EntityVersion>
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"\"{Value}\"");

    public static EntityVersion Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var version)
        ? version
        : throw new FormatException("An entity version is a number in double quotes.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityVersion result)
    {
        result = default;
        if (s is not ['"', .. var digits, '"']
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        result = new EntityVersion(value);
        return true;
    }
}
