using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// A parameter for which every caller gives the same known value is that value in the body. That nobody reads it then is found by <see cref="Unused.UnusedParameters"/>.
/// </summary>
internal sealed class KnownParameters : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        HashSet<IParameterSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (RemovalFile file in removal.Files)
        {
            foreach (ExpressionSyntax known in Known.In(file.Tree.GetRoot(removal.CancellationToken)))
            {
                if (Assigned.Outermost(known).Parent is ArgumentSyntax argument
                    && removal.ModelOf(file).GetOperation(argument, removal.CancellationToken) is IArgumentOperation { Parameter.OriginalDefinition: { } parameter }
                    && seen.Add(parameter) && OpenParameters.MayChange(parameter, removal))
                {
                    Replace(parameter, known, removal, edits);
                }
            }
        }
    }

    /// <summary>Whether all callers give the same value as a known one, those in the body perhaps what they got.</summary>
    public static bool IsAlways(IParameterSymbol parameter, ExpressionSyntax known, IReadOnlyList<CallSite> calls, Removal removal) => calls.Count > 0 && calls.All(call =>
        call.ArgumentFor(parameter) is { } argument && argument.ArgumentKind switch
        {
            ArgumentKind.Explicit => argument.Syntax is ArgumentSyntax { Expression: var value } && (ValueLiteral.IsSame(known, value, removal.Now.ModelOf(value.SyntaxTree)) || IsItself(argument, parameter)),
            ArgumentKind.DefaultValue => parameter.HasExplicitDefaultValue && Equals(Known.ValueOf(known), parameter.ExplicitDefaultValue),
            _ => false,
        });

    private static bool IsItself(IArgumentOperation argument, IParameterSymbol parameter) =>
        argument.Value is IParameterReferenceOperation { Parameter.OriginalDefinition: var given } && SymbolEqualityComparer.Default.Equals(given, parameter);

    private static void Replace(IParameterSymbol parameter, ExpressionSyntax known, Removal removal, ProgramEdits edits)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        SemanticModel model = removal.Now.ModelOf(known.SyntaxTree);
        if (ValueLiteral.Of(known, parameter.Type, model) is not { } value)
        {
            return;
        }

        Reference[] references = [.. PlacesOf(method).SelectMany(place => Reference.AllIn(place, parameter, removal.Now))];
        if (Array.TrueForAll(references, reference => (reference.Usage == UsageKind.Read && removal.FileOf(reference.Name.SyntaxTree) is not null) || reference.IsLabel)
            && CallSites.Of(method, removal) is { } calls && IsAlways(parameter, known, calls, removal)
            && !IsMadeByReflection(method, removal))
        {
            foreach (Reference reference in references.Where(static reference => reference.Usage == UsageKind.Read))
            {
                ReadReplacement.Replace(reference.Whole, value, removal.Now.ModelOf(reference.Name.SyntaxTree), edits.Of(reference.Name)!);
            }
        }
    }

    // A primary constructor's parameter is read in all parts of its type.
    private static IEnumerable<SyntaxNode> PlacesOf(IMethodSymbol method) => OpenParameters.DeclarationOf(method) is TypeDeclarationSyntax
        ? method.ContainingType.DeclaringSyntaxReferences.Select(static part => part.GetSyntax())
        : [OpenParameters.DeclarationOf(method)];

    // A type that stands as a type argument or in typeof may be created by who gets it: ActivatorUtilities.CreateInstance<Checkout>(services, true).
    private static bool IsMadeByReflection(IMethodSymbol method, Removal removal) => method.MethodKind == MethodKind.Constructor
        && Reference.EachOf(method.ContainingType, removal.Now).Any(static reference =>
            reference.Name.Parent is TypeOfExpressionSyntax or TypeArgumentListSyntax { Parent.Parent: MemberAccessExpressionSyntax or InvocationExpressionSyntax or MemberBindingExpressionSyntax });
}
