using System.Text.Json.Nodes;

namespace Cdce.Api.People.OwnData;

/// <summary>Everything that is kept about one person, as it is given to him or her.</summary>
internal sealed record OwnDataFile(
    DateTimeOffset MadeAt, string PersonId, KeptPerson Person, KeptAccount? Account, IReadOnlyList<KeptProvider> Providers,
    IReadOnlyList<KeptClaim> Claims, IReadOnlyList<KeptPasskey> Passkeys, IReadOnlyList<KeptSession> Sessions,
    IReadOnlyList<KeptLink> SignInLinks, IReadOnlyList<KeptFailures> FailedSignIns,
    IReadOnlyList<KeptMail> Mails, IReadOnlyList<KeptMandate> Mandates, IReadOnlyList<KeptConsent> Consents, IReadOnlyList<KeptAssignment> Assignments,
    IReadOnlyList<KeptNoticeSetting> NoticeSettings, IReadOnlyList<KeptNotice> Notices, IReadOnlyList<KeptReminder> Reminders,
    IReadOnlyList<KeptNoticeMail> NoticeMails, IReadOnlyList<KeptAnswer> Answers, IReadOnlyList<KeptLine> History)
{
    /// <summary>Personal fields of the register that are not in the file, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["identity.accounts.PasswordHash"] = "a secret: whoever finds the file could try passwords on it",
        ["identity.account_tokens.Value"] = "a secret: whoever finds the file could make the codes of the second factor",
        ["identity.account_passkeys.Data"] = "a key of the device; its name and days are in the file",
        ["identity.link_requests.Email"] = "asked for a second ago, and gone with the mail that answers it",
        ["identity.link_requests.Language"] = "asked for a second ago, and gone with the mail that answers it",
        ["identity.unfinished_sign_ins.State"] = "a secret of ten minutes",
        ["identity.failed_sign_ins.NameHash"] = "a hash; how often and when is in the file",
        ["identity.own_data.Archive"] = "the file itself",
        ["evidence.files.name"] = "of a commune and not of the person who attached it; found with the Fair-ô-mètre",
        ["evidence.files.content"] = "of a commune and not of the person who attached it; found with the Fair-ô-mètre",
        ["mail.mails.unsubscribe"] = "stands in the text",
        ["mail.mails.html"] = "the words of the text with marks around them",
    };
}

internal sealed record KeptPerson(string DisplayName, string Language, string? Phone, DateTimeOffset EnteredAt);

internal sealed record KeptAccount(
    string UserName, string? UserNameToCompare, string? Email, string? EmailToCompare, string? PhoneNumber, bool Active, bool SecondFactor,
    DateTimeOffset CreatedAt);

internal sealed record KeptProvider(string Provider, string Key, string? Name);

internal sealed record KeptClaim(string Kind, string? Value);

internal sealed record KeptPasskey(string CredentialId, string? Name, DateTimeOffset CreatedAt);

internal sealed record KeptSession(string Browser, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt);

internal sealed record KeptLink(DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

internal sealed record KeptFailures(int Count, DateTimeOffset LastAt);

internal sealed record KeptMail(string State, string Recipient, string? Subject, string? Text, DateTimeOffset QueuedAt);

internal sealed record KeptMandate(string Role, string Area, DateOnly From, DateOnly? Until, DateOnly? EndedOn, string? EndReason);

internal sealed record KeptConsent(
    string Purpose, int TextVersion, LocalText? AgreedText, string Language, string Source, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

internal sealed record KeptNoticeSetting(string Topic, string Mail, bool OnScreen);

internal sealed record KeptNotice(string Topic, string Object, string Area, string State, DateOnly HappenedOn, bool Urgent, string Mail);

internal sealed record KeptReminder(string Rule, string Object, DateOnly SentOn);

internal sealed record KeptNoticeMail(DateTimeOffset WrittenAt, int Lines);

/// <summary>A task that a committee gave to the person.</summary>
internal sealed record KeptAssignment(string Area, string Email, string Text, DateOnly DueOn, string State, string? Answer, DateTimeOffset GivenAt);

/// <summary>The answer to a command, kept for some days so that the command is not done twice.</summary>
internal sealed record KeptAnswer(DateTimeOffset StoredAt, int Status, JsonNode? Body);

/// <summary>A line of the history that the person wrote, had written, or is named in.</summary>
/// <param name="Part">recordedByMe, recordedForMe or aboutMe</param>
/// <param name="Recorded">What it says; ids of other people are left out.</param>
internal sealed record KeptLine(DateTimeOffset At, DateOnly? On, string Part, string EventType, string Object, JsonNode? Recorded);
