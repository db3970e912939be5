using Cdce.Campaign.Activities;
using Cdce.Campaign.Criteria;
using Cdce.Campaign.TitleFiles;
using FluentValidation;

namespace Cdce.Campaign.Dossiers;

/// <summary>What a dossier says must be what this system could have recorded itself; its hashes say only that it is unchanged.</summary>
internal static class DossierRules
{
    private const int IssuesShown = 20;
    private const int MaximumVersions = 1_000;
    private static readonly FactValidator Facts = new();

    public static IReadOnlyList<InputIssue> Issues(Dossier dossier, DateOnly today) =>
        [.. OfManifest(dossier, today).Concat(OfLedger(dossier, today)).Concat(OfTitleFile(dossier, today)).Concat(OfFairOMeters(dossier, today)).Take(IssuesShown)];

    private static IEnumerable<InputIssue> OfManifest(Dossier dossier, DateOnly today)
    {
        if (dossier.Manifest.Day > today || dossier.Manifest.MadeOn > today)
            yield return Wrong("manifest.json", "The dossier was made after today.");
        if (!dossier.Criteria.Select(c => c.Code).Order(StringComparer.Ordinal).SequenceEqual(CriterionCodes.All.Order(StringComparer.Ordinal)))
            yield return Wrong("criteria.json", "The six criteria are expected, once each.");
    }

    private static IEnumerable<InputIssue> OfLedger(Dossier dossier, DateOnly today)
    {
        if (dossier.Ledger.Count > Dossier.MaximumFacts)
            yield return Wrong("ledger.json", $"At most {Dossier.MaximumFacts} facts.");
        var seen = new HashSet<Guid>();
        foreach (var (index, fact) in dossier.Ledger.Index())
        {
            var name = $"ledger.json[{index}]";
            if (!seen.Add(fact.ActivityId))
                yield return Wrong(name, "The fact is there twice.");
            if (fact.History is not [{ Fact: not null }, ..] || fact.History.Count > MaximumVersions)
                yield return Wrong(name, "A history begins with what the fact said, and has at most 1000 versions.");
            foreach (var version in fact.History)
            {
                if (version.Fact is null && (version.On is null || version.Change is not (DossierChange.Withdrawn or DossierChange.Ended)))
                    yield return Wrong(name, "A version says what the fact was, or from which day it is withdrawn or has ended.");
                if (version.Fact?.On > today)
                    yield return Wrong(name, "The fact lies in the future.");
                if (version.Reason is { Length: > 500 })
                    yield return Wrong(name, "A reason has at most 500 characters.");
                foreach (var failure in version.Fact is null ? [] : Facts.Validate(new FactOfDossier(version.Fact)).Errors)
                    yield return Wrong($"{name}.{failure.PropertyName}", failure.ErrorMessage);
            }
        }
    }

    private static IEnumerable<InputIssue> OfTitleFile(Dossier dossier, DateOnly today)
    {
        const string name = "title-file.json";
        var history = dossier.TitleFile.History;
        if (history.Count > MaximumVersions)
        {
            yield return Wrong(name, "At most 1000 versions.");
            yield break;
        }

        foreach (var version in history)
        {
            var fact = version.Fact;
            if (fact is null ? version.Change is not DossierChange.Withdrawn : fact.StepId != version.StepId)
                yield return Wrong(name, "A version says what the step was, or that it is withdrawn.");
            if (fact?.On > today)
                yield return Wrong(name, "The step lies in the future.");
            if (!FactRules.IsWebAddress(fact?.SourceUrl) || fact?.SourceUrl is { Length: > 1_000 })
                yield return Wrong(name, "An address that starts with http:// or https:// is expected.");
            if (new[] { version.Reason, fact?.Reason, fact?.PublicNote, fact?.SourceText }.Any(text => text is { Length: > 500 }))
                yield return Wrong(name, "A text has at most 500 characters.");
        }

        if (dossier.Title().File.Path.Illegal is { } illegal)
            yield return Wrong(name, $"The step {TitleDecisions.Code(illegal.Step)} is not possible at that point.");
    }

    private static IEnumerable<InputIssue> OfFairOMeters(Dossier dossier, DateOnly today)
    {
        const string name = "fair-o-meters.json";
        if (dossier.FairOMeters.Count > DossierFairOMeter.Most || dossier.FairOMeters.DistinctBy(f => f.Edition).Count() != dossier.FairOMeters.Count)
            yield return Wrong(name, $"At most {DossierFairOMeter.Most} editions, each once.");
        var ledger = dossier.Ledger.Select(f => f.ActivityId).ToHashSet();
        foreach (var (index, fairOMeter) in dossier.FairOMeters.Index())
        {
            foreach (var (field, detail) in fairOMeter.Wrong(dossier.Manifest.Commune.NisCode, ledger, today))
                yield return Wrong($"{name}[{index}].{field}", detail);
        }
    }

    private static InputIssue Wrong(string name, string detail) => DossierFile.Issue(name, "dossier-invalid", detail);

    private sealed class FactValidator : AbstractValidator<FactOfDossier>
    {
        public FactValidator() => FactRules.AddTo(this);
    }

    private sealed record FactOfDossier(Fact Fact) : IFactRequest
    {
        public string Kind => Fact.Kind;
        public string? Criterion => Fact.Criterion;
        public DateOnly On => Fact.On;
        public string? Summary => Fact.Summary;
        public string? SourceUrl => Fact.Source?.Url;
        public string? SourceText => Fact.Source?.Text;
        public string? SourcePath => Fact.Source?.Path;
        public string? PartnerKind => Fact.PartnerKind;
        public DateOnly? ValidUntil => Fact.ValidUntil;
        public string? Label => Fact.Label;
    }
}
