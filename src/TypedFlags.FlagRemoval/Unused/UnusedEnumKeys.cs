using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Members of enums whose name is the flag's key, when nobody asks for it by them any more. Only where that changes no other member's number, and nobody goes through all
/// members of the enum; elsewhere it is told.
/// </summary>
internal sealed class UnusedEnumKeys : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach ((EnumMemberDeclarationSyntax member, IFieldSymbol symbol) in UnusedIn(removal))
        {
            if (MayGo(member, symbol, removal))
            {
                edits.Of(member)?.Delete(member);
            }
        }
    }

    public override void Report(Removal removal)
    {
        foreach ((EnumMemberDeclarationSyntax member, IFieldSymbol symbol) in UnusedIn(removal))
        {
            removal.Tell(FlagRemovalReason.NowUnused, $"'{symbol.ContainingType.Name}.{symbol.Name}' is the flag's name, and nothing here asks by it any more. Remove it where nothing else uses it, by name or by number.", member.Identifier.GetLocation());
        }
    }

    private static IEnumerable<(EnumMemberDeclarationSyntax Member, IFieldSymbol Symbol)> UnusedIn(Removal removal)
    {
        foreach (RemovalFile file in removal.Files.Where(file => TokenTexts.Of(file.Tree).CountOf(removal.Flag.Key) > 0))
        {
            foreach (EnumMemberDeclarationSyntax member in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes().OfType<EnumMemberDeclarationSyntax>())
            {
                if (member.Identifier.ValueText == removal.Flag.Key && !LeftAlone.Is(member) && removal.ModelOf(file).GetDeclaredSymbol(member, removal.CancellationToken) is IFieldSymbol symbol
                    && Reference.AllOf(symbol, removal.Now).Count == 0 && WasUsed(symbol, removal))
                {
                    yield return (member, symbol);
                }
            }
        }
    }

    private static bool WasUsed(IFieldSymbol symbol, Removal removal) =>
        symbol.GetDocumentationCommentId() is { } id && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, removal.Original) is { } before
        && Reference.AllOf(before, removal.Before).Any(static reference => reference.IsSure);

    private static bool MayGo(EnumMemberDeclarationSyntax member, IFieldSymbol symbol, Removal removal) =>
        !Attributes.AreOn(symbol) && !Attributes.AreOn(symbol.ContainingType) && Reach.IsClosed(symbol, removal) && !member.ContainsDirectives
        && ((EnumDeclarationSyntax)member.Parent!).Members is var members && (members.IndexOf(member) is var index && (index == members.Count - 1 || members[index + 1].EqualsValue is not null))
        && Reference.AllOf(symbol.ContainingType, removal.Now).All(static reference => reference.IsSure && IsOneMemberOf(reference));

    // `FeatureFlags.Search`, or the type of a variable; `typeof(FeatureFlags)` and `Enum.GetValues<FeatureFlags>()` mean all of its members.
    private static bool IsOneMemberOf(Reference reference) =>
        reference.Whole.Parent is MemberAccessExpressionSyntax access && access.Expression == reference.Whole || reference.Whole.Parent is ParameterSyntax or VariableDeclarationSyntax;
}
