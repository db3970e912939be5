using Cdce.Testing.Dates;

namespace Cdce.Torture;

/// <summary>Any date: a long random life, and many of its days asked for again.</summary>
internal static class DatesRun
{
    public static async Task<bool> RunAsync(int commands, int days, int recorded, int filtered, int ofEach)
    {
        var verdict = new Verdict("dates", timed: false);
        var seed = Random.Shared.Next(1_000_000);
        verdict.Figure("seed", $"{seed}");
        var outcome = await new AnyDate(new(seed, commands, days, recorded, filtered, ofEach), Verdict.Say).RunAsync();
        verdict.Figure("commands accepted", $"{outcome.Accepted.Values.Sum()} of {outcome.Accepted.Count} operations");
        foreach (var (command, times) in outcome.Refused.Where(r => r.Key.Contains('{', StringComparison.Ordinal)))
            verdict.Figure("malformed", $"{times} x {command}");
        verdict.Zero("answers about a past day that differ", outcome.Differences.Count, outcome.Compared);
        foreach (var difference in outcome.Differences.Take(20))
            Verdict.Say($"dates:   {difference}");
        var asked = Contract.Operations.Where(o => o.AllowsAsOf).Select(o => o.Id).Except(outcome.Operations).ToList();
        verdict.Expect("questions of the contract without an answer that was compared", asked.Count == 0, string.Join(", ", asked));
        verdict.Expect("control: answers that differ the day before", outcome.Controls > 0, $"{outcome.Controls}");
        return verdict.Passed;
    }
}
