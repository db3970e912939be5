using System.Text.Json.Serialization;
using Cdce.Campaign.FairOMeter.Consistency;
using Cdce.Campaign.FairOMeter.LocalActions;
using Cdce.Campaign.FairOMeter.PastEditions;
using Cdce.Campaign.FairOMeter.Reviews;

namespace Cdce.Campaign.FairOMeter.Assessments;

/// <summary>Something that was recorded of a commune's Fair-ô-mètre, under the name that it has in a dossier.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(AnswerCleared), "answerCleared")]
[JsonDerivedType(typeof(AnswerGiven), "answerGiven")]
[JsonDerivedType(typeof(AnswerReviewed), "answerReviewed")]
[JsonDerivedType(typeof(AssessmentReturned), "returned")]
[JsonDerivedType(typeof(AssessmentSubmitted), "submitted")]
[JsonDerivedType(typeof(AssessmentValidated), "validated")]
[JsonDerivedType(typeof(ConsistencyAnswered), "consistencyAnswered")]
[JsonDerivedType(typeof(ContestDecided), "contestDecided")]
[JsonDerivedType(typeof(CriterionAskedAbout), "criterionAskedAbout")]
[JsonDerivedType(typeof(CriterionExplained), "criterionExplained")]
[JsonDerivedType(typeof(LocalActionDescribed), "localActionDescribed")]
[JsonDerivedType(typeof(LocalActionValued), "localActionValued")]
[JsonDerivedType(typeof(LocalActionWithdrawn), "localActionWithdrawn")]
[JsonDerivedType(typeof(PastAnswersRecorded), "pastAnswersRecorded")]
[JsonDerivedType(typeof(ProposalRejected), "proposalRejected")]
[JsonDerivedType(typeof(PublicationChosen), "publicationChosen")]
[JsonDerivedType(typeof(ReviewContested), "reviewContested")]
public interface IAssessmentEvent
{
    string Edition { get; }
    string NisCode { get; }
    DateOnly On { get; }
}
