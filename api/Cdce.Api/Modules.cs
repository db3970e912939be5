using Cdce.Api.Accounts;
using Cdce.Api.Audit;
using Cdce.Api.Health;
using Cdce.Api.Keys;
using Cdce.Api.Mails;
using Cdce.Api.Notices;
using Cdce.Api.Operations;
using Cdce.Api.People;
using Cdce.Api.SigningIn;
using Cdce.Api.Undoing;
using Cdce.Campaign;
using Cdce.Communication;
using Cdce.Governance;
using Cdce.Learning;
using Cdce.Partners;

namespace Cdce.Api;

/// <summary>The modules of this program, and the endpoints of the host itself.</summary>
internal static class Modules
{
    public static void Configure(StoreOptions options)
    {
        CampaignModule.Configure(options);
        GovernanceModule.Configure(options);
        PartnersModule.Configure(options);
        LearningModule.Configure(options);
        CommunicationModule.Configure(options);
        NoticeServices.Configure(options);
        Trail.Configure(options);
    }

    public static void Configure(MessagingOptions options)
    {
        CampaignModule.Configure(options);
        GovernanceModule.Configure(options);
        PartnersModule.Configure(options);
        LearningModule.Configure(options);
        CommunicationModule.Configure(options);
    }

    public static void AddServices(IServiceCollection services)
    {
        CampaignModule.AddServices(services);
        GovernanceModule.AddServices(services);
        PartnersModule.AddServices(services);
        LearningModule.AddServices(services);
        CommunicationModule.AddServices(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ChangeOwnPassword.Map(routes);
        CreateAccount.Map(routes);
        CreateKey.Map(routes);
        DeactivateAccount.Map(routes);
        DropDeadLetter.Map(routes);
        DropMail.Map(routes);
        EndDatabaseSession.Map(routes);
        ExportAudit.Map(routes);
        GetAccount.Map(routes);
        GetAsOfTask.Map(routes);
        GetHealth.Map(routes);
        GetObjectAudit.Map(routes);
        GetSession.Map(routes);
        ListAccounts.Map(routes);
        ListAudit.Map(routes);
        ListDatabaseSessions.Map(routes);
        ListDeadLetters.Map(routes);
        ListKeys.Map(routes);
        ListRights.Map(routes);
        RotateKey.Map(routes);
        ListMails.Map(routes);
        ListOwnUndoableActions.Map(routes);
        ListSetAsideStreams.Map(routes);
        PrepareAsOf.Map(routes);
        RebuildReadModels.Map(routes);
        ReplayDeadLetter.Map(routes);
        ReplaySetAsideStream.Map(routes);
        ResetPassword.Map(routes);
        RevokeKey.Map(routes);
        SignIn.Map(routes);
        SignOut.Map(routes);
        StartReadModels.Map(routes);
        StopReadModels.Map(routes);
        VerifyAudit.Map(routes);

        SigningInServices.Map(routes);
        PeopleServices.Map(routes);
        NoticeServices.Map(routes);

        CampaignModule.Map(routes);
        GovernanceModule.Map(routes);
        PartnersModule.Map(routes);
        LearningModule.Map(routes);
        CommunicationModule.Map(routes);
    }
}
