using Microsoft.EntityFrameworkCore;

namespace Cdce.Store;

/// <summary>What modules tell the store: their event names and their read models.</summary>
public sealed class StoreOptions
{
    private readonly List<ReadModelRegistration> modules = [];

    public EventRegistrations Events { get; } = new();

    /// <summary>How often a loop looks at the log without having been woken.</summary>
    public TimeSpan SlowPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the audit chain takes in what the log has gained.</summary>
    public TimeSpan ChainPause { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Pauses before a stream that was set aside, because a projection refused one of its events, is tried again while the others go
    /// on; after the last it waits for an operator.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryPauses { get; set; } =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    /// <summary>Generations of the past kept per module; the one unused for longest goes first.</summary>
    public int PastGenerationsKept { get; set; } = 12;

    /// <summary>Generations of the past that are built at the same time per module; further ones wait, so that the present does not.</summary>
    public int PastGenerationsBuilt { get; set; } = 2;

    /// <summary>A generation of the past that nobody has asked for this long is dropped.</summary>
    public TimeSpan PastGenerationsIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A replaced generation stays this long for requests that still read it, and for a step back to the program before.</summary>
    public TimeSpan ReplacedGenerationsKept { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The contexts of all modules.</summary>
    public IEnumerable<Type> ContextTypes => modules.Select(module => module.ContextType);

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
    private readonly Dictionary<string, StreamRegistration> streams = [];
    private readonly Dictionary<string, string> seals = [];

    public IReadOnlyCollection<EventRegistration> All => byType.Values;

    /// <summary>Registers an event. <paramref name="on"/> tells the day the fact happened, where that may differ from the day it was recorded.</summary>
    /// <param name="name">Form <c>module.snake_case</c>.</param>
    /// <param name="on">Used for the reading "what was true then"; null means the day of recording.</param>
    public void MapEventType<T>(string name, Func<T, DateOnly?>? on = null) where T : class
    {
        var registration = new EventRegistration(typeof(T), name, on is null ? null : e => on((T)e),
            StoreJson.Read<T>, static (data, metadata) => new Event<T>((T)data, metadata));
        byType.Add(typeof(T), registration);
        byName.Add(name, registration);
    }

    /// <summary>What these events say stays out of the audit trail until their stream holds the other one; that they happened is shown.</summary>
    public void SealUntil<T, TOpening>() where T : class where TOpening : class => seals.Add(ByType(typeof(T)).Name, ByType(typeof(TOpening)).Name);

    /// <summary>The names of sealed events, each with the name of the event that opens them.</summary>
    internal IReadOnlyDictionary<string, string> Seals => seals;

    /// <summary>Reads an old shape under its stored name and lifts it to today's event, which has a name of its own.</summary>
    public void Upcast<TOld, TNew>(string oldName, Func<TOld, TNew> lift) where TOld : class where TNew : class
    {
        var current = ByType(typeof(TNew));
        byName.Add(oldName, current with { Name = oldName, Stored = typeof(TOld), Read = data => lift(StoreJson.Read<TOld>(data)) });
    }

    /// <summary>
    /// Names the kind of object behind stream keys, so that its history can be told: <c>pledge</c> for the keys <c>pledge/{id}</c>.
    /// </summary>
    /// <param name="address">Where it is in the API, with {id} for what follows the slash; null where it has no address of its own.</param>
    public void MapStream<T>(string kind, string? address = null) where T : class => streams.Add(
        kind, new StreamRegistration(kind, typeof(T), address, static (state, e) => EventFold<T>.Next((T?)state, e)));

    /// <summary>The kinds of objects.</summary>
    public IReadOnlyCollection<StreamRegistration> Streams => streams.Values;

    /// <summary>What a stream key is about; null where its kind was not named.</summary>
    public StreamRegistration? StreamOf(string streamKey) => streams.GetValueOrDefault(streamKey.Split('/')[0]);

    public EventRegistration ByType(Type type) => byType.TryGetValue(type, out var found)
        ? found
        : throw new InvalidOperationException($"{type} has no stored name; register it in its module.");

    public EventRegistration ByName(string name) => byName.TryGetValue(name, out var found)
        ? found
        : throw new InvalidOperationException($"No event is registered under the name {name}.");

    /// <summary>Every stored name that is read as this type, old shapes included.</summary>
    public IEnumerable<string> NamesOf(Type type) =>
        byName.Where(entry => entry.Value.Type == type).Select(entry => entry.Key);
}

/// <summary>A kind of object, and the aggregate that its events are folded into.</summary>
public sealed record StreamRegistration(string Kind, Type Aggregate, string? Address, Func<object?, IEvent, object?> Next)
{
    /// <summary>The path of one of them below the API's; null where it has none.</summary>
    public string? PathOf(string streamKey) => streamKey.Split('/') is [_, var id]
        ? Address?.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal)
        : Address?.Contains("{id}", StringComparison.Ordinal) == false ? Address : null;
}

/// <summary>One event type, its stored name, and how to read the day it happened.</summary>
public sealed record EventRegistration
{
    internal EventRegistration(Type type, string name, Func<object, DateOnly?>? on,
        Func<byte[], object> read, Func<object, EventMetadata, IEvent> wrap)
    {
        Type = Stored = type;
        Name = name;
        On = on;
        Read = read;
        Wrap = wrap;
    }

    public Type Type { get; }

    /// <summary>The shape in which it was written; another one where it is an old one that is lifted.</summary>
    public Type Stored { get; internal init; }

    public string Name { get; internal init; }

    public Func<object, DateOnly?>? On { get; }

    /// <summary>The part of the name before the dot.</summary>
    public string Module => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    internal Func<byte[], object> Read { get; init; }

    internal Func<object, EventMetadata, IEvent> Wrap { get; }
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
