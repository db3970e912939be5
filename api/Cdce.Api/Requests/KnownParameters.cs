using Cdce.Api.Client;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cdce.Api.Requests;

/// <summary>Refuses query parameters that the operation does not have: a misspelt filter must not answer with everything.</summary>
internal sealed class KnownParameters(IApiDescriptionGroupCollectionProvider descriptions)
{
    private readonly Lazy<Dictionary<string, HashSet<string>>> byOperation = new(() => descriptions.ApiDescriptionGroups.Items
        .SelectMany(group => group.Items)
        .Select(item => (Name: item.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName, item))
        .Where(entry => entry.Name is not null)
        .ToDictionary(
            entry => entry.Name ?? "",
            entry => entry.item.ParameterDescriptions.Where(p => p.Source == BindingSource.Query).Select(p => p.Name)
                .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal));

    public async Task Use(HttpContext context, RequestDelegate next)
    {
        // One address for one thing: routing would take both forms. The client mends the addresses of its own pages.
        if (context.Request.Path.Value is { Length: > 1 } path && path.EndsWith('/') && context.GetEndpoint() is { } found
            && found.Metadata.GetMetadata<ClientPageMetadata>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (context.GetEndpoint() is not { } endpoint
            || endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not { } name
            || !byOperation.Value.TryGetValue(name.EndpointName, out var known))
        {
            await next(context);
            return;
        }

        var asOf = endpoint.Metadata.GetMetadata<AllowsAsOfMetadata>() is not null;
        var unknown = context.Request.Query.Keys
            .Where(key => !known.Contains(key) && !(asOf && key is AsOfQuestions.Day or AsOfQuestions.Reading)).ToList();
        // The database cannot keep this character in a text, nor be asked for it.
        var withNul = context.Request.Query.Where(p => p.Value.ToString().Contains('\0', StringComparison.Ordinal)).Select(p => p.Key).Except(unknown).ToList();
        if (unknown.Count + withNul.Count == 0)
        {
            await next(context);
            return;
        }

        await Problems.BadRequest([
            .. unknown.Select(key => new InputIssue("query", key, "This parameter is not known here.", InputProblems.UnknownInput)),
            .. withNul.Select(key => new InputIssue("query", key, "No text holds this character.", InputProblems.SchemaViolation)),
        ]).ExecuteAsync(context);
    }
}
