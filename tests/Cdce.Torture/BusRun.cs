using Cdce.Messaging.Tests;
using Cdce.Testing;

namespace Cdce.Torture;

/// <summary>The bus: duplicates, late messages and killed handlers leave one effect for each message.</summary>
internal static class BusRun
{
    public static async Task<bool> RunAsync(int messages)
    {
        var verdict = new Verdict("bus", timed: false);
        var seed = Random.Shared.Next(1_000_000);
        var outcome = await StormAsync(messages, seed, withoutMark: false);
        verdict.Figure("seed", $"{seed}");
        verdict.Figure("handed to the bus", $"{outcome.Sent} times {messages} messages");
        verdict.Figure("connections ended", $"{outcome.Killed}");
        verdict.Figure("handlers overtaken between work and commit", $"{outcome.Overtaken}");
        verdict.Expect("effects", outcome.Effects == messages, $"{outcome.Effects} of {messages} messages");
        verdict.Zero("messages without an effect", (int)outcome.Missing, messages);
        verdict.Zero("dead letters", outcome.DeadLetters, messages);
        var control = await StormAsync(Math.Min(messages, 300), 1, withoutMark: true);
        verdict.Expect("control: effects without the mark", control.Effects > control.Messages, $"{control.Effects} of {control.Messages} messages");
        return verdict.Passed;
    }

    private static async Task<StormOutcome> StormAsync(int messages, int seed, bool withoutMark)
    {
        var database = await TestCluster.CreateDatabaseAsync();
        try
        {
            return await new BusStorm(database, messages, seed).RunAsync(withoutMark);
        }
        finally
        {
            await TestCluster.DropDatabaseAsync(database);
        }
    }
}
