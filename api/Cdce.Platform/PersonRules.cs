using FluentValidation;

namespace Cdce.Platform;

/// <summary>A request about a person: somebody who is known, or somebody new.</summary>
public interface INamesAPerson
{
    Guid? PersonId { get; }
    NewPerson? Person { get; }
}

/// <summary>What holds for such requests.</summary>
public static class PersonRules
{
    private static readonly string[] Languages = ["fr", "de"];

    /// <summary>Adds the rules of these fields: exactly one of both, and of somebody new a name, an address that is one, and fr or de.</summary>
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
