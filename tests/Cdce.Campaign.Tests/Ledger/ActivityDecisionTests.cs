using System.Linq.Expressions;
using Cdce.Campaign.Activities;
using Cdce.Campaign.Communes;
using Cdce.Testing;
using static Cdce.Testing.Scenario<Cdce.Campaign.Activities.Activity>;

namespace Cdce.Campaign.Tests.Ledger;

public class ActivityDecisionTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);
    private static readonly DateOnly Day = new(2026, 3, 10);
    private static readonly Guid Id = new("01956f2e-0000-7000-8000-000000000002");
    private static readonly CommuneLife Liege = new("62063", "Liège", new DateOnly(1977, 1, 1), null, [], []);
    private static readonly Fact Stand = new("awarenessAction", "communication", Day, "Stand au marché");
    private static readonly ActivityRecorded Recorded = new(Id, "62063", Stand);

    [Fact]
    public void A_fact_speaks_for_the_criterion_of_its_kind() =>
        Record(new("62063", "awarenessAction", Day, Summary: "Stand au marché")).Then(Recorded);

    [Fact]
    public void Another_criterion_or_none_can_be_chosen()
    {
        Assert.Equal("organisations", FactOf(Record(new("62063", "awarenessAction", Day, "organisations"))).Criterion);
        Assert.Null(FactOf(Record(new("62063", "awarenessAction", Day, "none"))).Criterion);
    }

    [Theory]
    [InlineData("shop", "shops")]
    [InlineData("horeca", "shops")]
    [InlineData("school", "organisations")]
    [InlineData("company", "organisations")]
    [InlineData("producer", "localProducts")]
    public void A_pledge_speaks_for_the_criterion_of_its_partner(string partnerKind, string criterion) =>
        Assert.Equal(criterion, FactOf(Record(new("62063", "partnerPledge", Day, PartnerKind: partnerKind))).Criterion);

    [Fact]
    public void A_list_leaves_out_the_history_and_nothing_else() => Assert.Equal(
        typeof(ActivityRow).GetProperties().Select(p => p.Name).Where(name => name != nameof(ActivityRow.Versions)).Order(),
        ((MemberInitExpression)ActivityRow.WithoutVersions.Body).Bindings.Select(b => b.Member.Name).Order());

    [Fact]
    public void A_fact_dated_tomorrow_is_refused() =>
        Record(new("62063", "awarenessAction", Today.AddDays(1))).ThenRefused("fact-in-future");

    [Fact]
    public void A_fact_of_an_unknown_commune_is_refused() =>
        RecordActivity.Decide(null, Id, new("99999", "awarenessAction", Day), Today).ThenRefused("unknown-commune");

    [Fact]
    public void A_fact_after_a_merger_is_refused_with_the_commune_that_took_its_place()
    {
        var decision = RecordActivity.Decide(Liege with { EndedOn = Day, IntoNisCodes = ["62999"] }, Id,
            new("62063", "awarenessAction", Day), Today);

        decision.ThenRefused("commune-merged");
        Assert.Equal(["62999"], decision.Refusal?.Allowed);
    }

    [Fact]
    public void A_fact_before_the_commune_existed_is_refused() =>
        RecordActivity.Decide(Liege with { ExistsFrom = Day.AddDays(1) }, Id, new("62063", "awarenessAction", Day), Today)
            .ThenRefused("commune-not-yet");

    [Theory]
    [InlineData("unheardOf", null, null, "Kind")]
    [InlineData("awarenessAction", "seventh", null, "Criterion")]
    [InlineData("partnerPledge", null, null, "PartnerKind")]
    [InlineData("awarenessAction", null, "ftp://x", "SourceUrl")]
    public void What_does_not_have_the_shape_of_a_fact_is_named(string kind, string? criterion, string? url, string field) =>
        Assert.Contains(new RecordActivity.Validator().Validate(
            new RecordActivity.Request("62063", kind, Day, criterion, SourceUrl: url)).Errors, e => e.PropertyName == field);

    [Fact]
    public void A_correction_keeps_the_day_or_moves_it()
    {
        Correct(Given(Recorded), new("pressClip", Day, "wrong kind"))
            .Then(new ActivityCorrected(Id, "62063", new Fact("pressClip", "communication", Day), "wrong kind"));
        Correct(Given(Recorded), new("awarenessAction", Day.AddDays(-1), "wrong day", Summary: "Stand au marché"))
            .Then(new ActivityWithdrawn(Id, "62063", Day, "wrong day"),
                new ActivityCorrected(Id, "62063", Stand with { On = Day.AddDays(-1) }, "wrong day"));
    }

    [Fact]
    public void A_correction_that_changes_nothing_records_nothing() =>
        Correct(Given(Recorded), new("awarenessAction", Day, "x", Summary: "Stand au marché")).Then();

    [Fact]
    public void A_correction_to_tomorrow_is_refused() =>
        Correct(Given(Recorded), new("awarenessAction", Today.AddDays(1), "x")).ThenRefused("fact-in-future");

    [Fact]
    public void A_withdrawn_fact_is_not_corrected() =>
        Correct(Given(Recorded, new ActivityWithdrawn(Id, "62063", Day, "x")), new("pressClip", Day, "x"))
            .ThenRefused("fact-withdrawn");

    [Fact]
    public void A_fact_that_another_part_keeps_is_neither_corrected_nor_withdrawn_here()
    {
        var kept = Given(new ActivityRecorded(Id, "62063", Stand with { Source = new FactSource(Path: "/partners/partners/1") }, true));

        Correct(kept, new("pressClip", Day, "x")).ThenRefused("fact-kept-elsewhere");
        WithdrawActivity.Decide(kept, new("x")).ThenRefused("fact-kept-elsewhere");
    }

    [Fact]
    public void A_fact_is_withdrawn_as_of_its_own_day_and_once()
    {
        WithdrawActivity.Decide(Given(Recorded), new("x")).Then(new ActivityWithdrawn(Id, "62063", Day, "x"));
        WithdrawActivity.Decide(Given(Recorded, new ActivityWithdrawn(Id, "62063", Day, "x")), new("x")).Then();
    }

    private static Decision Record(RecordActivity.Request request) => RecordActivity.Decide(Liege, Id, request, Today);

    private static Decision Correct(Activity activity, CorrectActivity.Request request) =>
        CorrectActivity.Decide(activity, Liege, request, Today);

    private static Fact FactOf(Decision decision) => Assert.IsType<ActivityRecorded>(Assert.Single(decision.Events)).Fact;
}
