using Microsoft.EntityFrameworkCore;

namespace Cdce.Campaign;

/// <summary>Read models of the Campaign module, in the schema of one generation.</summary>
public sealed class CampaignDb(DbContextOptions<CampaignDb> options) : DbContext(options);
