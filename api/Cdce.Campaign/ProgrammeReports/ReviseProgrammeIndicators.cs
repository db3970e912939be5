using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.ProgrammeReports;

/// <summary>The coordination says what its programme is judged by, from a day on; reports that were drawn up stay as they are.</summary>
internal sealed class ReviseProgrammeIndicators : IEndpoint
{
    /// <param name="ValidFrom">First day of the new list; may lie ahead.</param>
    /// <param name="Label">Where the list comes from.</param>
    /// <param name="Indicators">1 to 50.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly ValidFrom, LocalText Label, IReadOnlyList<ProgrammeIndicator> Indicators, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ValidFrom).NotEmpty();
            RuleFor(r => r.Label).IsText(1_000);
            RuleFor(r => r.Indicators).NotEmpty().Must(i => i is null || i.Count <= 50).WithMessage("At most 50 indicators.");
            RuleFor(r => r.Indicators).Must(i => i is null || i.DistinctBy(one => one.Code).Count() == i.Count).WithMessage("Two indicators have the same code.");
            RuleForEach(r => r.Indicators).ChildRules(indicator =>
            {
                indicator.RuleFor(i => i.Code).NotEmpty().Matches("^[a-zA-Z0-9]{1,40}$");
                indicator.RuleFor(i => i.Label).IsText(300);
                indicator.RuleFor(i => i.Source).Must(s => ProgrammeSources.All.Contains(s ?? "")).WithMessage("Neither a figure of the yearly report nor a kind of fact.");
                indicator.RuleFor(i => i.Targets).NotNull().Must(t => t is null || t.Count <= 20).WithMessage("At most 20 periods.");
                indicator.RuleFor(i => i.Targets).Must(Apart).WithMessage("Two periods have a year in common.");
                indicator.RuleForEach(i => i.Targets).ChildRules(target =>
                {
                    target.RuleFor(t => t.From).InclusiveBetween(2006, 2100);
                    target.RuleFor(t => t.Until).InclusiveBetween(2006, 2100).GreaterThanOrEqualTo(t => t.From).WithMessage("A period ends in the year it begins, or later.");
                    target.RuleFor(t => t.Value).InclusiveBetween(0, 1_000_000_000);
                });
            });
            RuleFor(r => r.Reason).MaximumLength(500);
        }

        private static bool Apart(IReadOnlyList<ProgrammeTarget>? targets) => targets is null
            || targets.OrderBy(t => t.From).ToList() is var ordered && ordered.Zip(ordered.Skip(1)).All(pair => pair.First.Until < pair.Second.From);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/programmeReports", Handle)
        .WithName("reviseProgrammeIndicators")
        .WithSummary("Revise what the programme is judged by")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<ProgrammeIndicatorList>(ProgrammeIndicatorList.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        stream.AppendOne(new ProgrammeIndicatorsRevised((stream.Aggregate?.Revisions ?? 0) + 1, request.ValidFrom, request.Label, request.Indicators, request.Reason));
        return TypedResults.NoContent();
    }
}
