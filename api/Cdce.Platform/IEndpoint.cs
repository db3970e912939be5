using Microsoft.AspNetCore.Routing;

namespace Cdce.Platform;

/// <summary>One operation of the API: one class, one file, one route.</summary>
public interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}
