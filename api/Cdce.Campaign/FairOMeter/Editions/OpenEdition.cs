using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.TitleFiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>The coordination opens an edition: titled communes and candidates are asked.</summary>
internal sealed class OpenEdition : IEndpoint
{
    /// <param name="Code">Small letters and digits, such as 2027.</param>
    /// <param name="Grid">Version of the grid.</param>
    /// <param name="NisCodes">Who is asked; absent for all titled communes and candidates.</param>
    internal sealed record Request(string Code, LocalText Label, int Grid, DateOnly OpensOn, DateOnly ClosesOn,
        IReadOnlyList<string>? NisCodes = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty().Matches("^[a-z0-9]{2,12}$");
            RuleFor(r => r.Label).IsText(200);
            RuleFor(r => r.OpensOn).NotEmpty();
            RuleFor(r => r.ClosesOn).NotEmpty().GreaterThanOrEqualTo(r => r.OpensOn);
            RuleForEach(r => r.NisCodes).Matches("^[0-9]{5}$");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/editions", Handle)
        .WithName("openEdition")
        .WithSummary("Open an edition of the Fair-ô-mètre")
        .Validate<Request>();

    /// <param name="communes">Who is asked, as far as the register knows them.</param>
    internal static Decision Decide(Edition? edition, GridContent? grid, IReadOnlyList<string> communes, Request request, DateOnly today)
    {
        if (edition is not null)
            return Decision.Refuse("edition-exists", "There is an edition with this code already.");
        if (grid is null)
            return Decision.Refuse("unknown-grid", "There is no such version of the grid.");
        if (request.ClosesOn < today)
            return Decision.Refuse("edition-in-past", "The last day lies in the past.");
        if (request.NisCodes is { } asked && asked.Except(communes).ToArray() is { Length: > 0 } unknown)
            return Decision.Refuse("unknown-commune", "The register knows no such commune.", unknown);
        if (communes.Count == 0)
            return Decision.Refuse("nobody-invited", "No commune is titled or a candidate.");
        return Decision.Accept(new EditionOpened(request.Code, request.Label, request.Grid, grid.Questions().Count(), request.OpensOn, request.ClosesOn,
            communes, today));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var living = db.Communes.Where(c => c.ExistsFrom <= today && (c.EndedOn == null || c.EndedOn > today));
        TitleStatus[] invited = [TitleStatus.Titled, TitleStatus.Candidate];
        var asked = request.NisCodes?.ToArray();
        var communes = await living.Where(c => asked != null ? asked.Contains(c.NisCode) : invited.Contains(c.TitleStatus))
            .Select(c => c.NisCode).OrderBy(c => c).ToListAsync(ct);
        var grids = await session.Events.AggregateStreamAsync<GridVersions>(GridVersions.Stream, token: ct);
        var stream = await session.Events.FetchForWriting<Edition>(Edition.StreamKey(request.Code), ct);
        var decision = Decide(stream.Aggregate, grids?.Version(request.Grid), communes, request, today);
        if (decision.Refusal is { } refusal)
            return refusal.ToProblem();

        stream.AppendMany(decision.Events);
        var href = http.Absolute($"/api/v1/campaign/fairOMeter/editions/{request.Code}");
        return TypedResults.Created(href, new CreatedResource(request.Code, stream.CurrentVersion, href));
    }
}
