using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Mails;

/// <summary>Removes a mail that was read here, or that was given up and taken note of.</summary>
internal sealed class DropMail : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/mails/{mailId:guid}", Handle)
        .WithName("dropMail")
        .WithSummary("Remove a mail that is not on its way");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid mailId, MailTable mails, CancellationToken ct) =>
        await mails.DropAsync(mailId, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
