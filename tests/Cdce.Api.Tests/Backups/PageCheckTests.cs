using Cdce.Api.Backups;
using Cdce.Api.Postgres;

namespace Cdce.Api.Tests.Backups;

public sealed class PageCheckTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("cdce-pages-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_damaged_page_and_an_index_that_lacks_a_row_are_found()
    {
        string page;
        string index;
        await using (var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None))
        {
            await using var connection = await TableCopy.OpenAsync(postgres.ConnectionString("postgres"), CancellationToken.None);
            await TableCopy.ScalarAsync<object>(connection, """
                create table pages as select n, repeat('x', 500) as text from generate_series(1, 200) n;
                create table keys (n int primary key);
                insert into keys select generate_series(1, 100);
                create table whole as select 1 as n;
                """, CancellationToken.None);
            page = await TableCopy.ScalarAsync<string>(connection, "select pg_relation_filepath('pages')", CancellationToken.None) ?? "";
            index = await TableCopy.ScalarAsync<string>(connection, "select pg_relation_filepath('keys_pkey')", CancellationToken.None) ?? "";
            var before = await PageCheck.RunAsync(postgres.ConnectionString("postgres"), CancellationToken.None);
            Assert.Empty(before.Damage);
            Assert.True(before.Indexes);
            Assert.Equal(3, before.Tables);
        }

        Flip(page);
        Flip(index);
        await using (var postgres = await OwnPostgres.StartAsync(directory, CancellationToken.None))
        {
            var after = await PageCheck.RunAsync(postgres.ConnectionString("postgres"), CancellationToken.None);
            Assert.Collection(after.Damage,
                damage => Assert.StartsWith("public.pages: invalid page", damage, StringComparison.Ordinal),
                damage => Assert.StartsWith("keys_pkey: invalid page", damage, StringComparison.Ordinal));
        }
    }

    // In the second page; an index begins with a page about itself.
    private void Flip(string path)
    {
        using var file = File.Open(Path.Combine(directory, "postgres", path), FileMode.Open, FileAccess.ReadWrite);
        file.Position = 8_192 + 8_000;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }
}
