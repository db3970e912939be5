using Cdce.Campaign.Activities;
using Cdce.Campaign.Alerts;
using Cdce.Campaign.Awards;
using Cdce.Campaign.Boundaries;
using Cdce.Campaign.Cases;
using Cdce.Campaign.Changes;
using Cdce.Campaign.Communes;
using Cdce.Campaign.Elections;
using Cdce.Campaign.FairOMeter.Assessments;
using Cdce.Campaign.FairOMeter.Comparisons;
using Cdce.Campaign.FairOMeter.Editions;
using Cdce.Campaign.FairOMeter.Grids;
using Cdce.Campaign.FairOMeter.Reviews;
using Cdce.Campaign.FairOMeter.Statements;
using Cdce.Campaign.Imports;
using Cdce.Campaign.Labels;
using Cdce.Campaign.Momentum;
using Cdce.Campaign.Onboarding;
using Cdce.Campaign.ProgrammeReports;
using Cdce.Campaign.Recommendations;
using Cdce.Campaign.Targets;
using Cdce.Campaign.TitleFiles;
using Cdce.Campaign.WorkPlan;
using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign;

/// <summary>Read models of the Campaign module, in the schema of one generation.</summary>
public sealed class CampaignDb(DbContextOptions<CampaignDb> options) : DbContext(options)
{
    public DbSet<AccompanimentRow> Accompaniments => Set<AccompanimentRow>();
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();
    public DbSet<JurorRow> AwardJurors => Set<JurorRow>();
    public DbSet<NominationRow> AwardNominations => Set<NominationRow>();
    public DbSet<AwardRow> Awards => Set<AwardRow>();
    public DbSet<ScoreSheetRow> AwardSheets => Set<ScoreSheetRow>();
    public DbSet<BoundaryRow> Boundaries => Set<BoundaryRow>();
    public DbSet<ChangeRow> Changes => Set<ChangeRow>();
    public DbSet<CommuneRow> Communes => Set<CommuneRow>();
    public DbSet<ElectionRulesRow> ElectionRules => Set<ElectionRulesRow>();
    public DbSet<AssessmentRow> FairOMeterAssessments => Set<AssessmentRow>();
    public DbSet<ClassTableRow> FairOMeterClasses => Set<ClassTableRow>();
    public DbSet<ComparisonRow> FairOMeterComparisons => Set<ComparisonRow>();
    public DbSet<EditionRow> FairOMeterEditions => Set<EditionRow>();
    public DbSet<GridRow> FairOMeterGrids => Set<GridRow>();
    public DbSet<GridScheduleRow> FairOMeterGridSchedules => Set<GridScheduleRow>();
    public DbSet<PublishedGradeRow> FairOMeterPublishedGrades => Set<PublishedGradeRow>();
    public DbSet<StatementRow> FairOMeterStatements => Set<StatementRow>();
    public DbSet<StatementThemesRow> FairOMeterStatementThemes => Set<StatementThemesRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<LabelsRow> Labels => Set<LabelsRow>();
    public DbSet<MomentumAlertRow> MomentumAlerts => Set<MomentumAlertRow>();
    public DbSet<MomentumEvaluationRow> MomentumEvaluations => Set<MomentumEvaluationRow>();
    public DbSet<MomentumMark> MomentumMarks => Set<MomentumMark>();
    public DbSet<MomentumParametersRow> MomentumParameters => Set<MomentumParametersRow>();
    public DbSet<MomentumWatchRow> MomentumWatches => Set<MomentumWatchRow>();
    public DbSet<OnboardingRulesRow> OnboardingRules => Set<OnboardingRulesRow>();
    public DbSet<PlannedActionRow> PlannedActions => Set<PlannedActionRow>();
    public DbSet<ProgrammeIndicatorsRow> ProgrammeIndicators => Set<ProgrammeIndicatorsRow>();
    public DbSet<ProgrammeReportRow> ProgrammeReports => Set<ProgrammeReportRow>();
    public DbSet<RecommendationRow> Recommendations => Set<RecommendationRow>();
    public DbSet<TargetTableRow> TargetTables => Set<TargetTableRow>();
    public DbSet<TitleFileRow> TitleFiles => Set<TitleFileRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AccompanimentRow>(AccompanimentRow.Map);
        modelBuilder.Entity<ActivityRow>(ActivityRow.Map);
        modelBuilder.Entity<AwardRow>(AwardRow.Map);
        modelBuilder.Entity<NominationRow>(NominationRow.Map);
        modelBuilder.Entity<JurorRow>(JurorRow.Map);
        modelBuilder.Entity<ScoreSheetRow>(ScoreSheetRow.Map);
        modelBuilder.Entity<BoundaryRow>(BoundaryRow.Map);
        modelBuilder.Entity<ChangeRow>(ChangeRow.Map);
        modelBuilder.Entity<CommuneRow>(CommuneRow.Map);
        modelBuilder.Entity<ElectionRulesRow>(ElectionRulesRow.Map);
        modelBuilder.Entity<AssessmentRow>(AssessmentRow.Map);
        modelBuilder.Entity<ClassTableRow>(ClassTableRow.Map);
        modelBuilder.Entity<StatementRow>(StatementRow.Map);
        modelBuilder.Entity<StatementThemesRow>(StatementThemesRow.Map);
        modelBuilder.Entity<ComparisonRow>(ComparisonRow.Map);
        modelBuilder.Entity<EditionRow>(EditionRow.Map);
        modelBuilder.Entity<GridRow>(GridRow.Map);
        modelBuilder.Entity<GridScheduleRow>(GridScheduleRow.Map);
        modelBuilder.Entity<PublishedGradeRow>(PublishedGradeRow.Map);
        modelBuilder.Entity<ImportRow>(ImportRow.Map);
        modelBuilder.Entity<LabelsRow>(LabelsRow.Map);
        modelBuilder.Entity<MomentumAlertRow>(MomentumAlertRow.Map);
        modelBuilder.Entity<MomentumEvaluationRow>(MomentumEvaluationRow.Map);
        modelBuilder.Entity<MomentumMark>(MomentumMark.Map);
        modelBuilder.Entity<MomentumParametersRow>(MomentumParametersRow.Map);
        modelBuilder.Entity<MomentumWatchRow>(MomentumWatchRow.Map);
        modelBuilder.Entity<OnboardingRulesRow>(OnboardingRulesRow.Map);
        modelBuilder.Entity<PlannedActionRow>(PlannedActionRow.Map);
        modelBuilder.Entity<ProgrammeIndicatorsRow>(ProgrammeIndicatorsRow.Map);
        modelBuilder.Entity<ProgrammeReportRow>(ProgrammeReportRow.Map);
        modelBuilder.Entity<RecommendationRow>(RecommendationRow.Map);
        modelBuilder.Entity<TargetTableRow>(TargetTableRow.Map);
        modelBuilder.Entity<TitleFileRow>(TitleFileRow.Map);
    }
}
