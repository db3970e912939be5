using Cdce.Campaign.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Labels;

/// <summary>The coordination says which labels count, from a day on; before that day the earlier list goes on counting.</summary>
internal sealed class ReviseLabels : IEndpoint
{
    /// <param name="ValidFrom">First day of the new list; may lie ahead.</param>
    /// <param name="Note">Where the list comes from.</param>
    /// <param name="Labels">100 at most.</param>
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(DateOnly ValidFrom, LocalText Note, IReadOnlyList<RecognisedLabel> Labels, string? Reason = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ValidFrom).NotEmpty();
            RuleFor(r => r.Note).IsText(1_000);
            RuleFor(r => r.Labels).NotNull().Must(l => l is null || l.Count <= 100).WithMessage("At most 100 labels.");
            RuleFor(r => r.Labels).Must(l => l is null || l.DistinctBy(one => one.Code).Count() == l.Count).WithMessage("Two labels have the same code.");
            RuleForEach(r => r.Labels).ChildRules(label =>
            {
                label.RuleFor(l => l.Code).NotEmpty().Matches("^[a-zA-Z0-9]{1,40}$");
                label.RuleFor(l => l.Name).IsText(200);
                label.RuleFor(l => l.RecognisedBy).NotEmpty().MaximumLength(200);
                label.RuleFor(l => l.From).NotEmpty();
                label.RuleFor(l => l.Until).Must((l, until) => until is null || until >= l.From).WithMessage("The last day lies before the first.");
                label.RuleFor(l => l.SourceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress).WithMessage("An address that starts with http:// or https:// is expected.");
                label.RuleFor(l => l.TrainingUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress).WithMessage("An address that starts with http:// or https:// is expected.");
            });
            RuleFor(r => r.Reason).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/labels", Handle)
        .WithName("reviseLabels")
        .WithSummary("Revise the labels by which products count for criterion 6")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<LabelList>(LabelList.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        stream.AppendOne(new LabelsRevised((stream.Aggregate?.Revisions ?? 0) + 1, request.ValidFrom, request.Note, request.Labels, request.Reason));
        return TypedResults.NoContent();
    }
}
