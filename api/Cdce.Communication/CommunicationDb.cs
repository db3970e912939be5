using Microsoft.EntityFrameworkCore;

namespace Cdce.Communication;

/// <summary>Read models of the Communication module, in the schema of one generation.</summary>
public sealed class CommunicationDb(DbContextOptions<CommunicationDb> options) : DbContext(options);
