namespace Cdce.Api.Mails;

/// <summary>A mail that has not gone out.</summary>
/// <param name="State">waiting (for the server), kept (no server is configured) or givenUp.</param>
/// <param name="To">The address of its reader.</param>
/// <param name="Text">What it says, where it is kept to be read here.</param>
/// <param name="Error">What the last attempt met: the code of the server's answer, and no words of it.</param>
internal sealed record MailView(
    string Id, string State, string To, string Language, string Subject, string? Text, DateTimeOffset QueuedAt, string? Error)
{
    public const int Most = 200;
}
