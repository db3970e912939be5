using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cdce.Campaign;

/// <summary>Columns of read models that hold a list, read and written as a whole.</summary>
internal static class JsonColumns
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The value is replaced, never changed in place: another list means another value.</summary>
    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasColumnType("json")
        .HasConversion(
            list => JsonSerializer.Serialize(list, Options),
            text => Read<T>(text),
            new ValueComparer<IReadOnlyList<T>>(
                (one, other) => ReferenceEquals(one, other),
                list => RuntimeHelpers.GetHashCode(list),
                list => list));

    private static T[] Read<T>(string text) => JsonSerializer.Deserialize<T[]>(text, Options) ?? [];
}
