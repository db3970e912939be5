using Microsoft.EntityFrameworkCore;

namespace Cdce.Learning;

/// <summary>Read models of the Learning module, in the schema of one generation.</summary>
public sealed class LearningDb(DbContextOptions<LearningDb> options) : DbContext(options);
