using FluentValidation;

namespace Cdce.Governance.Committees;

/// <summary>Whom a mandate is for: somebody who is known, or somebody new.</summary>
internal interface INamesAPerson
{
    Guid? PersonId { get; }
    NewPerson? Person { get; }
}

internal static class PersonRules
{
    private static readonly string[] Languages = ["fr", "de"];

    public static void AddTo<T>(AbstractValidator<T> validator) where T : INamesAPerson
    {
        validator.RuleFor(r => r.PersonId).Must((request, id) => id is null != request.Person is null)
            .WithMessage("Name a person who is known by personId, or somebody new by person.");
        validator.When(r => r.Person is not null, () =>
        {
            validator.RuleFor(r => r.Person!.DisplayName).NotEmpty().MaximumLength(100).OverridePropertyName("person.displayName");
            validator.RuleFor(r => r.Person!.Email).EmailAddress().MaximumLength(200).OverridePropertyName("person.email");
            validator.RuleFor(r => r.Person!.Language).Must(Languages.Contains).WithMessage("fr or de.").OverridePropertyName("person.language");
        });
    }

    /// <summary>The id of the person, who is entered where new; null where nobody has that id.</summary>
    public static async Task<Guid?> PersonAsync(this INamesAPerson request, IPeople people, CancellationToken ct)
    {
        if (request.Person is { } person)
            return await people.EnterAsync(person, ct);
        var id = request.PersonId ?? Guid.Empty;
        return (await people.FindAsync([id], ct)).ContainsKey(id) ? id : null;
    }
}
