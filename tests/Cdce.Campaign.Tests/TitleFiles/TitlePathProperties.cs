using Cdce.Campaign.TitleFiles;
using FsCheck;
using FsCheck.Fluent;

namespace Cdce.Campaign.Tests.TitleFiles;

/// <summary>What must hold whatever people try to record, in whatever order.</summary>
public class TitlePathProperties
{
    private static readonly DateOnly First = new(2006, 1, 1);

    private static readonly Gen<(TitleStep Step, int Day, DatePrecision Precision, bool KnownBy, bool OffPlatform, bool Evidence)> Attempt =
        from step in Gen.Elements(Enum.GetValues<TitleStep>())
        from day in Gen.Choose(0, 7_500)
        from precision in Gen.Elements(Enum.GetValues<DatePrecision>())
        from knownBy in Gen.Elements(true, false, false, false)
        from offPlatform in Gen.Elements(true, false)
        from evidence in Gen.Elements(true, false, false)
        select (step, day, precision, knownBy, offPlatform, evidence);

    [Fact]
    public void Any_sequence_of_commands_leaves_a_file_whose_state_is_defined() => Holds(attempts =>
    {
        var file = Play(attempts);
        var path = file.Path;
        return path.Illegal is null && path.Steps.Count == file.Facts.Count && Enum.IsDefined(path.State)
            && Enum.IsDefined(path.Status);
    });

    [Fact]
    public void A_refused_step_names_only_steps_that_would_be_accepted() => Holds(attempts =>
    {
        var file = TitleFile.Empty("92094");
        foreach (var (fact, index) in Facts(attempts).Select((fact, index) => (fact, index)))
        {
            var refusal = TitleDecisions.Refuse(file, Steps.Namur, fact, Steps.Today)?.Refusal;
            if (refusal is null)
                file = file.Apply(new TitleStepRecorded(file.NisCode, fact));
            else if (refusal.Code is "step-not-allowed" && index % 5 == 0 && !refusal.Allowed.All(Accepts))
                return false;

            bool Accepts(string code) => TitleDecisions.Refuse(file, Steps.Namur,
                fact with { Step = Enum.Parse<TitleStep>(code, ignoreCase: true), Reason = "x" }, Steps.Today) is null;
        }

        return true;
    });

    [Fact]
    public void Recording_in_another_order_leads_to_the_same_periods() => Holds(attempts =>
    {
        // Steps of one day or of overlapping vague dates may stand either way round: exact, different days only.
        var exact = attempts.Select(a => a with { Precision = DatePrecision.Day, KnownBy = false }).DistinctBy(a => a.Day).ToArray();
        var facts = Play(exact).Facts;
        var one = TitlePath.Of(facts);
        var other = TitlePath.Of(facts.Reverse());
        return one.Periods.SequenceEqual(other.Periods) && one.State == other.State;
    });

    [Fact]
    public void Periods_follow_each_other_without_gap() => Holds(attempts =>
    {
        var periods = Play(attempts).Path.Periods;
        return periods.Zip(periods.Skip(1)).All(p => p.First.Until == p.Second.From && p.First.From <= p.Second.From)
            && (periods.Count == 0 || periods[^1].Until is null);
    });

    [Fact]
    public void Withdrawing_what_may_be_withdrawn_leaves_a_legal_file() => Holds(attempts =>
    {
        var file = Play(attempts);
        return file.Facts.All(fact => WithdrawTitleStep.Decide(file, fact, "x") switch
        {
            { Refusal: not null } => true,
            var accepted => file.Apply((TitleStepWithdrawn)accepted.Events[0]).Path.Illegal is null,
        });
    });

    private static TitleFile Play(IEnumerable<(TitleStep, int, DatePrecision, bool, bool, bool)> attempts)
    {
        var file = TitleFile.Empty("92094");
        foreach (var fact in Facts(attempts))
        {
            if (TitleDecisions.Refuse(file, Steps.Namur, fact, Steps.Today) is null)
                file = file.Apply(new TitleStepRecorded(file.NisCode, fact));
        }

        return file;
    }

    private static IEnumerable<TitleFact> Facts(
        IEnumerable<(TitleStep Step, int Day, DatePrecision Precision, bool KnownBy, bool OffPlatform, bool Evidence)> attempts) =>
        attempts.Select((a, i) => new TitleFact(new Guid(i + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), a.Step,
            TitleDecisions.LastDay(First.AddDays(a.Day), a.Precision, Steps.Today), a.Precision, a.KnownBy, a.OffPlatform || a.Evidence,
            a.Evidence, Reason: "x"));

    private static void Holds(Func<(TitleStep Step, int Day, DatePrecision Precision, bool KnownBy, bool OffPlatform, bool Evidence)[], bool> property) =>
        Prop.ForAll(Attempt.ArrayOf().ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(25));
}
