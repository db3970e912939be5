using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Alerts;

/// <summary>The coordination does not watch a commune for a time: nothing is expected of it.</summary>
internal sealed class PauseWatch : IEndpoint
{
    /// <summary>A pause that is forgotten would hide a commune for good.</summary>
    private const int LongestPauseDays = 366;

    /// <param name="Until">Last day of the pause.</param>
    /// <param name="Reason">elections, staffChange, reorganisation, agreedBreak or other</param>
    internal sealed record Request(DateOnly Until, string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason)
            .Must(AlertCodes.PauseReasons.Contains).WithMessage(AlertCodes.OneOf(AlertCodes.PauseReasons));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/watchPause", Handle)
        .WithName("pauseWatch")
        .WithSummary("Do not watch a commune until a day")
        .Validate<Request>();

    internal static Decision Decide(MomentumWatch? watch, string nisCode, Request request, DateOnly today)
    {
        if (request.Until < today)
            return Decision.Refuse("pause-ends-in-past", "A pause ends today or later.");
        if (request.Until > today.AddDays(LongestPauseDays))
            return Decision.Refuse("pause-too-long", "A pause lasts a year at most; it can be renewed.");
        return watch?.PausedUntil == request.Until
            ? Decision.Accept()
            : Decision.Accept(new WatchPaused(nisCode, today, request.Until, request.Reason));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected,
        CurrentUser user, IDocumentSession session, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || !await db.Communes.AnyAsync(c => c.NisCode == nisCode, ct))
            return Problems.NotFound();
        var stream = await session.Events.FetchForWriting<MomentumWatch>(AlertStream.KeyOf(nisCode), ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();

        var decision = Decide(stream.Aggregate, nisCode, request, clock.Today());
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        return TypedResults.NoContent();
    }
}
