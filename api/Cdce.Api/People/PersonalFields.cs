using Cdce.Api.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cdce.Api.People;

/// <summary>A stored field that tells something about a person.</summary>
/// <param name="Table">With its schema.</param>
internal sealed record PersonalField(string Table, string Column, PersonalFieldAttribute Kept);

/// <summary>All fields that tell something about a person: those marked in our own classes, and those of classes and tables that cannot be marked.</summary>
internal static class PersonalFields
{
    private static readonly PersonalFieldAttribute OfAccount = new(PersonalPurpose.SigningIn, LegalBasis.LegitimateInterest, Retention.Account);
    private static readonly PersonalFieldAttribute OfMail = new(PersonalPurpose.Mail, LegalBasis.LegitimateInterest, Retention.Sending);

    private static readonly PersonalFieldAttribute OfEvidence = new(PersonalPurpose.Evidence, LegalBasis.LegitimateInterest, Retention.Evidence);
    private static readonly PersonalFieldAttribute OfAssignment = new(PersonalPurpose.Committee, LegalBasis.LegitimateInterest, Retention.Membership);

    /// <summary>Columns of Identity's classes, and of the table of mails, which has no class.</summary>
    private static readonly IReadOnlyList<PersonalField> Unmarked =
    [
        new("identity.accounts", "UserName", OfAccount),
        new("identity.accounts", "NormalizedUserName", OfAccount),
        new("identity.accounts", "Email", OfAccount),
        new("identity.accounts", "NormalizedEmail", OfAccount),
        new("identity.accounts", "PhoneNumber", OfAccount),
        new("identity.accounts", "PasswordHash", OfAccount),
        new("identity.account_claims", "ClaimValue", OfAccount),
        new("identity.account_logins", "ProviderKey", OfAccount),
        new("identity.account_logins", "ProviderDisplayName", OfAccount),
        new("identity.account_tokens", "Value", OfAccount),
        new("identity.account_passkeys", "CredentialId", OfAccount),
        new("identity.account_passkeys", "Data", OfAccount),
        new("mail.mails", "recipient", OfMail),
        new("mail.mails", "subject", OfMail),
        new("mail.mails", "text", OfMail),
        new("mail.mails", "html", OfMail),
        new("mail.mails", "unsubscribe", OfMail),
        new("notice.assignments", "email", OfAssignment),
        new("notice.assignments", "text", OfAssignment),
        new("notice.assignments", "answer", OfAssignment),
        new("evidence.files", "name", OfEvidence),
        new("evidence.files", "content", OfEvidence),
    ];

    /// <summary>Columns that hold words or bytes, and nothing about a person: each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotPersonal = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["identity.accounts.SecurityStamp"] = "random",
        ["identity.accounts.ConcurrencyStamp"] = "random",
        ["identity.account_claims.ClaimType"] = "a name that the program gives",
        ["identity.account_logins.LoginProvider"] = "a name that the program gives",
        ["identity.account_tokens.LoginProvider"] = "a name that the program gives",
        ["identity.account_tokens.Name"] = "a name that the program gives",
        ["identity.api_keys.Id"] = "random",
        ["identity.api_keys.SecretHash"] = "the hash of something random",
        ["identity.api_keys.Name"] = "of a program",
        ["identity.api_keys.Communes"] = "NIS codes",
        ["identity.api_keys.Scopes"] = "read and write",
        ["identity.sessions.TokenHash"] = "the hash of something random",
        ["identity.sign_in_links.TokenHash"] = "the hash of something random",
        ["identity.sign_in_links.BrowserHash"] = "the hash of something random",
        ["identity.link_requests.BrowserHash"] = "the hash of something random",
        ["identity.unfinished_sign_ins.TokenHash"] = "the hash of something random",
        ["identity.unfinished_sign_ins.Purpose"] = "a name that the program gives",
        ["identity.erasures.AskedBy"] = "an id",
        ["identity.erasures.Reason"] = "one of four words",
        ["identity.redactions.EventType"] = "a name that the program gives",
        ["notice.items.source"] = "a stream of the log",
        ["notice.items.topic"] = "a name that the program gives",
        ["notice.items.object"] = "a kind and an id",
        ["notice.items.area"] = "a NIS code",
        ["notice.items.state"] = "a name that the program gives",
        ["notice.items.path"] = "of a page, with an id",
        ["notice.items.mail"] = "one of three words",
        ["notice.settings.topic"] = "a name that the program gives",
        ["notice.settings.mail"] = "one of four words",
        ["notice.offs.token_hash"] = "the hash of something random",
        ["notice.offs.topics"] = "names that the program gives",
        ["notice.reminders.rule"] = "a name that the coordination gives to a rule",
        ["notice.reminders.object"] = "a kind and an id",
        ["notice.pauses.object"] = "a kind and an id",
        ["notice.pauses.made_by"] = "an id",
        ["notice.rules.rules"] = "kinds, days and roles",
        ["notice.rules.made_by"] = "an id",
        ["notice.assignments.area"] = "a NIS code",
        ["notice.assignments.criterion"] = "a name that the program gives",
        ["notice.assignments.given_by"] = "an id",
        ["notice.assignments.state"] = "one of four words",
        ["notice.assignment_links.token_hash"] = "the hash of something random",
        ["evidence.files.nis_code"] = "a NIS code",
        ["evidence.files.assessment"] = "an edition and a NIS code",
        ["evidence.files.question"] = "a name that the grid gives",
        ["evidence.files.kind"] = "one of five words",
        ["evidence.files.sha256"] = "the hash of what stands beside it",
        ["mail.mails.state"] = "one of four words",
        ["mail.mails.language"] = "fr or de, without an address beside it",
        ["mail.mails.error"] = "the code of a server's answer",
    };

    /// <summary>The fields of the model and of the tables beside it, by table.</summary>
    public static IReadOnlyList<PersonalField> Of(AccountsDb db) =>
        [.. Columns(db.Model).Select(c => Marked(c) is { } kept ? new PersonalField(TableOf(c), c.Name, kept) : null).OfType<PersonalField>()
            .Concat(Unmarked).OrderBy(f => f.Table, StringComparer.Ordinal)];

    /// <summary>Columns of the model that can hold something about a person, and of which nothing is said.</summary>
    public static IReadOnlyList<string> Undeclared(DbContext db, IEnumerable<PersonalField> declared)
    {
        var known = declared.Select(f => $"{f.Table}.{f.Column}").Concat(NotPersonal.Keys).ToHashSet(StringComparer.Ordinal);
        return [.. Columns(db.Model).Where(c => HoldsWords(c.StoreType)).Select(c => $"{TableOf(c)}.{c.Name}").Where(name => !known.Contains(name))];
    }

    /// <summary>Whether something about a person fits into a column of this type; not into a number, a moment or an id.</summary>
    public static bool HoldsWords(string storeType) =>
        Array.Exists(["text", "char", "json", "bytea", "inet", "xml"], word => storeType.Contains(word, StringComparison.OrdinalIgnoreCase))
        || storeType.EndsWith("[]", StringComparison.Ordinal);

    private static IEnumerable<IColumn> Columns(IModel model) => model.GetRelationalModel().Tables.SelectMany(t => t.Columns);

    private static string TableOf(IColumn column) => $"{column.Table.Schema}.{column.Table.Name}";

    private static PersonalFieldAttribute? Marked(IColumn column) => column.PropertyMappings.Select(m => m.Property.PropertyInfo)
        .Select(p => p is null ? null : (PersonalFieldAttribute?)Attribute.GetCustomAttribute(p, typeof(PersonalFieldAttribute)))
        .FirstOrDefault(kept => kept is not null);
}
