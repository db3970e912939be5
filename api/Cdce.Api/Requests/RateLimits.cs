using System.Globalization;
using System.Threading.RateLimiting;
using Cdce.Api.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdce.Api.Requests;

/// <summary>
/// How much one caller may ask in a minute: an account or a key over the whole API, whoever is neither by address. Counted by each
/// node for itself.
/// </summary>
internal static class RateLimits
{
    public const int UsualPerMinute = 1_000;
    private const int SignInsPerMinute = 60;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <param name="perMinute">0 for no limit.</param>
    public static void AddRateLimits(this IServiceCollection services, int perMinute) => services.AddRateLimiter(options =>
    {
        if (perMinute > 0)
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => OfCaller(context, perMinute));
        options.OnRejected = (rejected, _) => RefuseAsync(rejected, perMinute);
        options.AddPolicy(SignIn.RateLimit, new SignIns());
    });

    // Probes and the files of the client are not counted: they are cheap, and a probe that is refused restarts a node.
    private static RateLimitPartition<string> OfCaller(HttpContext context, int perMinute) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? RateLimitPartition.GetNoLimiter("")
        : context.RequestServices.GetRequiredService<Caller>().User is var user && user != CurrentUser.Anonymous ? Partition(user.Id, perMinute)
        : Partition(AddressOf(context), perMinute);

    private static RateLimitPartition<string> Partition(string caller, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window });

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, int limit)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var named) ? (int)Math.Ceiling(named.TotalSeconds) : (int)Window.TotalSeconds;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(CultureInfo.InvariantCulture);
        await Problems.TooManyRequests(limit, Math.Max(1, wait)).ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>Tries at signing in, from one address and whatever the accounts.</summary>
    private sealed class SignIns : IRateLimiterPolicy<string>
    {
        public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => (rejected, _) => RefuseAsync(rejected, SignInsPerMinute);

        public RateLimitPartition<string> GetPartition(HttpContext httpContext) => Partition(AddressOf(httpContext), SignInsPerMinute);
    }
}
