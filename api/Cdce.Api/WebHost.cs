using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cdce.Api.Accounts;
using Cdce.Api.Client;
using Cdce.Api.Health;
using Cdce.Api.Mails;
using Cdce.Api.Metrics;
using Cdce.Api.Notices;
using Cdce.Api.OpenApi;
using Cdce.Api.People;
using Cdce.Api.Requests;
using Cdce.Api.SigningIn;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cdce.Api;

/// <summary>Puts the program together: services, the way of a request, endpoints.</summary>
internal static class WebHost
{
    private const int DefaultPort = 5080;
    private const long LargestRequest = 10_000_000;

    /// <param name="adjust">Where a test puts its clock and its server.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        adjust?.Invoke(builder);
        var settings = HostSettings.From(builder.Configuration);
        if (builder.Configuration["port"] is not null || builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls($"http://127.0.0.1:{builder.Configuration.GetValue("port", DefaultPort)}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Logging.ClearProviders().AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        }).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // a refused start is said at the terminal

        AddServices(builder.Services, settings, builder.Configuration);
        var app = builder.Build();
        // The read models behind it take as long as all endpoints, and need none of them.
        _ = Task.Run(app.Services.GetRequiredService<Commands>);
        app.MapClient();
        app.MapDocument();
        app.MapHealth();
        app.MapMetrics();
        NoticeServices.MapPages(app);
        Modules.Map(app.MapGroup("/api/v1").RequireAuthorization(RightsPolicy.Name));
        RightsPolicy.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        UseRequests(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        services.AddSingleton(settings);
        services.AddHostedService<DatabaseStart>(); // the first to start, the last to stop
        services.AddEventStore(_ => settings.ConnectionString, Modules.Configure);
        services.AddMessaging(Modules.Configure);
        services.AddSingleton<PublicAddress>();
        services.AddAccounts();
        services.AddPeople();
        services.AddMails(configuration);
        services.AddSigningIn(configuration);
        services.AddNotices();
        services.AddScoped<AccountChange>();
        services.AddScoped<AccountViews>();
        services.AddScoped<SessionViews>();
        services.AddSingleton<Commands>();
        services.AddSingleton<StaleAnswers>();
        services.AddSingleton<ErrorAnswers>();
        services.AddSingleton<KnownParameters>();
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<ConditionalReads>();
        services.TryAddSingleton(HealthLimits.Usual);
        services.AddSingleton<HealthChecks>();
        services.AddSingleton<Durations>();
        Modules.AddServices(services);
        services.AddHostedService<ReferenceStart>(); // before the first request is taken
        services.AddHostedService<Announcement>();

        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => Json(options.SerializerOptions));
        services.AddRateLimits(settings.RequestsPerMinute);
        services.AddDocument();
    }

    private static void UseRequests(WebApplication app, HostSettings settings)
    {
        if (settings.Proxies.Count > 0)
            app.UseForwardedHeaders(Forwarded(settings.Proxies));
        app.Use(TraceIds.Use);
        app.Use(SecurityHeaders.Use);
        app.Use(Languages.Use);
        app.Use(app.Services.GetRequiredService<ErrorAnswers>().Use);
        app.UseStatusCodePages(context => ErrorAnswers.Describe(context.HttpContext));
        app.UseClientFiles();
        app.UseRouting();
        app.Use(CrossSiteWrites.Use);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(Charsets.Use);
        app.Use(app.Services.GetRequiredService<KnownParameters>().Use);
        app.Use(app.Services.GetRequiredService<ConditionalReads>().Use);
        app.Use(AsOfQuestions.Use);
        app.Use(app.Services.GetRequiredService<Commands>().Use);
    }

    /// <summary>How requests and answers are written: unknown and missing fields are refused, nothing is null.</summary>
    internal static void Json(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(SentText.RefuseNullInLists);
        options.Converters.Add(new SentText());
        options.Converters.Add(new SentDay());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    // Believed from these proxies only: anybody can send such headers.
    private static ForwardedHeadersOptions Forwarded(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as many as are known
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }
}
