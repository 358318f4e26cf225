using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Gates;

/// <summary><c>[FeatureGate("new_checkout")]</c>: one that is always open goes, and what stands behind one that never opens goes with it.</summary>
internal sealed class GateAttributes : ProgramStep
{
    /// <summary>The gate that an attribute is; null where it is none of the flag's.</summary>
    public static Gate? GateOf(AttributeSyntax attribute, FlagMeanings meanings, PinnedFlag flag) =>
        flag.Value is bool value && attribute.ArgumentList is { } arguments && NameOf(attribute) == "FeatureGate"
            ? Gate.Of(arguments.Arguments.Select(static argument => ((SyntaxNode)argument, argument.Expression)), meanings, value)
            : null;

    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (RemovalFile file in removal.Files.Where(file => removal.Recognition.MayFind(file)))
        {
            FlagMeanings? meanings = null;
            foreach (AttributeSyntax attribute in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes().OfType<AttributeSyntax>())
            {
                if (NameOf(attribute) != "FeatureGate" || LeftAlone.Is(attribute))
                {
                    continue;
                }

                meanings ??= removal.Recognition.MeaningsIn(file);
                if (GateOf(attribute, meanings, removal.Flag) is { } gate && edits.Of(attribute) is { } tree && Apply(attribute, gate, removal, tree))
                {
                    file.Uses++;
                }
            }
        }
    }

    private static bool Apply(AttributeSyntax attribute, Gate gate, Removal removal, TreeEdits edits)
    {
        switch (gate.IsOpen)
        {
            case null:
                return gate.Features.All(edits.Delete);
            case true:
                return Remove(attribute, edits);
            default:
                return attribute.Parent?.Parent is MemberDeclarationSyntax member && ShutMember.ObstacleTo(member, removal) is null && Deletion.Delete(member, edits);
        }
    }

    // What stands before the first list, documentation above all, belongs to the member.
    private static bool Remove(AttributeSyntax attribute, TreeEdits edits)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return edits.Delete(attribute);
        }

        if (list.Parent is not MemberDeclarationSyntax member || list.ContainsDirectives)
        {
            return false;
        }

        MemberDeclarationSyntax rest = member.WithAttributeLists(member.AttributeLists.Remove(list));
        return edits.Replace(member, member.AttributeLists[0] == list ? rest.WithLeadingTrivia(member.GetLeadingTrivia()) : rest);
    }

    private static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString().Split('.', ':').Last();
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
