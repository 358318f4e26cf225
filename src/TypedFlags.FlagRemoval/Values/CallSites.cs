using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>A call of a method, local function or constructor.</summary>
/// <param name="Node">The call.</param>
/// <param name="Arguments">What it gives to each parameter.</param>
/// <param name="Unbound">What it gives where it does not bind, because types of arguments are missing; else null.</param>
internal sealed record CallSite(SyntaxNode Node, ImmutableArray<IArgumentOperation> Arguments, ArgumentListSyntax? Unbound = null)
{
    /// <summary>What the call gives to a parameter; null where it can't be said.</summary>
    public IArgumentOperation? ArgumentFor(IParameterSymbol parameter) =>
        Arguments.FirstOrDefault(argument => argument.Parameter is { } one && one.Ordinal == parameter.Ordinal);

    /// <summary>What a call that does not bind gives to a parameter: by its name or its place.</summary>
    public ArgumentSyntax? UnboundFor(IParameterSymbol parameter) =>
        Unbound!.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
        ?? (Unbound.Arguments.Take(parameter.Ordinal + 1).All(static argument => argument.NameColon is null) ? Unbound.Arguments.ElementAtOrDefault(parameter.Ordinal) : null);
}

/// <summary>All calls of a method that are there.</summary>
internal static class CallSites
{
    /// <summary>The calls; null where the method is also used otherwise, or a call is not understood.</summary>
    public static IReadOnlyList<CallSite>? Of(IMethodSymbol method, Removal removal) =>
        TokenTexts.IsLeftOut(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name, removal.Compilation) || IsCalledUnwritten(method, removal) ? null
        : method.MethodKind == MethodKind.Constructor ? OfConstructor(method, removal) : OfMethod(method, removal);

    // `new Basket { "a" }` calls `Add`, and `$"{order}"` what a handler of the program does with it.
    private static bool IsCalledUnwritten(IMethodSymbol method, Removal removal) =>
        method.MethodKind == MethodKind.Ordinary && (Unused.FoundByShape.Is(method, removal.Compilation) || method.Name is "AppendFormatted" or "AppendLiteral");

    private static List<CallSite>? OfMethod(IMethodSymbol method, Removal removal)
    {
        List<CallSite> calls = [];
        IEnumerable<Reference> references = method.MethodKind == MethodKind.LocalFunction
            ? Reference.EachIn(method.DeclaringSyntaxReferences[0].SyntaxTree.GetRoot(removal.CancellationToken), method, removal.Now)
            : Reference.EachOf(method, removal.Now);
        foreach (Reference reference in references)
        {
            // The documentation calls nothing.
            if (reference.Name.FirstAncestorOrSelf<CrefSyntax>(ascendOutOfTrivia: false) is not null)
            {
                continue;
            }

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
        IReadOnlyList<string> aliases = Creations.GlobalAliasesOf(constructor.ContainingType, removal.Compilation);
        SyntaxTree[] trees = [.. removal.Compilation.SyntaxTrees.Where(tree =>
            TokenTexts.Of(tree) is var texts && (texts.HasImplicitCreations || texts.CountOf(constructor.ContainingType.Name) > 0 || aliases.Any(alias => texts.CountOf(alias) > 0)))];
        List<CallSite>?[] calls = SideBySide.Of(trees, removal, tree => OfConstructorIn(tree, constructor, aliases, removal));
        return calls.Contains(null) ? null : [.. calls.SelectMany(static found => found!)];
    }

    private static List<CallSite>? OfConstructorIn(SyntaxTree tree, IMethodSymbol constructor, IReadOnlyList<string> aliases, Removal removal)
    {
        List<CallSite> calls = [];
        SemanticModel model = removal.Now.ModelOf(tree);
        Creations creations = new(tree.GetRoot(removal.CancellationToken), constructor.ContainingType, aliases);
        if (constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams) && creations.AreUnwritten(model))
        {
            return null;
        }

        foreach (SyntaxNode node in creations.Possible)
        {
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
            else if (called is null && UnboundCall(node, info, model) is var (only, arguments))
            {
                if (SymbolEqualityComparer.Default.Equals(only.OriginalDefinition, constructor))
                {
                    calls.Add(new CallSite(node, [], arguments));
                }
            }
            else if (called is null && !CreatesAnother(node, constructor.ContainingType, model) && (info.CandidateSymbols.IsEmpty || info.CandidateSymbols.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, constructor.ContainingType))))
            {
                return null;
            }
        }

        return calls;
    }

    // A call with arguments of types that are missing, of which number and names say which constructor is meant.
    private static (IMethodSymbol Constructor, ArgumentListSyntax Arguments)? UnboundCall(SyntaxNode node, SymbolInfo info, SemanticModel model)
    {
        ArgumentListSyntax? arguments = node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax based => based.ArgumentList,
            _ => null,
        };
        if (arguments is null || !arguments.Arguments.Any(argument => model.GetTypeInfo(argument.Expression).Type is { TypeKind: TypeKind.Error } or null))
        {
            return null;
        }

        IMethodSymbol[] fitting = [.. info.CandidateSymbols.OfType<IMethodSymbol>().Where(one => Fits(arguments.Arguments, one))];
        return fitting.Length == 1 && !fitting[0].Parameters.Any(static parameter => parameter.IsParams) ? (fitting[0], arguments) : null;
    }

    // Whether a method can be called so, whatever the types: what isn't given is optional.
    private static bool Fits(SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method)
    {
        int inPlace = arguments.TakeWhile(static argument => argument.NameColon is null).Count();
        HashSet<string> named = new(arguments.Skip(inPlace).Select(static argument => argument.NameColon?.Name.Identifier.ValueText ?? ""), StringComparer.Ordinal);
        return (arguments.Count <= method.Parameters.Length || method.Parameters.Any(static parameter => parameter.IsParams))
            && named.All(name => method.Parameters.Any(parameter => parameter.Name == name))
            && method.Parameters.Skip(inPlace).All(parameter => parameter.IsOptional || parameter.IsParams || named.Contains(parameter.Name));
    }

    // new() for a type of another name, which may be missing.
    private static bool CreatesAnother(SyntaxNode node, INamedTypeSymbol type, SemanticModel model) =>
        node is ImplicitObjectCreationExpressionSyntax creation && CreationTarget.Of(creation, model) is { } created && created.Name != type.Name;

    private static CallSite? CallAt(SyntaxNode node, Removal removal) => node.ChildNodes().OfType<ArgumentListSyntax>().Any(OtherBuilds.Differ) ? null : removal.Now.ModelOf(node.SyntaxTree).GetOperation(node, removal.CancellationToken) switch
    {
        IInvocationOperation call => new CallSite(node, call.Arguments),
        IObjectCreationOperation creation => new CallSite(node, creation.Arguments),
        IInvalidOperation when UnboundCall(node, removal.Now.ModelOf(node.SyntaxTree).GetSymbolInfo(node), removal.Now.ModelOf(node.SyntaxTree)) is var (_, arguments) => new CallSite(node, [], arguments),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => new CallSite(node, call.Arguments),
        _ => null,
    };
}
