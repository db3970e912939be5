namespace Cdce.Api.BackTests;

/// <summary>How a way of warning did.</summary>
/// <param name="FalseAlarms">Warnings without a loss, per commune and year in which it was well.</param>
/// <param name="Lead">Days of warning before the loss, median over all losses; negative where the warning came after it.</param>
/// <param name="Recall">Share of the losses that were warned of before they were over (0 to 1).</param>
/// <param name="Before">Share of the losses that were warned of before they came (0 to 1).</param>
/// <param name="Precision">Share of the warnings that were right (0 to 1).</param>
internal sealed record WarningScore(
    double FalseAlarms, double Lead, double Recall, double Before, double Precision, int Warnings, int Losses)
{
    /// <summary>The lead that a loss counts with of which nobody was warned within two years.</summary>
    public const int Worst = -730;

    private const int QuietDays = 60;
    private const double DaysOfYear = 365.25;

    /// <summary>Lets a rule warn over communes: one warning for each episode, which ends when there was no reason for it for two months.</summary>
    public static WarningScore Of(IEnumerable<LookedAt> communes, Func<Look, bool> warns)
    {
        var (right, wrong, well, losses) = (0, 0, 0, 0);
        var leads = new List<double>();
        foreach (var commune in communes)
        {
            var first = new double?[commune.Losses.Count];
            var (standing, lastReason) = (false, default(DateOnly));
            foreach (var look in commune.Looks)
            {
                well += look.Excused || look.Paused ? 0 : 1;
                var raised = false;
                if (!look.Paused && warns(look))
                    (raised, standing, lastReason) = (!standing, true, look.Day);
                else
                    standing = standing && look.Day < lastReason.AddDays(QuietDays);

                if (!raised)
                    continue;
                if (look.Loss >= 0)
                {
                    right += first[look.Loss] is null ? 1 : 0; // a second warning of the same loss is neither right nor wrong
                    first[look.Loss] ??= commune.Losses[look.Loss].LostOn.DayNumber - look.Day.DayNumber;
                }
                else if (!look.Excused)
                {
                    wrong++;
                }
            }

            losses += first.Length;
            leads.AddRange(first.OfType<double>());
        }

        var sorted = leads.Select(l => Math.Max(Worst, l)).Concat(Enumerable.Repeat((double)Worst, losses - leads.Count)).Order().ToList();
        return new WarningScore(
            well == 0 ? 0 : wrong / (well * Replay.DaysBetweenLooks / DaysOfYear),
            Median(sorted),
            losses == 0 ? 0 : (double)leads.Count / losses,
            losses == 0 ? 0 : (double)leads.Count(l => l > 0) / losses,
            right + wrong == 0 ? 0 : (double)right / (right + wrong), right + wrong, losses);
    }

    /// <summary>The limit of a signal that finds most losses, then earliest, at no more false alarms than allowed.</summary>
    public static double BestLimit(IReadOnlyList<LookedAt> communes, Func<Look, double> signal, double falseAlarms)
    {
        const int tried = 400;
        var values = communes.SelectMany(c => c.Looks.Select(signal)).Order().ToList();
        return values.Count == 0
            ? 0
            : Enumerable.Range(0, tried).Select(i => values[(int)((long)i * (values.Count - 1) / tried)]).Distinct()
                .Select(limit => (Limit: limit, Score: Of(communes, l => signal(l) > limit)))
                .Where(t => t.Score.FalseAlarms <= falseAlarms)
                .OrderByDescending(t => t.Score.Recall).ThenByDescending(t => t.Score.Lead)
                .Select(t => t.Limit).FirstOrDefault(values[^1]);
    }

    private static double Median(List<double> sorted) => sorted.Count switch
    {
        0 => double.NaN,
        var n when n % 2 == 1 => sorted[n / 2],
        var n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2,
    };
}
