using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Notices;

/// <summary>An object is reminded of again.</summary>
internal sealed class ResumeReminders : IEndpoint
{
    /// <param name="Object">As the list of reminders names it.</param>
    internal sealed record Request(string Object);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/reminders/resumptions", Handle)
        .WithName("resumeReminders")
        .WithSummary("Resume the reminders of an object");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, CurrentUser user, ReminderSources sources, IDocumentSession session,
        StoreConnections connections, TimeProvider clock, CancellationToken ct)
    {
        if ((await sources.FindAsync(ct)).FirstOrDefault(o => o.Key == request.Object) is not { } item || !user.MayActFor(item.Area))
            return Problems.NotFound();
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var today = clock.Today();
        if (!(await ReminderBook.PausesAsync(connection, ct)).Any(p => p.Key == item.Key && p.From <= today && p.Until >= today))
            return new Refusal("not-paused", "The reminders of this object are not paused.", []).ToProblem();
        var stream = await session.Events.FetchForWriting<ObjectReminders>(ObjectReminders.StreamKey(item.Key), ct);
        stream.AppendOne(new RemindersResumed(item.Key));
        ReminderBook.Resume(session, item.Key, today);
        return TypedResults.NoContent();
    }
}
