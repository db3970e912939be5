using System.Text.Json;

namespace Cdce.Campaign;

/// <summary>Words of a closed list in the query, as the api writes them.</summary>
internal static class QueryWords
{
    /// <summary>The values meant; null where a word is not one of the list.</summary>
    public static TEnum[]? Read<TEnum>(string[]? words) where TEnum : struct, Enum
    {
        var known = Enum.GetValues<TEnum>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));
        return (words ?? []).All(known.ContainsKey) ? [.. (words ?? []).Select(word => known[word])] : null;
    }

    /// <summary>What is wrong with a word that is not one of the list.</summary>
    public static InputIssue Unknown<TEnum>(string name) where TEnum : struct, Enum => new("query", name,
        "One of " + string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName)));
}
