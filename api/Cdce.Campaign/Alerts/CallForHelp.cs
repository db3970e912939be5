using Cdce.Campaign.Momentum;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Alerts;

/// <summary>A committee tells the coordination that it is running out of breath, in confidence if it wishes.</summary>
internal sealed class CallForHelp : IEndpoint
{
    /// <param name="Causes">At least one of resources, politics, isolation, ageing, budget, oppositionLocalInternational, other</param>
    /// <param name="Wish">callBack, visit, mentor or meeting</param>
    /// <param name="Confidential">Hidden from the commune's other users.</param>
    internal sealed record Request(IReadOnlyList<string> Causes, string Wish = "callBack", bool Confidential = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Causes).NotEmpty();
            RuleForEach(r => r.Causes).Must(AlertCodes.HelpCauses.Contains).WithMessage(AlertCodes.OneOf(AlertCodes.HelpCauses));
            RuleFor(r => r.Wish).Must(AlertCodes.Wishes.Contains).WithMessage(AlertCodes.OneOf(AlertCodes.Wishes));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/helpCalls", Handle)
        .WithName("callForHelp")
        .WithSummary("Tell the coordination that the committee is running out of breath")
        .Validate<Request>();

    internal static Decision Decide(
        MomentumWatch? watch, string nisCode, Request request, string caller, DateOnly today, int acknowledgeDays, Guid alertId) =>
        // Whether somebody else has called in confidence must not be told: the answer is the same in both cases.
        watch?.Calls.Any(c => c.CalledBy == caller) is true
            ? Decision.Refuse("help-already-called", "Your call is with the coordination.")
            : Decision.Accept(new HelpCalled(alertId, nisCode, today, [.. request.Causes.Distinct()], request.Wish,
                request.Confidential, caller, today.AddDays(acknowledgeDays)));

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string nisCode, Request request, HttpRequest http, CurrentUser user, IDocumentSession session, CampaignDb db,
        TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(nisCode) || !await db.Communes.AnyAsync(c => c.NisCode == nisCode, ct))
            return Problems.NotFound();

        var today = clock.Today();
        var rules = (await MomentumBoard.ParametersOnAsync(db, today, ct)).Detection;
        var stream = await session.Events.FetchForWriting<MomentumWatch>(AlertStream.KeyOf(nisCode), ct);
        var alertId = Guid.CreateVersion7();
        var decision = Decide(stream.Aggregate, nisCode, request, user.Id, today, rules.AcknowledgeDays, alertId);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/campaign/momentumAlerts/{alertId}");
        return TypedResults.Created(href, new CreatedResource($"{alertId}", stream.CurrentVersion, href));
    }
}
