using Cdce.Platform.Notices;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cdce.Api.Notices;

/// <summary>The caller chooses how often mails about a topic go out, and whether it is shown on the screen.</summary>
internal sealed class SetNoticeSettings : IEndpoint
{
    internal sealed record Request(Rhythm Mail, bool Screen);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Mail).IsInEnum();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/people/me/noticeSettings/{topic}", Handle)
        .WithName("setNoticeSettings")
        .WithSummary("Choose how often one is told about a topic")
        .Validate<Request>();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string topic, Request request, CurrentUser user, StoreConnections connections, CancellationToken ct)
    {
        if (Topics.All.FirstOrDefault(t => t.Code == topic) is not { } known || user.PersonId is not { } personId)
            return Problems.NotFound();
        if (!known.Rhythms.Contains(request.Mail))
            return Problems.BadRequest(new InputIssue("body", "mail", $"One of {string.Join(", ", known.Rhythms.Select(NoticeTable.CodeOf))}."));
        await using var connection = await connections.Main.OpenConnectionAsync(ct);
        await NoticeTable.WishAsync(connection, personId, topic, request.Mail, request.Screen, ct);
        return TypedResults.NoContent();
    }
}
