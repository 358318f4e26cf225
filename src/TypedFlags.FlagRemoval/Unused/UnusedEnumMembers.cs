using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Tells of members of enums that only the dead code named. They stay: their numbers and names may be stored, or come in from elsewhere.</summary>
internal sealed class UnusedEnumMembers : RemovalStep
{
    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        foreach (string name in DroppedNames.Of(removal))
        {
            if (name == removal.Flag.Key || !removal.Compilation.ContainsSymbolsWithName(name, SymbolFilter.Member, removal.CancellationToken))
            {
                continue;
            }

            foreach (IFieldSymbol member in removal.Compilation.GetSymbolsWithName(name, SymbolFilter.Member, removal.CancellationToken).OfType<IFieldSymbol>())
            {
                if (member is { ContainingType: { TypeKind: TypeKind.Enum } type } && Reach.IsClosed(member, removal) && member.Locations.FirstOrDefault(static place => place.IsInSource) is { } place
                    && removal.Files.Any(file => file.Tree == place.SourceTree) && EarlierUse.WasRead(member, removal)
                    && !Reference.EachOf(member, removal.Now).Any() && Reference.EachOf(type, removal.Now).Any())
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"Nothing here names '{type.Name}.{name}' any more, and its name or number may be stored somewhere. Delete it by hand when nothing has it.", place);
                }
            }
        }
    }
}
