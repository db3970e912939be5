namespace Cdce.Messaging;

/// <summary>What modules tell the bus: their handlers and what they publish.</summary>
public sealed class MessagingOptions
{
    private readonly List<Type> outbound = [];

    public HandlerDiscovery Discovery { get; } = new();

    public IReadOnlyList<Type> Outbound => outbound;

    /// <summary>
    /// Lets a module's events out: a static class with public <c>Translate</c> methods, each from one event (<c>T</c> or
    /// <c>IEvent&lt;T&gt;</c>) to one contract message, or null for nothing. Runs as the subscription <c>module.outbound</c>.
    /// </summary>
    public void PublishFrom(Type translator) => outbound.Add(translator);
}

/// <summary>The handler classes that the bus may call.</summary>
public sealed class HandlerDiscovery
{
    private readonly List<Type> types = [];

    public IReadOnlyList<Type> Types => types;

    /// <summary>Lists a static class whose name ends in <c>Handler</c> and which has one public <c>Handle</c> method.</summary>
    public HandlerDiscovery IncludeType(Type handler)
    {
        types.Add(handler);
        return this;
    }
}
