using Cdce.Governance.Committees;

namespace Cdce.Governance.Tests.Committees;

public class CommitteeTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Guid Ann = Guid.Parse("00000000-0000-7000-8000-00000000000a");
    private static readonly Guid Ben = Guid.Parse("00000000-0000-7000-8000-00000000000b");
    private static readonly Guid First = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Next = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private static Committee Nivelles => Committee.Create(new MandateGiven(First, Ann, "25072", Role.Secretary, new(2024, 1, 1)));

    [Fact]
    public void Nobody_holds_the_same_role_twice_at_a_time()
    {
        Assert.Equal("mandate-held", Give(Nivelles, Ann, Role.Secretary).Refusal?.Code);
        Assert.Null(Give(Nivelles, Ann, Role.Chair).Refusal);
        Assert.Null(Give(Nivelles, Ben, Role.Secretary).Refusal);
    }

    [Fact]
    public void Whoever_left_can_come_back()
    {
        var left = Nivelles.Apply(new MandateEnded(First, Ann, "25072", Role.Secretary, new(2026, 1, 1), "left"));

        Assert.False(left.Mandates[0].HoldsOn(new(2026, 1, 1)));
        Assert.True(left.Mandates[0].HoldsOn(new(2025, 12, 31)));
        Assert.Null(Give(left, Ann, Role.Secretary).Refusal);
    }

    [Fact]
    public void A_mandate_for_a_time_holds_to_its_last_day()
    {
        var mandate = new Mandate(First, Ann, Role.Chair, new(2026, 1, 1), new(2026, 6, 30), null);

        Assert.True(mandate.HoldsOn(new(2026, 6, 30)));
        Assert.False(mandate.HoldsOn(new(2026, 7, 1)));
        Assert.Equal("mandate-ends-first", Give(Nivelles, Ben, Role.Chair, until: Today.AddDays(-1)).Refusal?.Code);
    }

    [Fact]
    public void Handing_over_ends_the_one_and_begins_the_other_on_the_same_day()
    {
        var decision = HandOverMandate.Decide(Nivelles, Nivelles.Mandates[0], Next, Ben, new HandOverMandate.Request(Ben), Today);

        Assert.Equal(
            [
                new MandateEnded(First, Ann, "25072", Role.Secretary, Today, "handedOver"),
                new MandateGiven(Next, Ben, "25072", Role.Secretary, Today),
            ],
            decision.Events);
        Assert.Equal("mandate-held",
            HandOverMandate.Decide(Nivelles, Nivelles.Mandates[0], Next, Ann, new HandOverMandate.Request(Ann), Today).Refusal?.Code);
    }

    [Fact]
    public void What_is_over_does_not_end_again_and_a_mistake_never_was()
    {
        var ended = Nivelles.Apply(new MandateEnded(First, Ann, "25072", Role.Secretary, new(2026, 1, 1), "left"));
        Assert.Equal("mandate-over", End(ended, "left").Refusal?.Code);
        Assert.Equal(new DateOnly(2024, 1, 1), Assert.IsType<MandateEnded>(Assert.Single(End(Nivelles, "recordedByMistake").Events)).On);
    }

    [Fact]
    public void One_asks_once_and_whoever_is_taken_in_has_the_role()
    {
        var asked = new JoinRequested(Next, Ben, "25072", Role.Member, Today);
        var committee = Nivelles.Apply(asked);

        Assert.Equal("join-asked", RequestToJoin.Decide(committee, Guid.CreateVersion7(), Ben, new("25072"), Today).Refusal?.Code);
        Assert.Equal("mandate-held", RequestToJoin.Decide(Nivelles, Next, Ann, new("25072", Role.Secretary), Today).Refusal?.Code);
        Assert.Single(AnswerJoinRequest.Decide(committee, asked, First, new(false), Today).Events);
        Assert.Equal(
            [new JoinAnswered(Next, Ben, "25072", true, Today), new MandateGiven(First, Ben, "25072", Role.Volunteer, Today)],
            AnswerJoinRequest.Decide(committee, asked, First, new(true, Role.Volunteer), Today).Events);
    }

    private static Decision Give(Committee committee, Guid person, Role role, DateOnly? until = null) =>
        GiveMandate.Decide(committee, Next, person, new("25072", role, person, Until: until), Today);

    private static Decision End(Committee committee, string reason) =>
        EndMandate.Decide(committee, committee.Mandates[0], new(reason), Today);
}
