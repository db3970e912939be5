using System.Globalization;
using Cdce.Api.Postgres;
using Cdce.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["serve-nothing", var port]:
        await BareServer.ServeNothingAsync(port);
        return;
    case ["serve-bare", var port, var database, var table, var constant]:
        await BareServer.ServeAsync(port, database, table, constant);
        return;
}

var rounds = int.Parse(Option("--rounds", "3"), CultureInfo.InvariantCulture);
var events = long.Parse(Option("--events", "1000000"), CultureInfo.InvariantCulture);
var only = Option("--only", "append,rebuild,fold,growth,http,start").Split(',');

var directory = Directory.CreateTempSubdirectory("cdce-bench-").FullName;
try
{
    // Durable as in production: figures without fsync would say nothing.
    await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
    CpuMeter.Server = int.Parse(File.ReadLines(Path.Combine(directory, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
    await using (var database = await BenchDatabase.CreateAsync(postgres, "bench_store"))
    {
        Report.Begin(await database.VersionAsync());
        if (only.Contains("append"))
            await AppendBenchmark.RunAsync(database, rounds);
        if (only.Contains("rebuild") || only.Contains("fold"))
            await RebuildBenchmark.FillAsync(database);
        if (only.Contains("rebuild"))
            await RebuildBenchmark.RunAsync(database, rounds);
        if (only.Contains("fold"))
            await FoldBenchmark.RunAsync(database, rounds);
    }
    if (only.Contains("growth"))
    {
        await using var database = await BenchDatabase.CreateAsync(postgres, "bench_growth");
        await GrowthBenchmark.RunAsync(database, events);
    }
    if (only.Contains("http") || only.Contains("start"))
    {
        await using var database = await BenchDatabase.CreateAsync(postgres, "bench_http");
        await HttpBenchmark.RunAsync(database, rounds, load: only.Contains("http"), start: only.Contains("start"));
    }
}
finally
{
    Directory.Delete(directory, recursive: true);
}

string Option(string name, string otherwise) =>
    Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
