using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdce.Testing;

namespace Cdce.Architecture.Tests;

public partial class EventTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "tests", "Cdce.Architecture.Tests", "events");

    public static TheoryData<string> Names => [.. TheProgram.Store.Events.All.Select(e => e.Name).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_stored_name_is_module_and_snake_case(string name) => Assert.Matches(StoredName(), name);

    [Theory, MemberData(nameof(Names))]
    public void An_event_still_reads_the_sample_kept_for_it(string name)
    {
        var sample = Path.Combine(Samples, name + ".json");
        Assert.True(File.Exists(sample), $"Add {name}.json with an example of the event; it is never edited afterwards.");
        var registration = TheProgram.Store.Events.ByName(name);
        var text = File.ReadAllText(sample);
        var read = StoreJson.Read(System.Text.Encoding.UTF8.GetBytes(text), registration.Type);

        // Nothing that the sample says may be lost on the way in.
        using var before = JsonDocument.Parse(text);
        using var after = JsonDocument.Parse(StoreJson.Write(read, registration.Type));
        Assert.Empty(Lost(before.RootElement, after.RootElement, ""));
    }

    [Fact]
    public void Every_sample_belongs_to_an_event() => Assert.Empty(
        Directory.GetFiles(Samples, "*.json").Select(Path.GetFileNameWithoutExtension)
            .Except(TheProgram.Store.Events.All.Select(e => e.Name)));

    [Theory, MemberData(nameof(Names))]
    public void An_event_is_a_sealed_record_without_base_class(string name)
    {
        var type = TheProgram.Store.Events.ByName(name).Type;
        Assert.True(type is { IsSealed: true, IsPublic: true } && type.BaseType == typeof(object));
        Assert.NotNull(type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance));
    }

    private static IEnumerable<string> Lost(JsonElement before, JsonElement after, string path)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            return before.EnumerateObject().SelectMany(p => after.TryGetProperty(p.Name, out var found)
                ? Lost(p.Value, found, $"{path}.{p.Name}")
                : [$"{path}.{p.Name}"]);
        }

        if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array)
        {
            return before.GetArrayLength() == after.GetArrayLength()
                ? before.EnumerateArray().Zip(after.EnumerateArray()).SelectMany(pair => Lost(pair.First, pair.Second, path + "[]"))
                : [path];
        }

        return JsonElement.DeepEquals(before, after) ? [] : [path];
    }

    [GeneratedRegex("^(campaign|governance|partners|learning|communication|accounts|log)\\.[a-z]+(_[a-z]+)*$")]
    private static partial Regex StoredName();
}
