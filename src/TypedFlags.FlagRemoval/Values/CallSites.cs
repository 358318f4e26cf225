using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>A call of a method, local function or constructor.</summary>
/// <param name="Node">The call.</param>
/// <param name="Arguments">What it gives to each parameter.</param>
internal sealed record CallSite(SyntaxNode Node, ImmutableArray<IArgumentOperation> Arguments)
{
    /// <summary>What the call gives to a parameter; null where it can't be said.</summary>
    public IArgumentOperation? ArgumentFor(IParameterSymbol parameter) =>
        Arguments.FirstOrDefault(argument => argument.Parameter is { } one && one.Ordinal == parameter.Ordinal);
}

/// <summary>All calls of a method that are there.</summary>
internal static class CallSites
{
    /// <summary>The calls; null where the method is also used otherwise, or a call is not understood.</summary>
    public static IReadOnlyList<CallSite>? Of(IMethodSymbol method, Removal removal) =>
        method.MethodKind == MethodKind.Constructor ? OfConstructor(method, removal) : OfMethod(method, removal);

    private static List<CallSite>? OfMethod(IMethodSymbol method, Removal removal)
    {
        List<CallSite> calls = [];
        IReadOnlyList<Reference> references = method.MethodKind == MethodKind.LocalFunction
            ? Reference.AllIn(method.DeclaringSyntaxReferences[0].SyntaxTree.GetRoot(removal.CancellationToken), method, removal.Now)
            : Reference.AllOf(method, removal.Now);
        foreach (Reference reference in references)
        {
            ExpressionSyntax whole = reference.Name.Parent is MemberBindingExpressionSyntax binding ? binding : reference.Whole;
            if (!reference.IsSure || whole.Parent is not InvocationExpressionSyntax call || call.Expression != whole || CallAt(call, removal) is not { } site)
            {
                return null;
            }

            calls.Add(site);
        }

        return calls;
    }

    private static List<CallSite>? OfConstructor(IMethodSymbol constructor, Removal removal)
    {
        List<CallSite> calls = [];
        foreach (SyntaxTree tree in removal.Compilation.SyntaxTrees)
        {
            TokenTexts texts = TokenTexts.Of(tree);
            if (!texts.HasImplicitCreations && texts.CountOf(constructor.ContainingType.Name) == 0)
            {
                continue;
            }

            SemanticModel model = removal.Now.ModelOf(tree);
            foreach (SyntaxNode node in tree.GetRoot(removal.CancellationToken).DescendantNodes())
            {
                if (!MayCall(node, constructor.ContainingType))
                {
                    continue;
                }

                SymbolInfo info = model.GetSymbolInfo(node, removal.CancellationToken);
                ISymbol? called = info.Symbol?.OriginalDefinition;
                if (SymbolEqualityComparer.Default.Equals(called, constructor))
                {
                    if (CallAt(node, removal) is not { } site)
                    {
                        return null;
                    }

                    calls.Add(site);
                }
                else if (called is null && (info.CandidateSymbols.IsEmpty || info.CandidateSymbols.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, constructor.ContainingType))))
                {
                    return null;
                }
            }
        }

        return calls;
    }

    private static bool MayCall(SyntaxNode node, INamedTypeSymbol type) => node switch
    {
        ObjectCreationExpressionSyntax creation => LastNameOf(creation.Type) == type.Name || creation.Type is AliasQualifiedNameSyntax,
        ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax => true,
        PrimaryConstructorBaseTypeSyntax based => LastNameOf(based.Type) == type.Name,
        AttributeSyntax attribute => type.Name.StartsWith(LastNameOf(attribute.Name) ?? "?", StringComparison.Ordinal),
        _ => false,
    };

    private static string? LastNameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        _ => null,
    };

    private static CallSite? CallAt(SyntaxNode node, Removal removal) => removal.Now.ModelOf(node.SyntaxTree).GetOperation(node, removal.CancellationToken) switch
    {
        IInvocationOperation call => new CallSite(node, call.Arguments),
        IObjectCreationOperation creation => new CallSite(node, creation.Arguments),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => new CallSite(node, call.Arguments),
        _ => null,
    };
}
