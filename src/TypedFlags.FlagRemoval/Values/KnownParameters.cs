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
        SyntaxNode declaration = OpenParameters.DeclarationOf(method);
        SemanticModel model = removal.Now.ModelOf(known.SyntaxTree);
        if (ValueLiteral.Of(known, parameter.Type, model) is not { } value)
        {
            return;
        }

        Reference[] references = [.. Reference.AllIn(declaration, parameter, removal.Now)];
        if (Array.TrueForAll(references, static reference => reference.Usage == UsageKind.Read || reference.IsLabel)
            && CallSites.Of(method, removal) is { } calls && IsAlways(parameter, known, calls, removal)
            && !IsMadeByReflection(method, removal) && edits.Of(declaration) is { } file)
        {
            foreach (Reference reference in references.Where(static reference => reference.Usage == UsageKind.Read))
            {
                ReadReplacement.Replace(reference.Whole, value, file);
            }
        }
    }

    // A type that stands as a type argument or in typeof may be created by who gets it: ActivatorUtilities.CreateInstance<Checkout>(services, true).
    private static bool IsMadeByReflection(IMethodSymbol method, Removal removal) => method.MethodKind == MethodKind.Constructor
        && Reference.AllOf(method.ContainingType, removal.Now).Any(static reference =>
            reference.Name.Parent is TypeOfExpressionSyntax or TypeArgumentListSyntax { Parent.Parent: MemberAccessExpressionSyntax or InvocationExpressionSyntax or MemberBindingExpressionSyntax });
}
