namespace Cdce.Campaign.FairOMeter.Editions;

/// <summary>What the coordination decides about one edition beside its days.</summary>
/// <param name="RemindDaysBefore">Communes that have not sent their answers are reminded so many days before the last day.</param>
/// <param name="ConfirmAfterMonths">Answers that were given or confirmed longer ago are confirmed before they are sent.</param>
public sealed record EditionRules(IReadOnlyList<int> RemindDaysBefore, int ConfirmAfterMonths)
{
    /// <summary>Holds until the coordination sets its own: the campaign's practice is not public.</summary>
    public static readonly EditionRules Example = new([30, 14, 3], 24);

    /// <summary>The days on which communes are reminded, within the edition and in their order.</summary>
    public IReadOnlyList<DateOnly> ReminderDays(DateOnly opensOn, DateOnly closesOn) =>
        [.. RemindDaysBefore.Select(days => closesOn.AddDays(-days)).Where(day => day > opensOn).Distinct().Order()];
}
