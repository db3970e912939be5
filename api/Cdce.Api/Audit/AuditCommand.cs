using System.Globalization;

namespace Cdce.Api.Audit;

/// <summary>
/// <c>audit verify [--head HASH] [--data DIR]</c>: 0 where the log fits its chain, 1 where something was changed afterwards. Changes nothing.
/// </summary>
internal static class AuditCommand
{
    private const string Usage = "audit verify [--head HASH] [--data DATA]";

    public static async Task<int> RunAsync(string[] args)
    {
        var (head, data) = Read(args);
        var settings = HostSettings.ForCommand(data);
        return await settings.WithPostgresAsync(async () =>
        {
            await using var connections = new StoreConnections(settings.ConnectionString);
            return await VerifyAsync(new(connections, TimeProvider.System), head, Terminal.Say);
        }, CancellationToken.None);
    }

    internal static async Task<int> VerifyAsync(AuditChain chain, string? head, Action<string> say)
    {
        var found = await chain.VerifyAsync();
        if (found.Fault is { } fault)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"Does not fit: {Sentence(fault)}"));
            return 1;
        }

        if (head is not null && !await chain.HoldsAsync(head))
        {
            say("Does not fit: no block has this hash, so the chain was made anew since it was noted.");
            return 1;
        }

        say(string.Create(CultureInfo.InvariantCulture,
            $"Nothing was changed afterwards: {found.Events} events in {found.Blocks} blocks fit, the last of {found.Until:u}; {found.Waiting} newer events wait for their block."));
        if (found.Redactions > 0)
            say(string.Create(CultureInfo.InvariantCulture, $"Words were taken out of events {found.Redactions} times; who decided it, when and why stands in the log."));
        if (found.Head is not null)
            say($"Note this hash elsewhere, and give it as --head another time: {found.Head}");
        return 0;
    }

    private static string Sentence(ChainFault fault)
    {
        var about = fault.StreamKey is { } key ? string.Create(CultureInfo.InvariantCulture, $" ({key}, version {fault.Version})") : "";
        return fault.Kind switch
        {
            ChainFaultKind.EventMissing => $"block {fault.Block}: an event is gone.",
            ChainFaultKind.EventInserted => $"an event was inserted among older ones{about}.",
            ChainFaultKind.OrderChanged => $"block {fault.Block}: events stand in another order{about}.",
            ChainFaultKind.BlockMissing => $"block {fault.Block}: it is gone.",
            ChainFaultKind.RedactionUnmatched => $"an event is not what its redaction made of it{about}.",
            _ => $"block {fault.Block}: an event or the block was changed.",
        };
    }

    private static (string? Head, string? Data) Read(string[] args)
    {
        if (args is not ["verify", .. var rest] || rest.Length % 2 != 0)
            throw new StartRefusedException(Usage);
        string? head = null, data = null;
        foreach (var option in rest.Chunk(2))
        {
            if (option[0] == "--head")
                head = option[1];
            else if (option[0] == "--data")
                data = option[1];
            else
                throw new StartRefusedException(Usage);
        }
        return (head, data);
    }
}
