using System.Text.Json;

namespace Cdce.Store;

/// <summary>A field before and after.</summary>
/// <param name="Field">Its place, as in <c>mandates[2].endedOn</c>.</param>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is there no longer.</param>
public sealed record StateChange(string Field, JsonElement? Before, JsonElement? After)
{
    /// <summary>The smallest fields that differ; what is wholly new or gone stands as a whole.</summary>
    public static IReadOnlyList<StateChange> Between(JsonElement? before, JsonElement? after)
    {
        var changes = new List<StateChange>();
        if (before is null && after is { ValueKind: JsonValueKind.Object } first)
            changes.AddRange(first.EnumerateObject().Select(p => new StateChange(p.Name, null, p.Value)));
        else
            Compare("", before, after, changes);
        return changes;
    }

    private static void Compare(string field, JsonElement? before, JsonElement? after, List<StateChange> changes)
    {
        if (before is { } old && after is { } now)
        {
            if (JsonElement.DeepEquals(old, now))
                return;
            if (old.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
            {
                var names = old.EnumerateObject().Concat(now.EnumerateObject()).Select(p => p.Name).Distinct();
                foreach (var name in names)
                    Compare(field.Length == 0 ? name : $"{field}.{name}", Of(old, name), Of(now, name), changes);
                return;
            }
            if (old.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
            {
                for (var i = 0; i < Math.Max(old.GetArrayLength(), now.GetArrayLength()); i++)
                    Compare($"{field}[{i}]", At(old, i), At(now, i), changes);
                return;
            }
        }
        if (before is not null || after is not null)
            changes.Add(new(field, before, after));
    }

    private static JsonElement? Of(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? At(JsonElement element, int index) => index < element.GetArrayLength() ? element[index] : null;
}
