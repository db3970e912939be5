using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cdce.Benchmarks;

/// <summary>The other side of the comparisons: endpoints that do one SQL statement, or less, without sign-in, policies or history.</summary>
internal static class BareServer
{
    /// <summary>An empty application, to start.</summary>
    public static Task ServeNothingAsync(string port)
    {
        var app = WebApplication.CreateBuilder(["--urls", $"http://127.0.0.1:{port}"]).Build();
        app.MapGet("/", () => "Hello");
        return app.RunAsync();
    }

    /// <summary>One statement on the same table as ours, and a constant of <paramref name="constant"/> bytes.</summary>
    public static async Task ServeAsync(string port, string database, string table, string constant)
    {
        const string Columns = "\"ActivityId\", \"NisCode\", \"Kind\", \"Criterion\", \"On\", \"Summary\", \"Version\"";
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 20, NoResetOnClose = true, MaxPoolSize = 40 });
        await using (var create = source.CreateCommand("""
            create table if not exists bare_facts (
                id uuid primary key, nis_code text not null, kind text not null, happened_on date not null, summary text)
            """))
        {
            await create.ExecuteNonQueryAsync();
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var bytes = new byte[int.Parse(constant, CultureInfo.InvariantCulture)];
        Array.Fill(bytes, (byte)' ');
        app.MapGet("/", () => "Hello");
        app.MapGet("/constant", () => Results.Bytes(bytes, "application/json"));
        app.MapGet("/one/{id:guid}", async (Guid id) =>
        {
            await using var command = source.CreateCommand($"select {Columns} from {table} where \"ActivityId\" = $1");
            command.Parameters.Add(new() { Value = id });
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAsync() ? Results.Ok(Read(reader)) : Results.NotFound();
        });
        app.MapGet("/list", async (string kind) =>
        {
            await using var command = source.CreateCommand(
                $"select {Columns} from {table} where \"Kind\" = $1 and not \"Withdrawn\" order by \"On\" desc, \"ActivityId\" desc limit 50");
            command.Parameters.Add(new() { Value = kind });
            await using var reader = await command.ExecuteReaderAsync();
            var items = new List<BareFact>();
            while (await reader.ReadAsync())
                items.Add(Read(reader));
            return Results.Ok(new { items });
        });
        app.MapPost("/one", async (BarePost post) =>
        {
            await using var command = source.CreateCommand("""
                insert into bare_facts (id, nis_code, kind, happened_on, summary) values ($1, $2, $3, $4, $5)
                """);
            foreach (var value in new object[] { Guid.CreateVersion7(), post.NisCode, post.Kind, post.On, post.Summary })
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync();
            return Results.StatusCode((int)HttpStatusCode.Created);
        });
        await app.RunAsync();
    }

    private static BareFact Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<DateOnly>(4), row.IsDBNull(5) ? null : row.GetString(5), row.GetInt64(6));

    private sealed record BareFact(Guid ActivityId, string NisCode, string Kind, string? Criterion, DateOnly On, string? Summary, long Version);

    internal sealed record BarePost(string NisCode, string Kind, DateOnly On, string Summary);
}
