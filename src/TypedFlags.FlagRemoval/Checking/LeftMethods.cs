using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Unused;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Tells of private methods that the compiler wants to stay, though the removal would have had them go, or know what they are given.</summary>
internal sealed class LeftMethods : RemovalStep
{
    public override bool Apply(Removal removal, Extent extent) => false;

    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files)
        {
            foreach (MethodDeclarationSyntax declaration in LeftAlone.In(file.Tree.GetRoot(removal.CancellationToken)).SelectMany(static left => left.DescendantNodesAndSelf()).OfType<MethodDeclarationSyntax>())
            {
                if (removal.ModelOf(file).GetDeclaredSymbol(declaration, removal.CancellationToken) is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method)
                {
                    string since = $"since {LeftAlone.ReasonAt(declaration)}.";
                    if (IsUnused(method, removal))
                    {
                        removal.Tell(FlagRemovalReason.NowUnused, $"Nothing calls '{method.Name}' any more. It was left, {since} Take both out by hand.", declaration.Identifier.GetLocation());
                    }
                    else if (KnownOf(method, removal) is var (parameter, known))
                    {
                        removal.Tell(FlagRemovalReason.NowUnused, $"'{parameter.Name}' is always {known} now. What it decides was left, {since} Take both out by hand.", declaration.Identifier.GetLocation());
                    }
                }
            }
        }
    }

    private static bool IsUnused(IMethodSymbol method, Removal removal) =>
        EarlierUse.WasRead(method, removal) && Reference.EachOf(method, removal.Now).All(reference => EarlierUse.IsOwn(method, reference.Name) || Crefs.IsLink(reference));

    private static (IParameterSymbol Parameter, ExpressionSyntax Known)? KnownOf(IMethodSymbol method, Removal removal)
    {
        if (CallSites.Of(method, removal) is not { Count: > 0 } calls)
        {
            return null;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (calls[0].ArgumentFor(parameter)?.Syntax is ArgumentSyntax { Expression: var given } && Known.Is(given) && KnownParameters.IsAlways(parameter, given, calls, removal))
            {
                return (parameter, given);
            }
        }

        return null;
    }
}
