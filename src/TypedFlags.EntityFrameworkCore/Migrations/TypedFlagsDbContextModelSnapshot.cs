using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace TypedFlags.EntityFrameworkCore.Migrations;

/// <summary>The model after the last migration: what the next one is the difference to. Changed together with it, by hand.</summary>
[DbContext(typeof(TypedFlagsDbContext))]
internal sealed class TypedFlagsDbContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder) => InitialModel.Build(modelBuilder);
}
