using System.Text;
using Cdce.Api.Accounts;
using Cdce.Api.Tests.Access;
using Cdce.Api.Tests.SigningIn;
using Cdce.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.Planted;

/// <summary>The whole program, in which something can be made to go wrong: in its database, around its requests or in its services.</summary>
public sealed class Ground : IAsyncLifetime, IStartupFilter
{
    private readonly SmtpSink sink = SmtpSink.Open();
    private readonly Dictionary<string, byte[]> kept = [];
    private ApiHost? host;
    private int number;

    public ApiHost Host => host ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>What goes wrong around the requests; nothing where it is empty.</summary>
    public string Fault { get; set; } = "";

    internal World World { get; private set; } = null!; // made before the first test

    public async Task InitializeAsync()
    {
        host = await ApiHost.PlantedAsync(
            services => services.AddSingleton<IStartupFilter>(this).AddScoped(provider =>
            {
                var caller = provider.GetRequiredService<Caller>().User;
                return Fault == "unscoped query" ? WallTests.AllSeeing(caller) : caller;
            }),
            routes: null, sink.Settings);
        World = await World.MakeAsync(Host);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await sink.DisposeAsync();
    }

    public string NewName() => $"planted-{++number}";

    /// <summary>Somebody invited by mail; the name and the token of the invitation.</summary>
    public async Task<(string Name, string Token)> InviteAsync()
    {
        var name = NewName();
        using var made = await (await Host.CoordinationAsync()).PostAsync("/accounts",
            new { userName = name, role = "secretary", communes = new[] { World.Ours }, email = MailedHost.Address(name), language = "fr" });
        await made.ReadAsync(System.Net.HttpStatusCode.Created);
        return (name, MailedHost.TokenOf(await sink.ToAsync(MailedHost.Address(name))));
    }

    /// <summary>A link that was asked for in a browser.</summary>
    public Task<string> AskAsync(Browser browser, string name) => MailedHost.AskAsync(sink, browser, name);

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<string> TextAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Host.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    /// <summary>The database answers the program's statement with something else than was asked.</summary>
    /// <param name="when">Such as <c>before insert</c>.</param>
    /// <param name="instead">In PL/pgSQL, up to the row that is returned.</param>
    public Task TriggerAsync(string table, string when, string instead) => ExecuteAsync($"""
        create function public.planted() returns trigger language plpgsql as $$ begin {instead} end $$;
        create trigger planted {when} on {table} for each row execute function public.planted()
        """);

    public async Task MendAsync()
    {
        Fault = "";
        kept.Clear();
        await ExecuteAsync("""
            drop function if exists public.planted() cascade;
            drop function if exists public.planted_too() cascade;
            do $$ declare t record; begin
                for t in select distinct schemaname, tablename from pg_policies where policyname = 'wall' loop
                    execute format('alter table %I.%I enable row level security', t.schemaname, t.tablename);
                end loop;
            end $$
            """);
        Host.Services.GetRequiredService<Callers>().Forget();
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(MeddleAsync);
        next(app);
    };

    private async Task MeddleAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        switch (Fault)
        {
            case "a link is used by being opened" when request.Path == "/connexion/lien":
                await ExecuteAsync("update identity.sign_in_links set \"UsedAt\" = now()");
                break;
            case "any site may act":
                request.Headers.Remove("Sec-Fetch-Site");
                break;
            case "each repetition is a new command" when request.Headers.ContainsKey("Idempotency-Key"):
                request.Headers["Idempotency-Key"] = Guid.CreateVersion7().ToString();
                break;
            case "the version is not looked at" when request.Headers.IfMatch.Count > 0:
                request.Headers.IfMatch = "\"2\"";
                break;
            case "a header is missing":
                response.OnStarting(() => Task.FromResult(response.Headers.Remove("Content-Security-Policy")));
                break;
            case "scripts can read the cookie":
                response.OnStarting(() => Task.FromResult(response.Headers.SetCookie = response.Headers.SetCookie.ToString()
                    .Replace("httponly", "priority=low", StringComparison.OrdinalIgnoreCase)));
                break;
            case "what is there answers not modified" when request.Headers.IfNoneMatch.Count > 0:
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            case "an answer is kept for everybody" when HttpMethods.IsGet(request.Method):
                await KeepAsync(context, next);
                return;
            case "a stack trace in a problem":
                await RewriteAsync(context, next, text => text.Replace("does not exist", "does not exist at Cdce.Api.Planted.Handle(Request request)", StringComparison.Ordinal));
                return;
            case "what is there answers more words" when request.Path.ToString().Contains(World.Activity, StringComparison.Ordinal):
                await RewriteAsync(context, next, text => text.Replace("does not exist", "is not yours", StringComparison.Ordinal));
                return;
            case "an unknown address is told":
                request.EnableBuffering();
                using (var reader = new StreamReader(request.Body, leaveOpen: true))
                {
                    if ((await reader.ReadToEndAsync()).Contains("nobody@", StringComparison.Ordinal))
                        response.OnStarting(() => Task.FromResult(response.StatusCode = StatusCodes.Status404NotFound));
                }

                request.Body.Position = 0;
                break;
            default:
                break;
        }

        await next(context);
    }

    // As a proxy would that does not look at who asks.
    private async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        var address = $"{context.Request.Path}{context.Request.QueryString}";
        if (kept.TryGetValue(address, out var answer))
            await context.Response.Body.WriteAsync(answer);
        else
            await RewriteAsync(context, next, text => Encoding.UTF8.GetString(kept[address] = Encoding.UTF8.GetBytes(text)));
    }

    private static async Task RewriteAsync(HttpContext context, RequestDelegate next, Func<string, string> rewrite)
    {
        var real = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await next(context);
        context.Response.Body = real;
        var text = Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(body.ToArray())));
        context.Response.ContentLength = text.Length;
        await real.WriteAsync(text);
    }
}
