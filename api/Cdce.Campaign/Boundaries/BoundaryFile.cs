using System.Text.Json;

namespace Cdce.Campaign.Boundaries;

/// <summary>Checks an upload of boundaries: a GeoJSON FeatureCollection (RFC 7946, WGS 84) with one commune per feature.</summary>
internal static class BoundaryFile
{
    public const int MaximumBytes = 4 * 1024 * 1024;

    private const int IssuesShown = 50;

    /// <summary>What is wrong, and how many features there are.</summary>
    public static (IReadOnlyList<InputIssue> Issues, int Features) Check(byte[] bytes, IReadOnlySet<string> knownCodes)
    {
        var issues = new List<InputIssue>();
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (!Is(document.RootElement, "type", "FeatureCollection")
                || !document.RootElement.TryGetProperty("features", out var features)
                || features.ValueKind is not JsonValueKind.Array)
            {
                return ([new InputIssue("body", "type", "A FeatureCollection is expected.")], 0);
            }

            var seen = new HashSet<string>();
            var index = 0;
            foreach (var feature in features.EnumerateArray())
            {
                Check(feature, $"features[{index++}]", knownCodes, seen, issues);
                if (issues.Count >= IssuesShown)
                    break;
            }

            if (index == 0)
                issues.Add(new InputIssue("body", "features", "There is no feature."));
            return (issues, index);
        }
        catch (JsonException e)
        {
            return ([new InputIssue("body", "", $"Not JSON, at line {e.LineNumber + 1}.")], 0);
        }
        catch (InvalidOperationException)
        {
            // What is read as text is asked for its kind before; only half of a surrogate pair is left.
            return ([new InputIssue("body", "features", "A text holds half of a character.")], 0);
        }
    }

    /// <summary>The commune of a feature: <c>properties.nisCode</c>, <c>properties.nis</c> or <c>id</c>.</summary>
    private static string? CodeOf(JsonElement feature)
    {
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object)
        {
            foreach (var name in (string[])["nisCode", "nis"])
            {
                if (properties.TryGetProperty(name, out var code) && code.ValueKind is JsonValueKind.String)
                    return code.GetString();
            }
        }

        return feature.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString() : null;
    }

    private static void Check(JsonElement feature, string name, IReadOnlySet<string> knownCodes, HashSet<string> seen,
        List<InputIssue> issues)
    {
        if (feature.ValueKind is not JsonValueKind.Object || CodeOf(feature) is not { } code)
            issues.Add(new InputIssue("body", name, "The feature does not say which commune it is (properties.nis)."));
        else if (!knownCodes.Contains(code))
            issues.Add(new InputIssue("body", name, "The register knows no commune with this code.", Value: code));
        else if (!seen.Add(code))
            issues.Add(new InputIssue("body", name, "The commune has a feature already.", Value: code));

        if (feature.ValueKind is not JsonValueKind.Object || !feature.TryGetProperty("geometry", out var geometry)
            || geometry.ValueKind is not JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates))
        {
            issues.Add(new InputIssue("body", $"{name}.geometry", "A geometry with coordinates is expected."));
            return;
        }

        var fault = "A Polygon or MultiPolygon is expected.";
        if (Is(geometry, "type", "Polygon"))
        {
            fault = FaultOfPolygon(coordinates);
        }
        else if (Is(geometry, "type", "MultiPolygon"))
        {
            fault = coordinates.ValueKind is JsonValueKind.Array
                ? coordinates.EnumerateArray().Select(FaultOfPolygon).FirstOrDefault(f => f is not null)
                : "Polygons are expected.";
        }

        if (fault is not null)
            issues.Add(new InputIssue("body", $"{name}.geometry", fault));
    }

    private static string? FaultOfPolygon(JsonElement polygon)
    {
        if (polygon.ValueKind is not JsonValueKind.Array || polygon.GetArrayLength() == 0)
            return "A polygon has at least one ring.";
        foreach (var ring in polygon.EnumerateArray())
        {
            if (ring.ValueKind is not JsonValueKind.Array || ring.GetArrayLength() < 4)
                return "A ring has at least four points.";
            foreach (var point in ring.EnumerateArray())
            {
                if (point.ValueKind is not JsonValueKind.Array || point.GetArrayLength() < 2
                    || point[0].ValueKind is not JsonValueKind.Number || point[1].ValueKind is not JsonValueKind.Number
                    || !point[0].TryGetDouble(out var longitude) || !point[1].TryGetDouble(out var latitude)
                    || longitude is < 2 or > 7 || latitude is < 49 or > 52)
                {
                    return "A point is longitude and latitude in degrees (WGS 84), in Belgium.";
                }
            }

            var last = ring[ring.GetArrayLength() - 1];
            if (ring[0][0].GetDouble() != last[0].GetDouble() || ring[0][1].GetDouble() != last[1].GetDouble())
                return "A ring ends where it begins.";
        }

        return null;
    }

    private static bool Is(JsonElement element, string property, string value) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(property, out var found)
        && found.ValueKind is JsonValueKind.String && found.ValueEquals(value);
}
