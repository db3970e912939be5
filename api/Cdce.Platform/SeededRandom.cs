using System.Text;

namespace Cdce.Platform;

/// <summary>
/// A stream of numbers that is the same for the same seed on every machine and every version of .NET, which
/// <see cref="Random"/> does not promise (SplitMix64).
/// </summary>
public sealed class SeededRandom
{
    private ulong state;

    private SeededRandom(ulong state) => this.state = state;

    /// <summary>The stream of one topic, so that one commune's numbers do not move when another is added.</summary>
    public static SeededRandom For(int seed, string topic)
    {
        // FNV-1a over the topic, started from the seed.
        var hash = 14695981039346656037UL ^ (ulong)(uint)seed * 0x9E3779B97F4A7C15UL;
        foreach (var b in Encoding.UTF8.GetBytes(topic))
            hash = (hash ^ b) * 1099511628211UL;
        return new SeededRandom(hash);
    }

    /// <summary>A number from 0 up to, and without, 1.</summary>
    public double Unit()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Chance(double probability) => Unit() < probability;

    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>A whole number from low to high, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Unit() * (high - low + 1));

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];

    /// <summary>How many times something happens that is expected <paramref name="mean"/> times.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Unit();
        var count = 0;
        while (product > limit)
        {
            product *= Unit();
            count++;
        }

        return count;
    }

    /// <summary>A number of the gamma distribution with this shape and scale 1 (Marsaglia and Tsang 2000).</summary>
    public double Gamma(double shape)
    {
        // Below 1 it is drawn one higher and brought down.
        var raised = shape < 1 ? shape + 1 : shape;
        var d = raised - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - Unit()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return shape < 1 ? d * v * Math.Pow(1 - Unit(), 1 / shape) : d * v;
        }
    }

    // Box and Muller 1958.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
