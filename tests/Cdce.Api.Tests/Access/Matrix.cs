using System.Net;
using System.Text;
using Cdce.Platform.Access;
using Cdce.Testing;
using Cdce.Testing.Dates;

namespace Cdce.Api.Tests.Access;

/// <summary>The table of rights as it is asked over HTTP: every operation by every role.</summary>
internal static class Matrix
{
    public const string Commune = "25072";

    private static readonly Operation Metrics = new("readMetrics", "get", "http://localhost/metrics", [], null);

    // Last, for they end what the others need.
    private static readonly string[] Last = ["endOtherSessions", "signOut"];

    public static IReadOnlyList<Operation> Operations { get; } =
        [.. Contract.Operations.Append(Metrics).OrderBy(o => Array.IndexOf(Last, o.Id))];

    /// <summary>Where a role is held, here in one commune.</summary>
    public static string[] AreasOf(Role role, string commune) => role switch
    {
        Role.NationalCoordinator => [],
        Role.RegionalCoordinator => [commune.StartsWith('2') ? commune[..2] : commune[..1]],
        _ => [commune],
    };

    /// <summary>Somebody of each role: people where people have it, a key for programs, nobody for the anonymous.</summary>
    public static async Task<IReadOnlyDictionary<Role, ApiClient>> EverybodyAsync(ApiHost host)
    {
        var all = new Dictionary<Role, ApiClient>();
        foreach (var role in Enum.GetValues<Role>())
        {
            all[role] = role switch
            {
                Role.Anonymous => host.Anonymous,
                Role.Script => await host.KeyAsync(role, AreasOf(role, Commune)),
                _ => await host.SignedInAsync($"matrix-{role}", char.ToLowerInvariant($"{role}"[0]) + $"{role}"[1..], AreasOf(role, Commune)),
            };
            // Each at an address of its own: there is a limit to how often one address tries to sign in.
            all[role].Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{(int)role + 1}");
        }

        return all;
    }

    /// <summary>
    /// Asks every operation about things that do not exist, and without a body, so that what is allowed does no harm either.
    /// </summary>
    public static async Task<(int Asked, IReadOnlyList<string> Wrong)> AskAsync(
        IReadOnlyDictionary<Role, ApiClient> callers, Func<string, Role, Reach> table)
    {
        var asked = 0;
        var wrong = new List<string>();
        foreach (var operation in Operations)
        {
            foreach (var (role, caller) in callers)
            {
                asked++;
                using var response = await SendAsync(caller, operation);
                var refused = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                var expected = table(operation.Id, role) != Reach.Nowhere ? "allowed" : role is Role.Anonymous ? "401" : "403";
                var answered = refused ? $"{(int)response.StatusCode}" : "allowed";
                if (expected != answered || (int)response.StatusCode >= 500
                    || response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.TooManyRequests)
                {
                    wrong.Add($"{operation.Id} by {role}: {expected} expected, got {(int)response.StatusCode}");
                }
            }
        }

        return (asked, wrong);
    }

    private static Task<HttpResponseMessage> SendAsync(ApiClient caller, Operation operation)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(part => part switch
        {
            "{nisCode}" or "{area}" => "99999",
            "{year}" => "2020",
            "{day}" => "2020-01-01",
            "{grid}" => "1",
            "{processId}" => "0",
            ['{', ..] => "00000000-0000-7000-8000-000000000000",
            _ => part,
        }));
        var reads = operation.Method == "get";
        return caller.SendAsync(new HttpMethod(operation.Method.ToUpperInvariant()), path,
            operation.Accepts is { } type ? new StringContent("", Encoding.UTF8, type) : null,
            reads ? null : 1, reads ? null : Guid.CreateVersion7().ToString());
    }
}
