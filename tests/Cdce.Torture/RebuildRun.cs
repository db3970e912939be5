using System.Globalization;
using Cdce.Store.Tests;
using Cdce.Testing;

namespace Cdce.Torture;

/// <summary>A long log is folded anew while it is read and written, once with a stop in the middle.</summary>
internal static class RebuildRun
{
    public static async Task<bool> RunAsync(int shelves, int itemsOfEach)
    {
        var verdict = new Verdict("rebuild", timed: false);
        var database = await TestCluster.CreateDatabaseAsync();
        var outcome = await new RebuildStorm(database, shelves, itemsOfEach).RunAsync();
        await TestCluster.DropDatabaseAsync(database);
        verdict.Figure("events", $"{outcome.Events}");
        verdict.Figure("written meanwhile", $"{outcome.Appended}");
        verdict.Figure("seconds of each rebuild", string.Join(", ", outcome.Times.Select(t => t.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture))));
        verdict.Zero("questions that failed or went back", outcome.FailedReads, outcome.Reads);
        verdict.Expect("rows of what followed and of a fold from the first event", outcome.RowsAreEqual, outcome.RowsAreEqual ? "equal" : "differ");
        return verdict.Passed;
    }
}
