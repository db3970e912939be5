using Cdce.Platform.Notices;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.Notices;

/// <summary>The coordination changes the rules by which people are reminded; what was sent stays sent.</summary>
internal sealed class ReviseReminderRules : IEndpoint
{
    internal sealed record Request(IReadOnlyList<ReminderRule> Rules);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Rules).NotNull().Must(rules => rules is null || (rules.Count <= 50 && rules.DistinctBy(x => x?.Code).Count() == rules.Count))
                .WithMessage("At most fifty, each with a code of its own.");
            RuleForEach(r => r.Rules).NotNull().ChildRules(rule =>
            {
                rule.RuleFor(x => x.Code).Matches("^[a-zA-Z][a-zA-Z0-9]{0,39}$");
                rule.RuleFor(x => x.Kind).Must(ReminderKinds.All.Contains).WithMessage($"One of {string.Join(", ", ReminderKinds.All)}.");
                rule.RuleFor(x => x.Offsets).Must(o => o is { Count: >= 1 and <= 10 }).WithMessage("One to ten.");
                rule.RuleForEach(x => x.Offsets).InclusiveBetween(-366, 366);
                rule.RuleFor(x => x.RepeatDays).InclusiveBetween(0, 366);
                rule.RuleFor(x => x.Most).InclusiveBetween(1, 50);
                rule.RuleFor(x => x.Roles).NotNull();
                rule.RuleForEach(x => x.Roles).IsInEnum();
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/reminderRules", Handle)
        .WithName("reviseReminderRules")
        .WithSummary("Revise the rules by which people are reminded")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpResponse response, CurrentUser user, IDocumentSession session,
        StoreConnections connections, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        var inForce = await ReminderBook.RulesAsync(connection, ct);
        if (expected.Value != inForce.Number)
            return Problems.Stale();
        var number = inForce.Number + 1;
        // Two who revise at once meet at the stream.
        var stream = await session.Events.FetchForWriting<RevisedReminderRules>(RevisedReminderRules.StreamKey, ct);
        stream.AppendOne(new ReminderRulesRevised(number, request.Rules));
        ReminderBook.Revise(session, number, request.Rules, user.Id, clock.GetUtcNow());
        response.SetVersion(number);
        return TypedResults.NoContent();
    }
}
