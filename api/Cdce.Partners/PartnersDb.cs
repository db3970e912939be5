using Microsoft.EntityFrameworkCore;

namespace Cdce.Partners;

/// <summary>Read models of the Partners module, in the schema of one generation.</summary>
public sealed class PartnersDb(DbContextOptions<PartnersDb> options) : DbContext(options);
