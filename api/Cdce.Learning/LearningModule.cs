using Cdce.Learning.MentoringFigures;
using Cdce.Learning.MentoringPairs;
using Cdce.Learning.MentoringProfiles;
using Cdce.Learning.MentoringProposals;
using Cdce.Learning.MentoringRequests;
using Cdce.Learning.MentoringRules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdce.Learning;

/// <summary>Lists the event names, projections, handlers, services and endpoints of the Learning module.</summary>
public static class LearningModule
{
    public const string Name = "learning";

    // Names and places of communes are shown as they are known now, whatever day is asked for.
    private static readonly DateOnly AllTimes = new(1977, 1, 1);

    /// <summary>Events with their stored names, and the read models made from them.</summary>
    public static void Configure(StoreOptions options)
    {
        options.Events.MapEventType<BarriersDiagnosed>("learning.barriers_diagnosed", on: e => e.On);
        options.Events.MapEventType<MenteeRegainedMomentum>("learning.mentee_regained_momentum", on: e => e.On);
        options.Events.MapEventType<MentorChangeAsked>("learning.mentor_change_asked", on: e => e.On);
        options.Events.MapEventType<MentoringAccepted>("learning.mentoring_accepted", on: e => e.On);
        options.Events.MapEventType<MentoringAnswerReminded>("learning.mentoring_answer_reminded", on: e => e.On);
        options.Events.MapEventType<MentoringCommuneDescribed>("learning.mentoring_commune_described", on: _ => AllTimes);
        options.Events.MapEventType<MentoringDeclined>("learning.mentoring_declined", on: e => e.On);
        options.Events.MapEventType<MentoringMatched>("learning.mentoring_matched", on: e => e.On);
        options.Events.MapEventType<MentoringOffered>("learning.mentoring_offered", on: e => e.On);
        options.Events.MapEventType<MentoringOfferLapsed>("learning.mentoring_offer_lapsed", on: e => e.On);
        options.Events.MapEventType<MentoringOfferRevised>("learning.mentoring_offer_revised", on: e => e.On);
        options.Events.MapEventType<MentoringOfferWithdrawn>("learning.mentoring_offer_withdrawn", on: e => e.On);
        options.Events.MapEventType<MentoringPlaceFreed>("learning.mentoring_place_freed", on: e => e.On);
        options.Events.MapEventType<MentoringPlaceReserved>("learning.mentoring_place_reserved", on: e => e.On);
        options.Events.MapEventType<MentoringProposalApproved>("learning.mentoring_proposal_approved", on: e => e.On);
        options.Events.MapEventType<MentoringRequestClosed>("learning.mentoring_request_closed", on: e => e.On);
        options.Events.MapEventType<MentoringRequested>("learning.mentoring_requested", on: e => e.On);
        options.Events.MapEventType<MentoringRulesRevised>("learning.mentoring_rules_revised", on: e => e.On);
        options.Events.MapEventType<MentoringSessionRecorded>("learning.mentoring_session_recorded", on: e => e.On);
        options.Events.MapEventType<MentoringSessionWithdrawn>("learning.mentoring_session_withdrawn", on: e => e.On);
        options.Events.MapEventType<MentoringStandingNoted>("learning.mentoring_standing_noted", on: e => e.On);
        options.Events.MapEventType<MentorLocked>("learning.mentor_locked", on: e => e.On);
        options.Events.MapEventType<MentorsProposed>("learning.mentors_proposed", on: e => e.On);
        options.Events.MapEventType<MentorUnlocked>("learning.mentor_unlocked", on: e => e.On);
        options.Events.MapEventType<PairAgreed>("learning.pair_agreed", on: e => e.On);
        options.Events.MapEventType<PairCheckedIn>("learning.pair_checked_in", on: e => e.On);
        options.Events.MapEventType<PairEnded>("learning.pair_ended", on: e => e.On);
        options.Events.MapEventType<PairNudged>("learning.pair_nudged", on: e => e.On);
        options.Events.MapEventType<PairPaused>("learning.pair_paused", on: e => e.On);
        options.Events.MapEventType<PairResumed>("learning.pair_resumed", on: e => e.On);
        options.Events.MapEventType<PairSilenceReported>("learning.pair_silence_reported", on: e => e.On);
        options.Events.MapEventType<PairStarted>("learning.pair_started", on: e => e.On);

        options.Events.MapStream<DescribedCommune>("mentoring-commune");
        options.Events.MapStream<MentoringPair>("mentoring-pair", "/learning/mentoringPairs/{id}");
        options.Events.MapStream<MentoringProfile>("mentoring-profile", "/learning/mentoringProfiles/{id}");
        options.Events.MapStream<MentoringProposal>("mentoring-proposal", "/learning/mentoringProposals/{id}");
        options.Events.MapStream<MentoringRequest>("mentoring-request", "/learning/mentoringRequests/{id}");
        options.Events.MapStream<RulesOfMentoring>(RulesOfMentoring.StreamKey, "/learning/mentoringRules");

        options.ReadModels<LearningDb>(Name)
            .Add<MentoringPairProjection>()
            .Add<MentoringProfileProjection>()
            .Add<MentoringProposalProjection>()
            .Add<MentoringRequestProjection>()
            .Add<MentoringRulesProjection>();
    }

    /// <summary>Handlers of messages from other modules, and what this module tells the others.</summary>
    public static void Configure(MessagingOptions options)
    {
        options.Discovery
            .IncludeType(typeof(CheckMentoringAnswerHandler))
            .IncludeType(typeof(CheckMentoringPairHandler))
            .IncludeType(typeof(CommuneDescribedHandler))
            .IncludeType(typeof(CommuneLosingMomentumHandler))
            .IncludeType(typeof(CommuneRegainedMomentumHandler))
            .IncludeType(typeof(CommuneStandingChangedHandler))
            .IncludeType(typeof(MentoringOfferMadeHandler))
            .IncludeType(typeof(MentoringPairStartedHandler))
            .IncludeType(typeof(MentoringSessionHeldHandler))
            .IncludeType(typeof(MentoringSessionTakenBackHandler));
        options.PublishFrom(typeof(Outbound));
    }

    public static void AddServices(IServiceCollection services)
    {
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AcceptMentoring.Map(routes);
        AgreeOnMentoring.Map(routes);
        ApproveMentoringProposal.Map(routes);
        ChangeMentor.Map(routes);
        CheckInOnMentoring.Map(routes);
        CloseMentoringRequest.Map(routes);
        DeclineMentoring.Map(routes);
        EndMentoring.Map(routes);
        GetBarrierQuestionnaire.Map(routes);
        GetMentoringFigures.Map(routes);
        GetMentoringPair.Map(routes);
        GetMentoringProfile.Map(routes);
        GetMentoringProposal.Map(routes);
        GetMentoringRequest.Map(routes);
        GetMentoringRules.Map(routes);
        ListMentoringPairs.Map(routes);
        ListMentoringProfiles.Map(routes);
        ListMentoringRequests.Map(routes);
        LockMentor.Map(routes);
        OfferMentoring.Map(routes);
        PauseMentoring.Map(routes);
        ProposeMentors.Map(routes);
        RecordBarrierDiagnosis.Map(routes);
        RecordMentoringSession.Map(routes);
        RequestMentoring.Map(routes);
        ResumeMentoring.Map(routes);
        ReviseMentoringRules.Map(routes);
        UnlockMentor.Map(routes);
        UpdateMentoringProfile.Map(routes);
        WithdrawMentoringOffer.Map(routes);
        WithdrawMentoringSession.Map(routes);
    }
}
