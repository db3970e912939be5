using Cdce.Api;
using Cdce.Api.Accounts;
using Cdce.Api.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace Cdce.Testing;

/// <summary>
/// The whole program on a database of its own, with a clock that stands still. The database is a copy of a template that
/// holds the reference data; it is dropped afterwards. Use it as a class fixture.
/// </summary>
public sealed class ApiHost : IAsyncLifetime
{
    /// <summary>Friday 20 November 2026, 10:00 in Brussels.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly bool served;
    private readonly string[] settings = [];
    private readonly Action<IServiceCollection>? services;
    private readonly Action<WebApplication>? routes;
    private WebApplication? app;

    public ApiHost() => Clock = new(Start);

    private ApiHost(DateTimeOffset at, bool served = false, params string[] settings) =>
        (Clock, this.served, this.settings) = (new(at), served, settings);

    private ApiHost(Action<IServiceCollection>? services, Action<WebApplication>? routes, string[] settings)
        : this(Start, served: false, settings) => (this.services, this.routes) = (services, routes);

    private ApiHost(FixedClock clock, string connectionString, string[] settings) =>
        (Clock, ConnectionString, this.settings) = (clock, connectionString, settings);

    public FixedClock Clock { get; }

    public string ConnectionString { get; private set; } = "";

    /// <summary>Services of the program; open a scope for scoped ones.</summary>
    public IServiceProvider Services => Running.Services;

    /// <summary>A caller without key or cookie.</summary>
    public ApiClient Anonymous => new(Client());

    /// <summary>Where a served host is.</summary>
    public Uri Address => new(Running.Urls.Single());

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser NewBrowser() => new(handler => new(handler) { BaseAddress = new("http://localhost/") }, Running.GetTestServer().CreateHandler());

    private WebApplication Running => app ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>A key of the coordination.</summary>
    public Task<ApiClient> CoordinationAsync() => WithKeyAsync(Role.NationalCoordinator, []);

    /// <summary>A key of a committee member of these communes.</summary>
    public Task<ApiClient> CommitteeMemberAsync(params string[] nisCodes) => WithKeyAsync(Role.Member, nisCodes);

    /// <summary>A key of this role for these areas: NIS codes, or the first digits of a province's.</summary>
    public Task<ApiClient> KeyAsync(Role role, params string[] areas) => WithKeyAsync(role, areas);

    /// <summary>A key of the coordination whose commands are marked as simulated.</summary>
    public Task<ApiClient> SimulatingAsync() => WithKeyAsync(Role.NationalCoordinator, [], simulating: true);

    /// <summary>A browser of somebody with an account and this role, signed in.</summary>
    public async Task<SignedInClient> SignedInAsync(string userName, string role, params string[] areas)
    {
        var coordination = await CoordinationAsync();
        using var made = await coordination.PostAsync("/accounts", new { userName, role, communes = areas });
        var account = await made.ReadAsync(System.Net.HttpStatusCode.Created);
        var password = account.GetProperty("initialPassword").GetString();
        var http = Running.GetTestClient();
        using var signedIn = await new ApiClient(http).PostAsync("/session", new { userName, password });
        await signedIn.ReadAsync(System.Net.HttpStatusCode.OK);
        http.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return new SignedInClient(http, account.GetProperty("id").GetString() ?? "");
    }

    /// <summary>Waits until all messages are delivered and everything appended has reached the read models.</summary>
    public async Task WaitForNonStaleDataAsync()
    {
        var bus = Services.GetRequiredService<MessageBus>();
        Assert.True(await bus.WaitUntilQuietAsync(TimeSpan.FromSeconds(30)), "Messages are not delivered.");
        var projections = Services.GetRequiredService<ProjectionCoordinator>();
        Assert.True(await projections.WaitForNonStaleProjectionDataAsync(TimeSpan.FromSeconds(30)), "The projections are late.");
    }

    /// <summary>A host that is not a fixture, and sends nothing of its own accord at night.</summary>
    public static async Task<ApiHost> OwnAsync()
    {
        var host = new ApiHost(Start);
        await host.InitializeAsync();
        host.Services.GetRequiredService<MessagingOptions>().SendsRecurring = false;
        return host;
    }

    /// <summary>A host of its own behind its real server, on a free port: what is sent to it goes over the wire as it is.</summary>
    /// <param name="settings">As at the command line.</param>
    public static async Task<ApiHost> ServedAsync(params string[] settings)
    {
        var host = new ApiHost(Start, served: true, settings);
        await host.InitializeAsync();
        host.Services.GetRequiredService<MessagingOptions>().SendsRecurring = false;
        return host;
    }

    /// <summary>A host that is not a fixture, with settings such as <c>CDCE_SMTP=smtp://127.0.0.1:2525</c>.</summary>
    public static async Task<ApiHost> WithAsync(params string[] settings)
    {
        var host = new ApiHost(Start, served: false, [.. settings.Select(setting => $"--{setting}")]);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>A host of its own with a planted defect: other services than the program's, or routes of the test's own.</summary>
    public static async Task<ApiHost> PlantedAsync(
        Action<IServiceCollection>? services = null, Action<WebApplication>? routes = null, params string[] settings)
    {
        var host = new ApiHost(services, routes, [.. settings.Select(setting => $"--{setting}")]);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>Another node of the same program: the same database, clock and settings.</summary>
    public async Task<ApiHost> SecondNodeAsync()
    {
        var second = new ApiHost(Clock, ConnectionString, settings);
        second.app = Build(ConnectionString, Clock, served, settings);
        await second.app.StartAsync();
        return second;
    }

    /// <summary>Stops the program for good and closes its database, which can then be copied.</summary>
    public async Task SealAsync()
    {
        await StopAsync();
        await TestCluster.SealAsync(ConnectionString);
    }

    /// <summary>The program on a copy of a sealed host's database, on which the statements were run first.</summary>
    public async Task<ApiHost> CopyAsync(DateTimeOffset at, string statements)
    {
        var copy = await TestCluster.CreateDatabaseAsync(TestCluster.NameOf(ConnectionString));
        await using (var source = NpgsqlDataSource.Create(copy))
        await using (var command = source.CreateCommand(statements))
            await command.ExecuteNonQueryAsync();
        return await OnAsync(copy, at);
    }

    /// <summary>The program on a database that is there, and that goes with it.</summary>
    public static async Task<ApiHost> OnAsync(string connectionString, DateTimeOffset at)
    {
        var host = new ApiHost(at) { ConnectionString = connectionString };
        host.app = Build(connectionString, host.Clock);
        host.app.Services.GetRequiredService<MessagingOptions>().SendsRecurring = false;
        await host.app.StartAsync();
        return host;
    }

    public async Task InitializeAsync()
    {
        ConnectionString = await TestCluster.CreateDatabaseAsync(TestCluster.NameOf(await Template.Value));
        app = Build(ConnectionString, Clock, served, settings, services);
        routes?.Invoke(app);
        await app.StartAsync();
    }

    /// <summary>Stops the program; its database stays until the end.</summary>
    public async Task StopAsync()
    {
        if (app is null)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await TestCluster.DropDatabaseAsync(ConnectionString);
        File.Delete(Erasures);
    }

    /// <summary>Where the program notes outside of the database who was forgotten.</summary>
    public string Erasures => ErasuresOf(ConnectionString);

    private static string ErasuresOf(string connectionString) =>
        $"{Path.GetTempPath()}/cdce-tests-data/erasures-{Environment.ProcessId}-{TestCluster.NameOf(connectionString)}.txt";

    private async Task<ApiClient> WithKeyAsync(Role role, string[] communes, bool simulating = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var (_, key) = await CreateKey.NewAsync(scope.ServiceProvider.GetRequiredService<AccountsDb>(), "test", role, communes,
            null, simulating, Clock, CancellationToken.None);
        var http = Client();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new ApiClient(http);
    }

    private HttpClient Client() => served ? new HttpClient { BaseAddress = Address } : Running.GetTestClient();

    private static async Task<string> MakeTemplateAsync()
    {
        var template = await TestCluster.CreateDatabaseAsync();
        await using (var app = Build(template, new FixedClock(Start)))
        {
            await app.StartAsync();
            // What the reference data publish is delivered once here, not again in every copy.
            var bus = app.Services.GetRequiredService<MessageBus>();
            Assert.True(await bus.WaitUntilQuietAsync(TimeSpan.FromMinutes(3)), "The reference data are not delivered.");
            await app.StopAsync();
        }

        await TestCluster.SealAsync(template);
        return template;
    }

    private static WebApplication Build(string connectionString, TimeProvider clock, bool served = false, string[]? settings = null,
        Action<IServiceCollection>? services = null) => WebHost.Build(
        ["--quiet=1", $"--CDCE_DATABASE={connectionString}", $"--data={Path.GetTempPath()}/cdce-tests-data", "--urls=http://127.0.0.1:0",
            "--CDCE_REQUESTS_PER_MINUTE=0", $"--CDCE_ERASURES={ErasuresOf(connectionString)}", .. settings ?? []],
        builder =>
        {
            if (!served)
                builder.WebHost.UseTestServer();
            builder.Services.AddSingleton(clock);
            // After all that the program adds.
            if (services is not null)
                ((IHostApplicationBuilder)builder).ConfigureContainer(new DefaultServiceProviderFactory(), services);
        });
}
