namespace Cdce.Messaging;

/// <summary>One message on its way to one handler, with what the bus knows about it.</summary>
public sealed record Envelope(
    Guid MessageId, string MessageType, string Handler, object Message, int Attempt,
    DateTimeOffset SentAt, DateTimeOffset DueAt, string? CorrelationId, bool Simulated);

/// <summary>A message to be delivered at a later moment; returned by a handler.</summary>
public sealed record ScheduledMessage(object Message, DateTimeOffset At);

public static class Scheduling
{
    /// <summary>Delivers the message at that moment. Nothing is unscheduled: the state decides on arrival.</summary>
    public static ScheduledMessage ScheduledAt(this object message, DateTimeOffset when) => new(message, when);
}
