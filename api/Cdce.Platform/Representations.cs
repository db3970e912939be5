using Microsoft.AspNetCore.Http;

namespace Cdce.Platform;

public static class Representations
{
    /// <summary>Sends the version of what is shown as <c>ETag</c>, to come back as <c>If-Match</c>.</summary>
    public static void SetVersion(this HttpResponse response, long version) =>
        response.Headers.ETag = new EntityVersion(version).ToString();
}
