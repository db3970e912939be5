using Cdce.Campaign.Communes;
using Cdce.Campaign.TitleFiles;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.Imports;

/// <summary>What an upload changed is changed back by compensating events; the history keeps both.</summary>
internal sealed class UndoImport : IEndpoint
{
    /// <param name="Reason">Why, in a line; no names of people.</param>
    internal sealed record Request(string Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/imports/{importId:guid}/undoing", Handle)
        .WithName("undoImport")
        .WithSummary("Undo an upload that was taken")
        .Validate<Request>();

    /// <summary>Changes a commune back; what changed since is left alone.</summary>
    internal static IReadOnlyList<object> Undo(Commune commune, AppliedRow row, string reason)
    {
        if (row.Registered)
            return [new CommuneRegistrationWithdrawn(commune.NisCode, commune.ExistsFrom, reason)];
        var events = new List<object>();
        if (row is { FormerName: { } name, FormerDescription: { } description })
            events.Add(new CommuneDescriptionCorrected(commune.NisCode, name, description, commune.ExistsFrom, reason));
        if (row.PopulationOn is { } on)
        {
            events.Add(row.FormerPopulation is { } former
                ? new PopulationRecorded(commune.NisCode, former, on, reason)
                : new PopulationWithdrawn(commune.NisCode, on, reason));
        }

        return events;
    }

    /// <summary>Changes a step back; null when later steps rest on it.</summary>
    internal static IReadOnlyList<object>? Undo(TitleFile file, AppliedRow row, string reason)
    {
        if (row.StepId is not { } stepId || file.Find(stepId) is not { } fact)
            return [];
        if (row.FormerFact is not { } former)
        {
            return TitlePath.Of(file.Facts.Remove(fact)).Illegal is null
                ? [new TitleStepWithdrawn(file.NisCode, stepId, fact.On, reason, fact.FormerNisCode)]
                : null;
        }

        if (TitlePath.Of(file.Facts.Replace(fact, former)).Illegal is not null)
            return null;
        var corrected = new TitleStepCorrected(file.NisCode, former, reason);
        return former.On == fact.On
            ? [corrected]
            : [new TitleStepWithdrawn(file.NisCode, stepId, fact.On, reason, fact.FormerNisCode), corrected];
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid importId, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, IDocumentSession session,
        CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<Import>($"import/{importId}", ct);
        if (stream.Aggregate is not { } import)
            return Problems.NotFound();
        if (expected.Value != stream.StartingVersion)
            return Problems.Stale();
        if (import.State is not ImportState.Confirmed)
            return Decision.Refuse("import-not-confirmed", "Only an upload that was taken can be undone.").Refusal!.ToProblem(); // refused: it has one

        var builtUpon = new List<string>();
        foreach (var row in import.Applied)
        {
            if (row.StepId is null)
            {
                var commune = await session.Events.FetchForWriting<Commune>($"commune/{row.NisCode}", ct);
                if (commune.Aggregate is { } known)
                    commune.AppendMany(Undo(known, row, request.Reason));
                continue;
            }

            var file = await session.Events.FetchForWriting<TitleFile>($"title-file/{row.NisCode}", ct);
            if (Undo(file.Aggregate ?? TitleFile.Empty(row.NisCode), row, request.Reason) is { } events)
                file.AppendMany(events);
            else
                builtUpon.Add(row.NisCode);
        }

        if (builtUpon.Count > 0)
        {
            return Decision.Refuse("import-built-upon", "Later steps rest on what was imported; withdraw those first.", [.. builtUpon])
                .Refusal!.ToProblem(); // refused: it has one
        }

        stream.AppendOne(new ImportUndone(importId, request.Reason));
        return TypedResults.NoContent();
    }
}
