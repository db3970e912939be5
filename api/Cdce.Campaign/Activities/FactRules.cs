using FluentValidation;

namespace Cdce.Campaign.Activities;

/// <summary>A fact as people send it, when recording as well as when correcting.</summary>
internal interface IFactRequest
{
    string Kind { get; }
    string? Criterion { get; }
    DateOnly On { get; }
    string? Summary { get; }
    string? SourceUrl { get; }
    string? SourceText { get; }
    string? SourcePath { get; }
    string? PartnerKind { get; }
    DateOnly? ValidUntil { get; }
    string? Label { get; }
}

internal static class FactRules
{
    /// <summary>The criterion that a fact speaks for by its kind alone: said as <c>none</c> to choose none.</summary>
    public const string NoCriterion = "none";

    /// <summary>The shape of a fact.</summary>
    public static void AddTo<T>(AbstractValidator<T> validator) where T : IFactRequest
    {
        validator.RuleFor(r => r.Kind).NotEmpty().Must(kind => ActivityKinds.Find(kind ?? "") is not null)
            .WithMessage("Not a kind of fact that the ledger knows.");
        validator.RuleFor(r => r.Criterion)
            .Must(c => c is null or NoCriterion || Criteria.CriterionCodes.All.Contains(c))
            .WithMessage("Not one of the six criteria, nor none.");
        validator.RuleFor(r => r.On).NotEmpty();
        validator.RuleFor(r => r.Summary).MaximumLength(500);
        validator.RuleFor(r => r.SourceText).MaximumLength(500);
        validator.RuleFor(r => r.SourceUrl).MaximumLength(1_000).Must(IsWebAddress)
            .WithMessage("An address that starts with http:// or https:// is expected.");
        validator.RuleFor(r => r.SourcePath).MaximumLength(200).Must(p => p is null || p.StartsWith('/'))
            .WithMessage("A path of the api, which starts with a slash, is expected.");
        validator.RuleFor(r => r.PartnerKind).Must(k => k is null || PartnerKinds.All.Contains(k))
            .WithMessage("Not a kind of partner.");
        validator.RuleFor(r => r.PartnerKind).NotEmpty().When(r => ActivityKinds.CountsPartners(r.Kind ?? ""));
        validator.RuleFor(r => r.ValidUntil).Must((r, until) => until is null || until >= r.On)
            .WithMessage("The last day lies before the first.");
        validator.RuleFor(r => r.Label).NotEmpty().When(r => r.Kind == ActivityKinds.LabelledProduct).WithMessage("Which label the product carries.");
        validator.RuleFor(r => r.Label).Null().When(r => r.Kind != ActivityKinds.LabelledProduct).WithMessage("Only a labelled product carries a label.");
    }

    /// <summary>A fact that another part of the platform keeps is changed there.</summary>
    public static Decision KeptElsewhere(Activity activity) => Decision.Refuse("fact-kept-elsewhere",
        "Another part of the platform keeps this fact; change it there.", activity.Fact?.Source?.Path ?? "");

    public static bool IsWebAddress(string? text) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    public static Fact ToFact(this IFactRequest request) => new(
        request.Kind,
        request.Criterion switch
        {
            NoCriterion => null,
            null when request.PartnerKind is { } partner && ActivityKinds.CountsPartners(request.Kind) =>
                PartnerKinds.Criterion(partner),
            null => ActivityKinds.Find(request.Kind)?.Criterion,
            _ => request.Criterion,
        },
        request.On,
        request.Summary,
        request is { SourceUrl: null, SourceText: null, SourcePath: null }
            ? null
            : new FactSource(request.SourceUrl, request.SourceText, request.SourcePath),
        request.PartnerKind,
        request.ValidUntil,
        request.Label);
}
