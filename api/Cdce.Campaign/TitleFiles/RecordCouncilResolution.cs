using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.TitleFiles;

/// <summary>The council's resolution, with its vote and the products the administration buys; a later one takes its place.</summary>
internal sealed class RecordCouncilResolution : IEndpoint
{
    /// <param name="On">The day of the vote, or any day of the month or year when no more is known.</param>
    /// <param name="Products">Codes of the fair-trade products, such as coffee and tea; criterion 1 wants two.</param>
    /// <param name="InFavour">Votes, 0 to 100.</param>
    internal sealed record Request(DateOnly On, IReadOnlyList<string> Products,
        DatePrecision Precision = DatePrecision.Day, int? InFavour = null, int? Against = null, int? Abstentions = null,
        bool OffPlatform = false, string? SourceUrl = null, string? SourceText = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.On).NotEmpty();
            RuleFor(r => r.Products).NotNull();
            RuleForEach(r => r.Products).NotEmpty().MaximumLength(60);
            RuleFor(r => r.Products).Must(p => p is null || p.Count <= 20).WithMessage("At most 20 products.");
            RuleFor(r => r.InFavour).InclusiveBetween(0, 100);
            RuleFor(r => r.Against).InclusiveBetween(0, 100);
            RuleFor(r => r.Abstentions).InclusiveBetween(0, 100);
            RuleFor(r => r.SourceUrl).MaximumLength(1_000).Must(FactRules.IsWebAddress)
                .WithMessage("An address that starts with http:// or https:// is expected.");
            RuleFor(r => r.SourceText).MaximumLength(500);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/communes/{nisCode}/titleFile/resolutions", Handle)
        .WithName("recordCouncilResolution")
        .WithSummary("Record the council's resolution")
        .Validate<Request>();

    internal static Decision Decide(TitleFile file, CommuneLife? commune, Guid stepId, string? formerNisCode,
        Request request, DateOnly today)
    {
        if (request.InFavour is { } inFavour && request.Against is { } against && inFavour <= against)
            return Decision.Refuse("resolution-rejected", "A resolution that the council voted down is not one.");

        var fact = new TitleFact(stepId, TitleStep.ResolutionVoted,
            TitleDecisions.LastDay(request.On, request.Precision, today), request.Precision,
            OffPlatform: request.OffPlatform, SourceUrl: request.SourceUrl, SourceText: request.SourceText,
            Vote: new CouncilVote(request.InFavour, request.Against, request.Abstentions,
                [.. request.Products.Select(p => p.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)]),
            FormerNisCode: formerNisCode);
        return TitleDecisions.Refuse(file, commune, fact, today)
            ?? Decision.Accept(new TitleStepRecorded(file.NisCode, fact));
    }

    private static Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string nisCode, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http,
        CurrentUser user, CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct) =>
        TitleRecording.RecordAsync(nisCode, request.On, expected,
            (file, commune, stepId, former) => Decide(file, commune, stepId, former, request, clock.Today()),
            http, user, db, session, ct);
}
