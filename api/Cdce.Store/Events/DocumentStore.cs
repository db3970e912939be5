namespace Cdce.Store;

/// <summary>The event log of this process.</summary>
internal sealed class DocumentStore(
    StoreOptions options, StoreConnections connections, EventLog log, TimeProvider clock) : IDocumentStore
{
    internal StoreOptions Options => options;

    internal GroupedAppends Appends { get; } = new(connections);

    internal EventLog Log => log;

    internal TimeProvider Clock => clock;

    public IDocumentSession LightweightSession() => new DocumentSession(this);
}
