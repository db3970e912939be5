namespace Cdce.Api.Assignments;

/// <summary>A small task was given by mail; its words stand with the person.</summary>
public sealed record AssignmentGiven(Guid AssignmentId, string Area, Guid PersonId, string? Criterion, DateOnly DueOn);

/// <summary>The person answered by the link of the mail.</summary>
/// <param name="State">accepted, done or refused</param>
public sealed record AssignmentAnswered(Guid AssignmentId, string State);

/// <summary>What the log tells of a task.</summary>
public sealed record GivenAssignment(Guid AssignmentId, string Area, Guid PersonId, string? Criterion, DateOnly DueOn, string State)
{
    public static string StreamKey(Guid assignmentId) => $"assignment/{assignmentId}";

    public static GivenAssignment Create(AssignmentGiven e) => new(e.AssignmentId, e.Area, e.PersonId, e.Criterion, e.DueOn, "open");

    public GivenAssignment Apply(AssignmentAnswered e) => this with { State = e.State };
}
