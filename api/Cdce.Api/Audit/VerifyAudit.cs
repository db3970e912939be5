using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Audit;

/// <summary>Whether anything in the log was changed after it was recorded.</summary>
internal sealed class VerifyAudit : IEndpoint
{
    /// <param name="Fits">Whether nothing was changed.</param>
    /// <param name="Blocks">Blocks of the chain.</param>
    /// <param name="Events">Events that they hold.</param>
    /// <param name="Waiting">Newer events that no block holds yet.</param>
    /// <param name="Until">When the last block was made.</param>
    /// <param name="Head">Hash of the last block; noted elsewhere, it shows later that the chain was not made anew.</param>
    /// <param name="Redactions">How often words were taken out of an event; each stands in the log.</param>
    /// <param name="Fault">The first thing that does not fit.</param>
    internal sealed record VerificationView(
        string Href, bool Fits, long Blocks, long Events, long Waiting, DateTimeOffset? Until, string? Head, long Redactions, FaultView? Fault);

    /// <param name="Block">The block; absent where an event stands in none.</param>
    /// <param name="Kind">What is wrong.</param>
    /// <param name="Object">The object, where one event is to blame and is still there.</param>
    /// <param name="Version">The version of the object.</param>
    internal sealed record FaultView(long? Block, ChainFaultKind Kind, string? Object, long? Version);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit/verification", Handle)
        .WithName("verifyAudit")
        .WithSummary("Compare the log with its chain of hashes");

    private static async Task<Ok<VerificationView>> Handle(HttpRequest http, AuditChain chain, CancellationToken ct)
    {
        await chain.ExtendToEndAsync(ct); // what was recorded a moment ago is asked about as well
        var found = await chain.VerifyAsync(ct);
        return TypedResults.Ok(new VerificationView(http.Absolute("/api/v1/audit/verification"), found.Fault is null, found.Blocks, found.Events,
            found.Waiting, found.Until, found.Head, found.Redactions, found.Fault is { } fault ? new(fault.Block, fault.Kind, fault.StreamKey, fault.Version) : null));
    }
}
