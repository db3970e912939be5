using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Mails;

/// <summary>Lists the mails that have not gone out, newest first, at most two hundred.</summary>
internal sealed class ListMails : IEndpoint
{
    /// <param name="Sends">Whether a server is configured; without one, mails are kept to be read here.</param>
    internal sealed record Mailbox(bool Sends, IReadOnlyList<MailView> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/mails", Handle)
        .WithName("listMails")
        .WithSummary("List mails that have not gone out");

    private static async Task<Ok<Mailbox>> Handle(MailTable mails, MailSettings settings, CancellationToken ct) =>
        TypedResults.Ok(new Mailbox(settings.Server is not null, await mails.ListAsync(ct)));
}
