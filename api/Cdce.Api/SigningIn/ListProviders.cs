using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cdce.Api.SigningIn;

/// <summary>Lists the identity providers that one can sign in with: one, or none.</summary>
internal sealed class ListProviders : IEndpoint
{
    internal sealed record ProviderView(string Name);

    internal sealed record Providers(IReadOnlyList<ProviderView> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session/providers", Handle)
        .WithName("listProviders")
        .WithSummary("List the identity providers that one can sign in with");

    private static Ok<Providers> Handle([FromServices] Provider? provider) =>
        TypedResults.Ok(new Providers(provider is null ? [] : [new ProviderView(provider.Settings.Name)]));
}
