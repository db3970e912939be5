using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Notices;

/// <summary>Nobody is reminded of an object until a day; what falls into the pause comes once, after it.</summary>
internal sealed class PauseReminders : IEndpoint
{
    private const int MostDays = 366;

    /// <param name="Object">As the list of reminders names it.</param>
    /// <param name="Until">The last day of the pause.</param>
    internal sealed record Request(string Object, DateOnly Until);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/reminders/pauses", Handle)
        .WithName("pauseReminders")
        .WithSummary("Pause the reminders of an object");

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, CurrentUser user, ReminderSources sources, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if ((await sources.FindAsync(ct)).FirstOrDefault(o => o.Key == request.Object) is not { } item || !user.MayActFor(item.Area))
            return Problems.NotFound();
        var today = clock.Today();
        if (request.Until < today || request.Until > today.AddDays(MostDays))
            return Problems.BadRequest(new InputIssue("body", "until", "Today or later, within a year."));
        var stream = await session.Events.FetchForWriting<ObjectReminders>(ObjectReminders.StreamKey(item.Key), ct);
        stream.AppendOne(new RemindersPaused(item.Key, item.Area, request.Until));
        ReminderBook.Pause(session, item.Key, today, request.Until, user.Id);
        return TypedResults.NoContent();
    }
}
