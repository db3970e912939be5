using Cdce.Campaign.Criteria;
using Cdce.Campaign.TitleFiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Targets;

/// <summary>Shows of which communes another table of targets would ask more or less, before anybody keeps it: all criteria are looked at again.</summary>
internal sealed class PreviewTargets : IEndpoint
{
    /// <param name="Brackets">The whole table; refused as when it is kept.</param>
    internal sealed record Request(IReadOnlyList<TargetBracket> Brackets);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly ReviseTargets.Validator Rules = new();

        public Validator() => RuleFor(r => r).Custom((request, context) =>
        {
            foreach (var error in Rules.Validate(Revision(request)).Errors)
                context.AddFailure(error);
        });
    }

    /// <param name="Compared">Communes with the title and candidates.</param>
    /// <param name="OtherNumbers">Of so many of them, at least one other number would be expected.</param>
    /// <param name="Changes">Criteria that would stand otherwise today, by the commune's name.</param>
    internal sealed record Response(int Compared, int OtherNumbers, IReadOnlyList<ChangeView> Changes);

    internal sealed record ChangeView(string Href, string NisCode, LocalText CommuneName, TitleStatus TitleStatus, string Criterion, LocalText CriterionName,
        CriterionStatus StatusNow, CriterionStatus StatusThen);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/targets/preview", Handle)
        .WithName("previewTargets")
        .WithSummary("See of which communes another table of targets would ask otherwise")
        .Validate<Request>();

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(Request request, HttpRequest http, CampaignDb db, TimeProvider clock, CancellationToken ct)
    {
        if (ReviseTargets.Decide(null, Revision(request)).Refusal is { } refusal)
            return refusal.ToProblem();

        var today = clock.Today();
        TitleStatus[] concerned = [TitleStatus.Titled, TitleStatus.Candidate];
        var communes = await db.Communes.Where(c => c.EndedOn == null && concerned.Contains(c.TitleStatus)).OrderBy(c => c.SortName).ToListAsync(ct);
        var facts = await CriterionSource.LoadAsync(db, [.. communes.Select(c => c.NisCode)], today, ct);
        var tried = new TargetTable(0, DateOnly.MinValue, true, new LocalText("?"), request.Brackets);
        var changes = communes.SelectMany(c =>
        {
            var now = facts[c.NisCode];
            return CriterionState.All(c.NisCode, now, today).Zip(CriterionState.All(c.NisCode, now with { Targets = [tried] }, today))
                .Where(pair => pair.First.Status != pair.Second.Status)
                .Select(pair => new ChangeView(http.Absolute($"/api/v1/campaign/communes/{c.NisCode}/criteria/{pair.First.Code}"), c.NisCode, c.Name.ToText(),
                    c.TitleStatus, pair.First.Code, CriterionText.Of(pair.First.Code).Name, pair.First.Status, pair.Second.Status));
        }).ToList();
        var others = communes.Count(c => facts[c.NisCode] is var now
            && TargetNumbers.Names.Any(name => now.TargetOn(today).Number(name) != (now with { Targets = [tried] }).TargetOn(today).Number(name)));
        return TypedResults.Ok(new Response(communes.Count, others, changes));
    }

    // What is tried needs neither day nor name.
    private static ReviseTargets.Request Revision(Request request) => new(DateOnly.MaxValue, new LocalText("?"), request.Brackets);
}
