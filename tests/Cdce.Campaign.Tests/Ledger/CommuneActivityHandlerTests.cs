using Cdce.Campaign.Activities;
using Cdce.Contracts;
using Cdce.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Campaign.Tests.Ledger;

/// <summary>What other modules tell the ledger arrives once, twice, or the end before the beginning: the ledger says the same.</summary>
public class CommuneActivityHandlerTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Thuin = "56078";
    private static readonly DateOnly Since = new(2026, 3, 1);
    private static readonly DateOnly Until = new(2026, 9, 1);

    [Fact]
    public async Task A_fact_that_is_sent_twice_stands_once()
    {
        var fact = Pledge();
        await SendAsync(fact, fact, fact with { On = Since.AddDays(1) });

        Assert.Equal(["recorded 2026-03-01"], await HistoryAsync(fact.ActivityId));
        Assert.Equal((true, true), (await HoldsAsync(fact, "2026-03-01"), await HoldsAsync(fact, "2026-11-20")));
    }

    [Fact]
    public async Task An_end_that_is_sent_twice_ends_it_once()
    {
        var fact = Pledge();
        await SendAsync(fact, End(fact, Until), End(fact, Until.AddDays(3)));

        Assert.Equal(["recorded 2026-03-01", "ended 2026-09-01"], await HistoryAsync(fact.ActivityId));
        Assert.Equal((true, false), (await HoldsAsync(fact, "2026-08-31"), await HoldsAsync(fact, "2026-09-01")));
    }

    [Fact]
    public async Task An_end_that_arrives_before_the_beginning_ends_it_all_the_same()
    {
        var fact = Pledge();
        await SendAsync(End(fact, Until), End(fact, Until), fact, fact);

        Assert.Equal(["recorded 2026-03-01", "ended 2026-09-01"], await HistoryAsync(fact.ActivityId));
        Assert.Equal((true, false), (await HoldsAsync(fact, "2026-08-31"), await HoldsAsync(fact, "2026-09-01")));
        Assert.False(await HoldsAsync(fact, "2026-11-20"));
    }

    [Fact]
    public async Task A_fact_that_ends_on_its_own_day_never_was_in_whatever_order_it_is_told()
    {
        var (one, other) = (Pledge(), Pledge());
        await SendAsync(one, End(one, Since), End(other, Since), other);

        Assert.Equal((false, false), (await HoldsAsync(one, "2026-03-01"), await HoldsAsync(other, "2026-03-01")));
        Assert.Equal((false, false), (await HoldsAsync(one, "2026-11-20"), await HoldsAsync(other, "2026-11-20")));
    }

    [Fact]
    public async Task A_pledge_counts_for_the_kind_of_its_partner_until_it_runs_out()
    {
        var fact = Pledge() with { NisCode = "56001", ValidUntil = Until, PartnerKind = "horeca" };
        await SendAsync(fact);
        var member = await host.CommitteeMemberAsync("56001");

        Assert.Equal(1, await HorecaAsync("?asOf=2026-09-01"));
        Assert.Equal(0, await HorecaAsync(""));

        async Task<int> HorecaAsync(string asOf) => (await member.GetJsonAsync($"/campaign/communes/56001/criteria/shops{asOf}"))
            .GetProperty("requirements").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "horeca").GetProperty("have").GetInt32();
    }

    private static CommuneActivityRecorded Pledge()
    {
        var id = Guid.CreateVersion7();
        return new(id, Thuin, "partnerPledge", null, Since, $"/partners/pledges/{id}", "shop");
    }

    private static CommuneActivityWithdrawn End(CommuneActivityRecorded fact, DateOnly on) =>
        new(fact.ActivityId, fact.NisCode, on, "pledgeWithdrawn");

    // Each message in its own transaction, as the bus delivers them.
    private async Task SendAsync(params object[] messages)
    {
        var store = host.Services.GetRequiredService<IDocumentStore>();
        foreach (var message in messages)
        {
            await using var session = store.LightweightSession();
            if (message is CommuneActivityRecorded recorded)
                await CommuneActivityRecordedHandler.Handle(recorded, session, CancellationToken.None);
            else
                await CommuneActivityWithdrawnHandler.Handle((CommuneActivityWithdrawn)message, session, CancellationToken.None);
            await session.SaveChangesAsync(CancellationToken.None);
        }

        await host.WaitForNonStaleDataAsync();
    }

    private async Task<IEnumerable<string>> HistoryAsync(Guid id) =>
        (await (await host.CoordinationAsync()).GetJsonAsync($"/campaign/activities/{id}")).GetProperty("history").EnumerateArray()
            .Select(v => $"{v.GetProperty("change")} {v.GetProperty("on")}").ToList();

    private async Task<bool> HoldsAsync(CommuneActivityRecorded fact, string day)
    {
        var list = await (await host.CoordinationAsync()).GetJsonAsync($"/campaign/activities?nisCode={fact.NisCode}&asOf={day}&pageSize=100");
        return list.GetProperty("items").EnumerateArray()
            .Any(f => f.GetProperty("id").GetGuid() == fact.ActivityId && f.GetProperty("holds").GetBoolean());
    }
}
