using Cdce.Campaign.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Elections;

/// <summary>The coordination gives new rules of the watch over elections and majorities, which hold from a day on; the earlier ones stay as they were.</summary>
internal sealed class ReviseElectionWatch : IEndpoint
{
    /// <param name="ValidFrom">First day of the new rules; may lie ahead.</param>
    /// <param name="ContactWithinDays">Days, 1 to 2,000.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly ValidFrom, LocalText Label, IReadOnlyList<ElectionDay> Elections, int ContactWithinDays,
        IReadOnlyList<string> ContactKinds, IReadOnlyList<HandOverItem> Checklist, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ValidFrom).NotEmpty();
            RuleFor(r => r.Label).IsText(1_000);
            RuleFor(r => r.Elections).NotEmpty().Must(e => e is null || e.Count <= 100).WithMessage("At most 100 elections.");
            RuleForEach(r => r.Elections).ChildRules(e => e.RuleFor(d => d.On).NotEmpty());
            RuleFor(r => r.ContactWithinDays).InclusiveBetween(1, 2_000);
            RuleFor(r => r.ContactKinds).NotEmpty().Must(k => k is null || k.Count <= 50).WithMessage("At most 50 kinds.");
            RuleForEach(r => r.ContactKinds).Must(IsKind).WithMessage(UnknownKind);
            RuleFor(r => r.Checklist).NotNull().Must(c => c is null || c.Count <= 50).WithMessage("At most 50 steps.");
            RuleFor(r => r.Checklist).Must(c => c is null || c.DistinctBy(i => i.Code).Count() == c.Count).WithMessage("Two steps have the same code.");
            RuleForEach(r => r.Checklist).ChildRules(item =>
            {
                item.RuleFor(i => i.Code).NotEmpty().Matches("^[a-zA-Z0-9]{1,40}$");
                item.RuleFor(i => i.Label).IsText(300);
                item.RuleFor(i => i.WithinDays).InclusiveBetween(1, 2_000);
                item.RuleFor(i => i.Kinds).NotEmpty();
                item.RuleForEach(i => i.Kinds).Must(IsKind).WithMessage(UnknownKind);
            });
            RuleFor(r => r.Reason).MaximumLength(500);
        }

        private const string UnknownKind = "Not a kind of fact that the ledger knows.";

        private static bool IsKind(string? kind) => ActivityKinds.Find(kind ?? "") is not null;
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/electionWatch", Handle)
        .WithName("reviseElectionWatch")
        .WithSummary("Revise the rules of the watch over elections and majorities")
        .Validate<Request>();

    internal static ElectionWatchRevised Decide(ElectionWatch? watch, Request request) => new((watch?.Revisions ?? 0) + 1, request.ValidFrom, request.Label,
        [.. request.Elections.DistinctBy(e => e.On).OrderBy(e => e.On)], request.ContactWithinDays, request.ContactKinds, request.Checklist, request.Reason);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<ElectionWatch>(ElectionWatch.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        stream.AppendOne(Decide(stream.Aggregate, request));
        return TypedResults.NoContent();
    }
}
