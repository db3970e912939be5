using System.Globalization;
using System.Text;

namespace Cdce.Api.Metrics;

/// <summary>Writes measurements in the text format of Prometheus (version 0.0.4).</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>Begins a family; its samples follow.</summary>
    public PrometheusText Family(string name, string type, string help)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        return this;
    }

    public PrometheusText Sample(string name, double value, params (string Name, string Value)[] labels)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').AppendJoin(',', labels.Select(l => $"{l.Name}=\"{Escape(l.Value)}\"")).Append('}');
        text.Append(CultureInfo.InvariantCulture, $" {value:R}\n");
        return this;
    }

    /// <summary>A family with one sample and no labels.</summary>
    public PrometheusText Gauge(string name, string help, double value) => Family(name, "gauge", help).Sample(name, value);

    /// <param name="buckets">How many fell into each bucket, the one without an upper end last.</param>
    public PrometheusText Histogram(
        string name, IReadOnlyList<double> limits, long[] buckets, double sum, params (string Name, string Value)[] labels)
    {
        var count = 0L;
        for (var i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            var end = i < limits.Count ? limits[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Sample($"{name}_bucket", count, [.. labels, ("le", end)]);
        }

        return Sample($"{name}_sum", sum, labels).Sample($"{name}_count", count, labels);
    }

    public override string ToString() => text.ToString();

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
