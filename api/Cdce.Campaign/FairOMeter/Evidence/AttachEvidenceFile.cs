using Cdce.Campaign.FairOMeter.Assessments;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cdce.Campaign.FairOMeter.Evidence;

/// <summary>Attaches a file to an answer: a PDF, a picture or a spreadsheet of at most 5 MiB, which stays outside of the log.</summary>
internal sealed class AttachEvidenceFile : IEndpoint
{
    public const int MostOfAnswer = 5;

    /// <summary>So many bytes all files of one Fair-ô-mètre take together.</summary>
    public const long MostTogether = 40 * 1024 * 1024;

    /// <param name="Name">As it is called, at most 120 characters; no names of people.</param>
    /// <param name="Content">In Base64; what it is, is read from its bytes. Pictures lose what cameras write into them.</param>
    internal sealed record Request(string Name, byte[] Content);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(120).Must(name => name is null || !name.Any(IsHidden))
                .WithMessage("A name of a file is expected, in signs that are seen.");
            RuleFor(r => r.Content).NotEmpty().Must(c => c is null || c.Length <= EvidenceContent.MaximumBytes).WithMessage("At most 5 MiB.");
        }

        // Also signs that turn the direction of what is read, by which an ending hides.
        private static bool IsHidden(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') || char.IsControl(c) || char.IsSurrogate(c);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/campaign/fairOMeter/assessments/{assessmentId}/answers/{question}/files", Handle)
        .WithName("attachEvidenceFile")
        .WithSummary("Attach a file to an answer of a Fair-ô-mètre")
        .Validate<Request>();

    /// <param name="together">What the files of this Fair-ô-mètre take already, in bytes.</param>
    internal static Decision Decide(AssessmentCase found, string question, Guid fileId, int bytes, long together)
    {
        var state = found.Assessment.Of(question);
        if (!state.Answered)
            return Decision.Refuse("question-unanswered", "A file supports an answer, and there is none.");
        if (state.Files.Count >= MostOfAnswer)
            return Decision.Refuse("evidence-full", $"An answer has at most {MostOfAnswer} files.");
        return together + bytes > MostTogether
            ? Decision.Refuse("evidence-full", "The files of a Fair-ô-mètre take at most 40 MiB together.")
            : Decision.Accept(new AnswerFileAttached(found.Assessment.Edition, found.Assessment.NisCode, question, fileId, found.Today));
    }

    private static async Task<Results<Created<CreatedResource>, ProblemHttpResult>> Handle(
        string assessmentId, string question, Request request, [FromHeader(Name = "If-Match")] EntityVersion expected, HttpRequest http, CurrentUser user,
        CampaignDb db, IDocumentSession session, TimeProvider clock, CancellationToken ct)
    {
        var (kind, content, issue) = EvidenceContent.Read(request.Content);
        if (issue is not null)
            return Problems.BadRequest([new InputIssue("body", "content", issue.Sentence, $"urn:problem-type:cdce:{issue.Code}")]);
        var together = await EvidenceTable.SizeAsync(db, assessmentId, ct);
        var (id, version, nisCode) = (Guid.CreateVersion7(), 0, "");
        var result = await session.ChangeQuestionAsync(assessmentId, question, expected, user, db, clock.Today(), (found, asked, _) =>
        {
            (version, nisCode) = (found.Assessment.Of(asked.Code).Changes + 1, found.Assessment.NisCode);
            return Decide(found, asked.Code, id, content.Length, together);
        }, ct);
        if (result.Result is ProblemHttpResult problem)
            return problem;

        EvidenceTable.Add(session, id, nisCode, assessmentId, question, request.Name.Trim(), kind, content, user.Simulating, clock.GetUtcNow());
        var href = http.Absolute($"/api/v1/campaign/fairOMeter/assessments/{assessmentId}/files/{id}");
        return TypedResults.Created(href, new CreatedResource($"{id}", version, href));
    }
}
