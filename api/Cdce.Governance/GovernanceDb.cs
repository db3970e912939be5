using Microsoft.EntityFrameworkCore;

namespace Cdce.Governance;

/// <summary>Read models of the Governance module, in the schema of one generation.</summary>
public sealed class GovernanceDb(DbContextOptions<GovernanceDb> options) : DbContext(options);
