namespace Cdce.Campaign.Momentum;

/// <summary>
/// How much of its usual rhythm a commune still does: not one figure but the probability of each of seven shares, carried from
/// week to week (a hidden Markov filter). The shares may drift or change altogether; signs such as departures move them down,
/// and each week's facts, or their absence, speak for the shares that let expect them.
/// </summary>
internal sealed class ActivityShare(DetectionParameters rules)
{
    private static readonly double[] Shares = [1.6, 1, 0.75, 0.5, 0.3, 0.15, 0.04];

    // How often each share is found when nothing else is known.
    private static readonly double[] Usual = [0.08, 0.5, 0.18, 0.1, 0.06, 0.05, 0.03];

    private readonly double[] now = [.. Usual];
    private readonly double[] next = new double[Usual.Length];

    /// <summary>Probability of a decline where nothing is known of a commune.</summary>
    public static double UsuallyLow(DetectionParameters rules) =>
        Usual.Where((_, share) => Shares[share] < rules.DeclineTo).Sum();

    /// <summary>Takes in a week and tells the probability that the commune does less than the share of a decline.</summary>
    /// <param name="facts">How many facts there were.</param>
    /// <param name="foreseen">How many its rhythm lets expect.</param>
    /// <param name="whole">Which part of the week is over.</param>
    /// <param name="risk">Probability that the week's signs begin a decline.</param>
    public double See(int facts, double foreseen, double whole, double risk)
    {
        Move(whole, Math.Min(0.5, risk));
        var (sum, low) = (0.0, 0.0);
        for (var share = 0; share < now.Length; share++)
        {
            // Facts come in bunches and rhythms are never known exactly: the evidence of chance alone would be too sure.
            now[share] = next[share] * Math.Exp(rules.EvidenceWeight * (facts * Math.Log(Shares[share]) - Shares[share] * foreseen));
            sum += now[share];
        }

        for (var share = 0; share < now.Length; share++)
        {
            now[share] /= sum;
            if (Shares[share] < rules.DeclineTo)
                low += now[share];
        }

        var odds = rules.OddsFactor * low / Math.Max(1 - low, 1e-12);
        return odds / (1 + odds);
    }

    private void Move(double whole, double risk)
    {
        var (jumps, drifts) = (rules.HazardPerWeek * whole, rules.DriftPerWeek * whole);
        var low = Shares.Count(s => s < rules.DeclineTo);
        Array.Clear(next);
        for (var share = 0; share < now.Length; share++)
        {
            var stays = now[share];
            if (Shares[share] >= rules.DeclineTo)
            {
                for (var lower = now.Length - low; lower < now.Length; lower++)
                    next[lower] += stays * risk / low;
                stays *= 1 - risk;
            }

            for (var other = 0; other < now.Length; other++)
                next[other] += stays * jumps * Usual[other];
            stays *= 1 - jumps;
            var left = stays;
            foreach (var beside in (ReadOnlySpan<int>)[share - 1, share + 1])
            {
                if (beside < 0 || beside >= now.Length)
                    continue;
                // Towards what is usual more often than away from it.
                var drifted = left * drifts * Math.Min(1, Usual[beside] / Usual[share]);
                next[beside] += drifted;
                stays -= drifted;
            }

            next[share] += stays;
        }
    }
}
