using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cdce.Api.Tests;

/// <summary>The program as whoever starts it knows it: a process with a directory of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("cdce-program-").FullName;

    [Fact]
    public async Task Two_run_side_by_side_stop_cleanly_and_refuse_a_port_that_is_taken()
    {
        await using var first = await RunningProgram.StartAsync(Path.Combine(directory, "first"));
        await using var second = await RunningProgram.StartAsync(Path.Combine(directory, "second"));
        Assert.NotEqual(first.Http.BaseAddress, second.Http.BaseAddress);
        Assert.Contains(first.Said, line => line.StartsWith("Sign in as coordination with the password", StringComparison.Ordinal));

        using var client = await first.WithKeyAsync();
        await RecordAsync(client);
        Assert.Equal(1, await CountAsync(client));
        using var other = await second.WithKeyAsync();
        Assert.Equal(0, await CountAsync(other));

        Assert.Equal(0, await first.EndAsync("INT"));
        Assert.False(ServerRuns("first"));
        Assert.Equal(HttpStatusCode.OK, (await second.Http.GetAsync("health/ready")).StatusCode);

        using var third = Command.Start(null, "--port", $"{second.Http.BaseAddress?.Port}", "--data", Path.Combine(directory, "first"));
        var complaint = await third.StandardError.ReadToEndAsync();
        await third.WaitForExitAsync();
        Assert.Equal(1, third.ExitCode);
        Assert.Contains("The port is taken", complaint, StringComparison.Ordinal);
        Assert.False(ServerRuns("first"));
    }

    [Theory]
    [InlineData("There is no --prot", "--prot", "5080")]
    [InlineData("There is no serve", "serve")]
    [InlineData("--port needs a port from 0 to 65535", "--port", "http")]
    [InlineData("--data needs a value", "--data")]
    public async Task What_is_mistyped_is_refused_before_anything_starts(string complaint, params string[] arguments)
    {
        using var program = Command.Start(null, [.. arguments, .. arguments[0] == "--data" ? Array.Empty<string>() : ["--data", directory]]);
        Assert.Contains(complaint, await program.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await program.WaitForExitAsync();
        Assert.Equal(1, program.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public async Task After_a_kill_the_next_start_has_what_was_recorded_and_signs_in_as_before()
    {
        await using (var killed = await RunningProgram.StartAsync(directory))
        {
            using var client = await killed.WithKeyAsync();
            await RecordAsync(client);
            await killed.EndAsync("KILL");
        }

        await using var next = await RunningProgram.StartAsync(directory);
        using var again = await next.WithKeyAsync();
        Assert.Equal(1, await CountAsync(again));
        var (name, password) = ReadFirstSignIn();
        var session = await next.Http.PostAsync("api/v1/session", JsonContent.Create(new { userName = name, password }));
        Assert.True(session.IsSuccessStatusCode, await session.Content.ReadAsStringAsync());
        Assert.Equal(0, await next.EndAsync("TERM"));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private bool ServerRuns(string name) => File.Exists(Path.Combine(directory, name, "postgres", "postmaster.pid"));

    private (string Name, string Password) ReadFirstSignIn()
    {
        var words = File.ReadAllText(Path.Combine(directory, "first-sign-in.txt")).Trim().Split(' ');
        return (words[0], words[1]);
    }

    private static async Task RecordAsync(HttpClient client)
    {
        var response = await client.PostAsync("api/v1/campaign/activities",
            JsonContent.Create(new { nisCode = "62063", kind = "committeeMeeting", on = "2026-01-15" }));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static async Task<int> CountAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("api/v1/campaign/activities?nisCode=62063")).GetProperty("total").GetInt32();

    /// <summary>A started program; killed at the end where a test has not ended it.</summary>
    private sealed class RunningProgram(Process process, string directory, IReadOnlyList<string> said, Uri address) : IAsyncDisposable
    {
        private const string At = "Cdce is at ";

        public IReadOnlyList<string> Said => said;

        public HttpClient Http { get; } = Client(address);

        public static async Task<RunningProgram> StartAsync(string directory)
        {
            var process = Command.Start(null, "--port", "0", "--data", directory);
            var said = new List<string>();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                said.Add(line);
                if (line == "Ctrl-C stops it.")
                    return new(process, directory, said, new(said.First(l => l.StartsWith(At, StringComparison.Ordinal))[At.Length..]));
            }

            throw new InvalidOperationException($"It did not start: {await process.StandardError.ReadToEndAsync()}");
        }

        /// <summary>A client with a key that is made while the program runs.</summary>
        public async Task<HttpClient> WithKeyAsync()
        {
            var printed = await Command.RunAsync(null, "key", "create", "--role", "nationalCoordinator", "--name", "test", "--data", directory);
            var client = Client(address);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", printed.TrimEnd().Split('\n')[^1]);
            return client;
        }

        /// <summary>Sends a signal and waits for the end; its exit code.</summary>
        public async Task<int> EndAsync(string signal)
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
            await process.WaitForExitAsync();
            return process.ExitCode;
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            if (!process.HasExited)
                await EndAsync("TERM");
            process.Dispose();
        }

        private static HttpClient Client(Uri address)
        {
            var client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
            client.DefaultRequestHeaders.Add("X-Requested-With", "test");
            return client;
        }
    }
}
