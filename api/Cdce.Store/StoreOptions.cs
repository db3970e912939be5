using Microsoft.EntityFrameworkCore;

namespace Cdce.Store;

/// <summary>What modules tell the store: their event names and their read models.</summary>
public sealed class StoreOptions
{
    private readonly List<ReadModelRegistration> modules = [];

    public EventRegistrations Events { get; } = new();

    internal IReadOnlyList<ReadModelRegistration> Modules => modules;

    /// <summary>Gives a module its read models; its projections are added to what this returns.</summary>
    public ReadModelRegistration ReadModels<TContext>(string module) where TContext : DbContext
    {
        var registration = new ReadModelRegistration(module, typeof(TContext));
        modules.Add(registration);
        return registration;
    }
}

/// <summary>The stored name of each event type. A name is never changed or given another meaning.</summary>
public sealed class EventRegistrations
{
    private readonly Dictionary<Type, EventRegistration> byType = [];
    private readonly Dictionary<string, EventRegistration> byName = [];

    public IReadOnlyCollection<EventRegistration> All => byType.Values;

    /// <summary>Registers an event. <paramref name="on"/> tells the day the fact happened, where that may differ from the day it was recorded.</summary>
    /// <param name="name">Form <c>module.snake_case</c>.</param>
    /// <param name="on">Used for the reading "what was true then"; null means the day of recording.</param>
    public void MapEventType<T>(string name, Func<T, DateOnly?>? on = null) where T : class
    {
        var registration = new EventRegistration(typeof(T), name, on is null ? null : e => on((T)e));
        byType.Add(typeof(T), registration);
        byName.Add(name, registration);
    }

    public EventRegistration ByType(Type type) => byType.TryGetValue(type, out var found)
        ? found
        : throw new InvalidOperationException($"{type} has no stored name; register it in its module.");

    public EventRegistration ByName(string name) => byName.TryGetValue(name, out var found)
        ? found
        : throw new InvalidOperationException($"No event is registered under the name {name}.");
}

/// <summary>One event type, its stored name, and how to read the day it happened.</summary>
public sealed record EventRegistration(Type Type, string Name, Func<object, DateOnly?>? On)
{
    /// <summary>The part of the name before the dot.</summary>
    public string Module => Name[..Name.IndexOf('.', StringComparison.Ordinal)];
}

/// <summary>A module's read models: its context and the projections that fill it, in order.</summary>
public sealed class ReadModelRegistration(string module, Type contextType)
{
    private readonly List<Type> projections = [];

    public string Module { get; } = module;

    public Type ContextType { get; } = contextType;

    public IReadOnlyList<Type> Projections => projections;

    /// <summary>
    /// Adds a projection: a class with one public <c>On</c> method for each event it wants. The first parameter is the
    /// event (<c>T</c> or <c>IEvent&lt;T&gt;</c>), the others are the module's context or a CancellationToken; it
    /// returns void or Task. It changes rows through the context and never saves, reads a clock or has other effects.
    /// </summary>
    public ReadModelRegistration Add<TProjection>() where TProjection : class, new()
    {
        projections.Add(typeof(TProjection));
        return this;
    }
}
