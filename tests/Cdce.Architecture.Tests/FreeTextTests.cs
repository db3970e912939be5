using System.Reflection;

namespace Cdce.Architecture.Tests;

public class FreeTextTests
{
    /// <summary>Texts that nobody writes freely, by the name of their field or by type and field, with the reason.</summary>
    private static readonly Dictionary<string, string> NotFree = Reasons(
        ("a code of a list", """
            Answer Category Causes Channel Code Column Criterion Goal Kind KeyAction Labels LanguageFacilities LanguageRegime Languages MomentumLevel
            Needs CanGive Origin Outcome PartnerKind Rule Season Side Sides StrongCriteria WeakCriteria Wants Wish Answers Obstacles AlsoFor
            AlertClosed.Reason WatchPaused.Reason MandateEnded.Reason MentorChangeAsked.Reason MentoringDeclined.Reason MentoringOfferWithdrawn.Reason
            MentoringRequestClosed.Reason PairEnded.Reason PairPaused.Reason PartnerRegistrationWithdrawn.Reason PledgeWithdrawn.Reason
            ActivityEnded.Reason EventRedacted.Reason AssignmentAnswered.State CouncilVote.Products PublicationChosen.Since StatementFollowedUp.Themes ProgrammeIndicator.Source ProgrammeResult.Source Fact.Label Class Edition Editions Question Grade Target Kinds ContactKinds Recommendation
            Purpose Scopes SessionsEnded.Which
            """),
        ("a NIS code, or several", """
            Area Communes WithProgress NisCode FormerNisCode FromNisCode FromNisCodes IntoNisCodes MenteeNisCode MentorNisCode
            """),
        ("an id, a number or a hash", "CalledBy EnterpriseNumber Field Key KeyId Owner Path Postcode Sha256 Replaces SignatoryId StreamKey SuccessorId EventRedacted.After EventRedacted.Before"),
        ("an address on the web, which goes where it goes or nowhere", "Evidence EvidenceUrl SourceUrl TrainingUrl Url"),
        ("from the register of communes or a file that ships with the program", """
            Arrondissement Province Region De En Fr Nl ReferenceLoaded.Name BoundariesImported.Source
            """),
        ("shapes on a map", "Gzip"),
        ("written by the program", "Message GridIssue.Detail"));

    [Fact]
    public void Of_every_text_of_an_event_it_is_said_whether_people_write_it_freely() =>
        Assert.Empty(Texts().Where(t => !t.IsFree && !IsSaid(t.Name, NotFree)).Select(t => t.Name).Distinct());

    [Fact]
    public void What_is_marked_as_free_is_not_said_to_be_something_else() =>
        Assert.Empty(Texts().Where(t => t.IsFree && IsSaid(t.Name, NotFree)).Select(t => t.Name).Distinct());

    [Fact]
    public void A_text_of_which_nothing_is_said_is_found()
    {
        var fewer = NotFree.Where(n => n.Key != "Wish").ToDictionary(n => n.Key, n => n.Value);
        Assert.Equal(["HelpCalled.Wish"], Texts().Where(t => !t.IsFree && !IsSaid(t.Name, fewer)).Select(t => t.Name).Distinct());
    }

    /// <summary>What is cut has to be a text; a mark on anything else would do nothing.</summary>
    [Fact]
    public void A_mark_stands_on_texts_alone() => Assert.Empty(
        TheProgram.Store.Events.All.SelectMany(e => e.Stored.Assembly.GetTypes()).Distinct().SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<FreeTextAttribute>() is { Inside.Count: 0 } && !IsText(p.PropertyType)).Select(p => p.Name));

    private static List<(string Name, bool IsFree)> Texts()
    {
        var texts = new List<(string, bool)>();
        foreach (var e in TheProgram.Store.Events.All)
            Collect(e.Stored, [], null, texts);
        return texts;
    }

    private static void Collect(Type type, IReadOnlyList<Type> around, FreeTextAttribute? outside, List<(string Name, bool IsFree)> texts)
    {
        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments())
                Collect(argument, around, outside, texts);
        }
        else if (!type.IsEnum && type.Namespace?.StartsWith("Cdce", StringComparison.Ordinal) == true && !around.Contains(type))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var mark = property.GetCustomAttribute<FreeTextAttribute>();
                if (IsText(property.PropertyType))
                    texts.Add(($"{type.Name}.{property.Name}", mark is not null || outside?.Inside.Contains(property.Name, StringComparer.OrdinalIgnoreCase) == true));
                Collect(property.PropertyType, [.. around, type], mark ?? outside, texts);
            }
        }
    }

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(byte[]) || (type.IsGenericType && type.GetGenericArguments().Contains(typeof(string)));

    private static bool IsSaid(string name, Dictionary<string, string> said) => said.ContainsKey(name) || said.ContainsKey(name.Split('.')[1]);

    private static Dictionary<string, string> Reasons(params (string Reason, string Names)[] all) => all
        .SelectMany(group => group.Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => (name, group.Reason)))
        .ToDictionary(n => n.name, n => n.Reason, StringComparer.Ordinal);
}
