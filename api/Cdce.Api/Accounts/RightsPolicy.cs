using Cdce.Platform.Access;
using Microsoft.AspNetCore.Authorization;

namespace Cdce.Api.Accounts;

/// <summary>Lets a request pass whose caller has the right to its operation somewhere; the endpoint asks for which commune.</summary>
internal sealed class RightsPolicy : AuthorizationHandler<RightsPolicy>, IAuthorizationRequirement
{
    public const string Name = "rights";

    /// <summary>What a route is called in the table of rights; null where it is not part of it.</summary>
    public static string? OperationOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RightMetadata>()?.Operation ?? endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    /// <summary>Deny by default: a route without a row in the table, and not declared open, stops the start, and so does a row without a route.</summary>
    public static void Check(IEnumerable<Endpoint> endpoints)
    {
        var guarded = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        var open = guarded.Where(e => e.Metadata.GetMetadata<IAuthorizeData>()?.Policy != Name || OperationOf(e) is null)
            .Select(e => e.DisplayName).ToList();
        var operations = guarded.Select(OperationOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var missing = operations.Except(Rights.Operations, StringComparer.Ordinal).ToList();
        var left = Rights.Operations.Except(operations, StringComparer.Ordinal).ToList();
        if (open.Count + missing.Count + left.Count > 0)
        {
            throw new InvalidOperationException($"""
                api/Cdce.Platform/Access/rights.csv says who may call what; each operation has one row.
                Routes outside of it: {string.Join(", ", open)}
                Operations without a row: {string.Join(", ", missing)}
                Rows without an operation: {string.Join(", ", left)}
                """);
        }
    }

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightsPolicy requirement)
    {
        if (context.Resource is HttpContext http && http.GetEndpoint() is { } endpoint && OperationOf(endpoint) is { } operation)
        {
            var caller = http.RequestServices.GetRequiredService<Caller>();
            caller.User = caller.User with { Operation = operation };
            http.RequestServices.GetRequiredService<RowWall>().Show(caller.User.Patterns);
            if (caller.User.May(operation))
                context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>What a route outside of the contract is called in the table of rights.</summary>
internal sealed record RightMetadata(string Operation);
