using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cdce.Platform;

/// <summary>
/// The version of an aggregate that somebody was looking at: <c>If-Match: "3"</c>. What comes after a point, as in <c>"3.x7Qa"</c>, tells
/// two answers about the same version apart and does not matter to a command.
/// </summary>
public readonly record struct EntityVersion(long Value) : IParsable<EntityVersion>
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"\"{Value}\"");

    public static EntityVersion Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var version)
        ? version
        : throw new FormatException("An entity version is a number in double quotes, or an ETag that begins with one.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityVersion result)
    {
        result = default;
        if (s is not ['"', .. var tag, '"']
            || !long.TryParse(tag.Split('.', 2)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        result = new EntityVersion(value);
        return true;
    }
}
