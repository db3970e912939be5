using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Statements;

/// <summary>The coordination says by which themes statements are sorted; those that were sorted before keep their themes.</summary>
internal sealed class ReviseStatementThemes : IEndpoint
{
    /// <param name="Themes">1 to 40.</param>
    /// <param name="Example">They are not the campaign's own.</param>
    internal sealed record Request(IReadOnlyList<StatementTheme> Themes, bool Example = true);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Themes).NotEmpty().Must(t => t is null || (t.Count <= 40 && t.DistinctBy(one => one.Code).Count() == t.Count))
                .WithMessage("At most 40 themes, each with a code of its own.");
            RuleForEach(r => r.Themes).ChildRules(one =>
            {
                one.RuleFor(t => t.Code).NotEmpty().Matches("^[a-zA-Z0-9]{1,40}$");
                one.RuleFor(t => t.Label).IsText(200);
            });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/campaign/fairOMeter/statementThemes", Handle)
        .WithName("reviseStatementThemes")
        .WithSummary("Revise the themes of what communes tell in the Fair-ô-mètre")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<StatementThemes>(StatementThemes.Stream, ct);
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        stream.AppendOne(new StatementThemesRevised((stream.Aggregate ?? StatementThemes.Shipped).Table + 1, request.Example, request.Themes, clock.Today()));
        return TypedResults.NoContent();
    }
}
