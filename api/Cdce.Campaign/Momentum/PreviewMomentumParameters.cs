using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign.Momentum;

/// <summary>Shows which communes would be judged otherwise under other parameters, before anybody sets them.</summary>
internal sealed class PreviewMomentumParameters : IEndpoint
{
    internal sealed record Request(IReadOnlyList<KindParameters> Kinds, DetectionParameters Detection);

    internal sealed class Validator : AbstractValidator<Request>
    {
        private static readonly ReviseMomentumParameters.Validator Rules = new();

        public Validator() => RuleFor(r => r).Custom((request, context) =>
        {
            foreach (var error in Rules.Validate(new ReviseMomentumParameters.Request(request.Kinds, request.Detection)).Errors)
                context.AddFailure(error);
        });
    }

    /// <param name="Changed">Communes whose level would be another.</param>
    internal sealed record Response(LevelCounts Now, LevelCounts Then, IReadOnlyList<ChangeView> Changed);

    internal sealed record LevelCounts(int OnTrack, int Watch, int Fading, int Unknown);

    internal sealed record ChangeView(
        string Href, string NisCode, LocalText CommuneName, MomentumLevel LevelNow, MomentumLevel LevelThen,
        decimal ScoreNow, decimal ScoreThen);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/momentum/parameters/preview", Handle)
        .WithName("previewMomentumParameters")
        .WithSummary("See what other parameters would change")
        .Validate<Request>();

    private static async Task<Ok<Response>> Handle(
        Request request, HttpRequest http, CampaignDb db, AllRows<CampaignDb> all, MomentumBoard board, ReadHorizon horizon, CancellationToken ct)
    {
        var now = await board.OfAsync(all, horizon, ct);
        var then = await board.OfAsync(all, horizon, ct,
            instead: new MomentumParameters(now.Parameters.Version + 1, false, request.Kinds, request.Detection));
        var communes = await db.Communes.Where(c => c.EndedOn == null).OrderBy(c => c.SortName).ToListAsync(ct);
        var changed = communes
            .Select(c => (Commune: c, Now: now.Of(c.NisCode).Momentum, Then: then.Of(c.NisCode).Momentum))
            .Where(c => c.Now.Level != c.Then.Level)
            .Select(c => new ChangeView(http.Absolute($"/api/v1/campaign/communes/{c.Commune.NisCode}/momentum"), c.Commune.NisCode,
                c.Commune.Name.ToText(), c.Now.Level, c.Then.Level, c.Now.Score, c.Then.Score));
        return TypedResults.Ok(new Response(Counts(communes.Select(c => now.Of(c.NisCode))),
            Counts(communes.Select(c => then.Of(c.NisCode))), [.. changed]));
    }

    private static LevelCounts Counts(IEnumerable<CommuneOnBoard> communes)
    {
        var levels = communes.CountBy(c => c.Momentum.Level).ToDictionary();
        return new(levels.GetValueOrDefault(MomentumLevel.OnTrack), levels.GetValueOrDefault(MomentumLevel.Watch),
            levels.GetValueOrDefault(MomentumLevel.Fading), levels.GetValueOrDefault(MomentumLevel.Unknown));
    }
}
