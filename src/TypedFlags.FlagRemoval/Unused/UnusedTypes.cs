using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Tells of classes and interfaces that only the dead code used. They stay: whether they are done with is for a person to say.</summary>
internal sealed class UnusedTypes : RemovalStep
{
    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        foreach (string name in DroppedNames.Of(removal))
        {
            if (!removal.Compilation.ContainsSymbolsWithName(name, SymbolFilter.Type, removal.CancellationToken))
            {
                continue;
            }

            foreach (INamedTypeSymbol type in removal.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, removal.CancellationToken).OfType<INamedTypeSymbol>())
            {
                if (type.ContainingType is null && !RunsByItself(type, removal) && Reach.IsClosed(type, removal) && !Attributes.AreOn(type) && type.Locations.FirstOrDefault(static place => place.IsInSource) is { } place
                    && removal.FileOf(place.SourceTree) is not null && EarlierUse.WasRead(type, removal)
                    && !Reference.EachOf(type, removal.Now).Any(reference => !EarlierUse.IsOwn(type, reference.Name))
                    && !FoundByShape.MayExtend(type, removal))
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"Nothing here names '{name}' any more. What finds classes without naming them may still use it: reflection, a container that looks for them, a Razor page. Delete it by hand when nothing does.", place);
                }
            }
        }
    }

    // Where a program begins, and what runs when it is loaded.
    private static bool RunsByItself(INamedTypeSymbol type, Removal removal) =>
        SymbolEqualityComparer.Default.Equals(removal.Compilation.GetEntryPoint(removal.CancellationToken)?.ContainingType, type)
        || type.GetMembers().Any(static member => member.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ModuleInitializerAttribute" }));
}
