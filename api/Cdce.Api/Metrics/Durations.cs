using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cdce.Api.Metrics;

/// <summary>What a measured time belongs to; parts that do not apply are empty.</summary>
internal readonly record struct Measured(string Instrument, string Method, string Route, string Status);

/// <summary>Counts how long requests and saves take, in this process since its start.</summary>
internal sealed class Durations : IDisposable
{
    public const string Requests = "http.server.request.duration";

    /// <summary>Upper ends of the buckets, in seconds.</summary>
    public static readonly IReadOnlyList<double> Limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<Measured, Histogram> histograms = [];
    private readonly MeterListener listener = new();

    public Durations()
    {
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name is Requests or StoreMeter.AppendDuration)
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) => histograms
            .GetOrAdd(Key(instrument.Name, tags), static _ => new()).Add(seconds));
        listener.Start();
    }

    public IEnumerable<(Measured About, long[] Buckets, double Sum)> Of(string instrument)
    {
        foreach (var (about, histogram) in histograms.Where(h => h.Key.Instrument == instrument))
        {
            var (buckets, sum) = histogram.Read();
            yield return (about, buckets, sum);
        }
    }

    public void Dispose() => listener.Dispose();

    // The route is its template: an address may hold what belongs to somebody.
    private static Measured Key(string instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "", "");
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "http.request.method": method = value as string ?? ""; break;
                case "http.route": route = value as string ?? ""; break;
                case "http.response.status_code": status = $"{value}"; break;
            }
        }

        return new(instrument, method, route, status);
    }

    private sealed class Histogram
    {
        private readonly Lock guard = new();
        private readonly long[] buckets = new long[Limits.Count + 1];
        private double sum;

        public void Add(double seconds)
        {
            var bucket = 0;
            while (bucket < Limits.Count && seconds > Limits[bucket])
                bucket++;
            lock (guard)
            {
                buckets[bucket]++;
                sum += seconds;
            }
        }

        public (long[] Buckets, double Sum) Read()
        {
            lock (guard)
                return ([.. buckets], sum);
        }
    }
}
