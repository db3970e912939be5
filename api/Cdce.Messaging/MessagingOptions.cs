namespace Cdce.Messaging;

/// <summary>What modules tell the bus: their handlers and what they publish.</summary>
public sealed class MessagingOptions
{
    private readonly List<Type> outbound = [];
    private readonly List<RecurringMessage> recurring = [];

    public HandlerDiscovery Discovery { get; } = new();

    public IReadOnlyList<Type> Outbound => outbound;

    public IReadOnlyList<RecurringMessage> Recurring => recurring;

    /// <summary>False on a node whose clock is not the real one, such as a demonstration's: the nights are not its own.</summary>
    public bool SendsRecurring { get; set; } = true;

    /// <summary>Pauses before a failed message is tried again; after the last it goes to the dead letters.</summary>
    public IReadOnlyList<TimeSpan> RetryPauses { get; set; } =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1),
    ];

    /// <summary>How long a handled message can be looked at. Its id is kept for good, so that a duplicate is recognised.</summary>
    public TimeSpan HandledKept { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often the worker looks for due messages without having been woken.</summary>
    public TimeSpan SlowPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Messages of one handler that are worked on at the same time on one node.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>
    /// Lets a module's events out: a static class with public <c>Translate</c> methods, each from one event (<c>T</c> or
    /// <c>IEvent&lt;T&gt;</c>) to one contract message, several, or null for nothing. Runs as the subscription <c>module.outbound</c>.
    /// </summary>
    public void PublishFrom(Type translator) => outbound.Add(translator);

    /// <summary>
    /// Sends a message once a day, however many nodes run. A node that was away sends the last missed one; a name
    /// seen for the first time begins with the next night.
    /// </summary>
    /// <param name="name">Form <c>module.kebab-case</c>; never changed, or the day's message goes out twice.</param>
    /// <param name="at">Time of day in Brussels.</param>
    /// <param name="message">Makes the message for that day.</param>
    public void EveryNight(string name, TimeOnly at, Func<DateOnly, object> message) => recurring.Add(new(name, at, message));
}

/// <summary>A message that a timer sends each day.</summary>
public sealed record RecurringMessage(string Name, TimeOnly At, Func<DateOnly, object> Message);

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
