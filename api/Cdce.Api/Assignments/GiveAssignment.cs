using Cdce.Api.Accounts;
using Cdce.Api.Mails;
using Cdce.Api.SigningIn;
using Cdce.Campaign;
using Cdce.Governance;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Api.Assignments;

/// <summary>A committee gives somebody a small task, by a mail that needs no account to be answered.</summary>
internal sealed class GiveAssignment : IEndpoint
{
    private static readonly string[] Criteria = ["authority", "shops", "organisations", "communication", "committee", "localProducts"];

    /// <param name="Area">NIS code of the commune.</param>
    /// <param name="PersonId">Somebody who sits on its committee.</param>
    /// <param name="Text">What is asked, in a few lines.</param>
    /// <param name="DueOn">The last day.</param>
    /// <param name="Criterion">Code of the criterion it serves.</param>
    /// <param name="Email">Where the mail goes, for somebody without an account.</param>
    internal sealed record Request(string Area, Guid PersonId, string Text, DateOnly DueOn, string? Criterion = null, string? Email = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Area).Matches("^[0-9]{5}$");
            RuleFor(r => r.Text).NotEmpty().MaximumLength(1000);
            RuleFor(r => r.Criterion).Must(c => c is null || Criteria.Contains(c)).WithMessage($"One of {string.Join(", ", Criteria)}.");
            When(r => r.Email is not null, () => RuleFor(r => r.Email).MustBeAnAddress());
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/governance/assignments", Handle)
        .WithName("giveAssignment")
        .WithSummary("Give somebody a small task by mail")
        .Validate<Request>();

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        Request request, HttpRequest http, CurrentUser user, GovernanceDb governance, CampaignDb campaign, AccountsDb accounts, Mailer mailer,
        PublicAddress address, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        if (!user.MayActFor(request.Area))
            return Problems.NotFound();
        var today = clock.Today();
        if (request.DueOn < today)
            return Problems.BadRequest(new InputIssue("body", "dueOn", "Today or later."));
        var sits = (await governance.Mandates.Where(m => m.PersonId == request.PersonId && m.Area == request.Area).ToListAsync(ct))
            .Exists(m => m.From <= today && !(m.Until < today) && !(m.EndedOn <= today));
        if (!sits || await accounts.People.FindAsync([request.PersonId], ct) is not { } person)
            return Problems.BadRequest(new InputIssue("body", "personId", "Nobody of this committee has this id."));
        if ((await accounts.Users.FindAsync([request.PersonId], ct))?.Email is not { } email && (email = request.Email?.Trim()) is null)
            return new Refusal("no-email", "This person has no address; name one.", []).ToProblem();

        var now = clock.GetUtcNow();
        var assignment = new Assignment(
            Guid.CreateVersion7(), request.Area, request.PersonId, email, request.Text.Trim(), request.Criterion, request.DueOn, now, "open", null, null);
        var commune = await campaign.Communes.Where(c => c.NisCode == request.Area).Select(c => new { c.NameFr, c.NameDe }).SingleOrDefaultAsync(ct);
        session.Events.StartStream<GivenAssignment>(GivenAssignment.StreamKey(assignment.Id),
            new AssignmentGiven(assignment.Id, assignment.Area, assignment.PersonId, assignment.Criterion, assignment.DueOn));
        AssignmentTable.Add(session, assignment, user.Id);
        var link = AssignmentTable.Link(session, assignment.Id, assignment.DueOn, now);
        var place = (person.Language == "de" ? commune?.NameDe : null) ?? commune?.NameFr ?? request.Area;
        mailer.Queue(session, AssignmentTable.MailOf(assignment, place, person.Language, address.Root + link));
        var href = http.Absolute($"/api/v1/governance/assignments?area={request.Area}");
        return TypedResults.Created(href, new CreatedResource(assignment.Id.ToString(), 1, href));
    }
}
