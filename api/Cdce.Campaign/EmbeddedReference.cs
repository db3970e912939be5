using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdce.Campaign;

/// <summary>Reads the reference files that are part of the module.</summary>
internal static class EmbeddedReference
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="name">Folder and file, such as <c>Communes.reference.communes.csv</c>.</param>
    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedReference).Assembly.GetManifestResourceStream($"Cdce.Campaign.{name}")
            ?? throw new InvalidOperationException($"The reference file {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static T Json<T>(string name) where T : class => JsonSerializer.Deserialize<T>(Text(name), Options)
        ?? throw new InvalidOperationException($"The reference file {name} is empty.");
}
