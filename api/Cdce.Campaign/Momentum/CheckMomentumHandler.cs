using Cdce.Contracts.Campaign;

namespace Cdce.Campaign.Momentum;

/// <summary>Judges all communes each night.</summary>
public static class CheckMomentumHandler
{
    // The night before last may arrive after last night: it has no consequence any more.
    public static async Task Handle(CheckMomentum message, IServiceProvider services, IDocumentSession session, CancellationToken ct)
    {
        var evaluation = Evaluation.Of(services, session);
        if (!(message.Day < await evaluation.LatestAsync(simulating: false, ct)))
            await evaluation.RunAsync(message.Day, simulating: false, ct);
    }
}
