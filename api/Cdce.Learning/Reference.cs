using System.Text.Json;

namespace Cdce.Learning;

/// <summary>Reads the reference files that ship inside the module.</summary>
internal static class Reference
{
    public static T Read<T>(string name)
    {
        using var stream = typeof(Reference).Assembly.GetManifestResourceStream($"Cdce.Learning.{name}")
            ?? throw new InvalidOperationException($"The reference file {name} is not in the module.");
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"The reference file {name} is empty.");
    }
}
