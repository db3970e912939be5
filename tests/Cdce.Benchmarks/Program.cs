using System.Globalization;
using Cdce.Api.Postgres;
using Cdce.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args is ["--rounds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 3;

var directory = Directory.CreateTempSubdirectory("cdce-bench-").FullName;
try
{
    // Durable as in production: figures without fsync would say nothing.
    await using var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None);
    await using (var database = await BenchDatabase.CreateAsync(postgres, "bench_store"))
    {
        await AppendBenchmark.RunAsync(database, rounds);
        await RebuildBenchmark.RunAsync(database, rounds);
        await FoldBenchmark.RunAsync(database, rounds);
    }
    await using (var database = await BenchDatabase.CreateAsync(postgres, "bench_http"))
        await HttpBenchmark.RunAsync(database, rounds);
}
finally
{
    Directory.Delete(directory, recursive: true);
}
