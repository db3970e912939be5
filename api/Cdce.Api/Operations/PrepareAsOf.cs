using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Operations;

/// <summary>Has the state of a past day put together in the background, before somebody asks about it.</summary>
internal sealed class PrepareAsOf : IEndpoint
{
    /// <param name="Module">campaign, learning or another part that questions are asked of.</param>
    /// <param name="AsOf">A day from 2000-01-01 to today.</param>
    internal sealed record Request(string Module, DateOnly AsOf, AsOfReading AsOfReading = AsOfReading.TrueThen);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Module).NotEmpty();
            RuleFor(r => r.AsOf).GreaterThanOrEqualTo(new DateOnly(2000, 1, 1));
            RuleFor(r => r.AsOfReading).IsInEnum();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/asOfTasks", Handle)
        .WithName("prepareAsOf")
        .WithSummary("Have the state of a past day put together")
        .Validate<Request>();

    private static async Task<Results<Accepted<AsOfTask>, ProblemHttpResult>> Handle(
        Request body, HttpRequest request, ProjectionCoordinator projections, TimeProvider clock, CancellationToken ct)
    {
        if (!projections.Modules.Contains(body.Module))
            return Problems.BadRequest(new InputIssue("body", "module", "Not a module.", Value: body.Module));
        if (body.AsOf > clock.Today())
            return Problems.BadRequest(new InputIssue("body", "asOf", "A day from 2000-01-01 to today.", Value: $"{body.AsOf:yyyy-MM-dd}"));

        var progress = await projections.PreparePastAsync(body.Module, body.AsOf, body.AsOfReading, TimeSpan.FromMilliseconds(100), ct);
        var task = AsOfTask.Of(body.Module, body.AsOf, body.AsOfReading, progress, request);
        return TypedResults.Accepted(task.Href, task);
    }
}
