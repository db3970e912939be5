using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cdce.Platform;

public static class Validation
{
    /// <summary>Runs the endpoint's own <c>Validator</c> on the request before the handler sees it.</summary>
    public static RouteHandlerBuilder Validate<TRequest>(this RouteHandlerBuilder route) where TRequest : class
    {
        var type = typeof(TRequest).DeclaringType?.GetNestedType("Validator", BindingFlags.NonPublic | BindingFlags.Public)
            ?? throw new InvalidOperationException($"{typeof(TRequest)} has no Validator beside it.");
        // Created once at start: a validator holds rules, no state.
        var validator = Activator.CreateInstance(type) as IValidator<TRequest>
            ?? throw new InvalidOperationException($"{type} does not validate {typeof(TRequest)}.");

        return route.AddEndpointFilter(async (context, next) =>
        {
            var request = context.Arguments.OfType<TRequest>().Single();
            var outcome = await validator.ValidateAsync(request, context.HttpContext.RequestAborted);
            return outcome.IsValid
                ? await next(context)
                : Problems.BadRequest(outcome.Errors.Select(e =>
                    new InputIssue("body", FieldName(e.PropertyName), e.ErrorMessage)));
        });
    }

    /// <summary>There is French, and no language has more characters than that.</summary>
    public static void IsText<T>(this IRuleBuilderInitial<T, LocalText> rule, int longest) => rule.NotNull().ChildRules(text =>
    {
        text.RuleFor(t => t.Fr).NotEmpty().MaximumLength(longest);
        text.RuleFor(t => t.De).MaximumLength(longest);
        text.RuleFor(t => t.Nl).MaximumLength(longest);
        text.RuleFor(t => t.En).MaximumLength(longest);
    });

    private static string FieldName(string property) => string.Join('.', property.Split('.')
        .Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
