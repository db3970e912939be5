using Cdce.Api.Notices;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cdce.Api.Tests.Notices;

internal static class NoticeReading
{
    /// <summary>Lets a node read what there is to tell of up to the end of the log, also where a transaction that runs elsewhere hides it for a moment.</summary>
    public static async Task ToEndAsync(ApiHost node, NpgsqlConnection connection)
    {
        var end = await node.Services.GetRequiredService<EventLog>().EndAsync();
        do
        {
            try
            {
                await node.Services.GetRequiredService<NoticeReader>().ReadAsync(CancellationToken.None);
            }
            catch (FencedOffException)
            {
                // Another one had read last; it begins from what is stored.
            }
        }
        while (!await NoticeTable.AskAsync<bool>(connection, "select (tx, sequence) >= ($1::text::xid8, $2) from store.checkpoints where name = 'api.notices'",
            CancellationToken.None, $"{end.Transaction}", end.Sequence));
    }
}
