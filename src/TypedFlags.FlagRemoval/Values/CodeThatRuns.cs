using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// What code may run of the program, followed from call to call: whether it comes to one of some places. A call that may be one of several methods, and one behind too many others, may come anywhere;
/// a library calls nothing of the program that it isn't given.
/// </summary>
/// <param name="places">The places.</param>
/// <param name="removal">The removal.</param>
internal sealed class CodeThatRuns(HashSet<SyntaxNode> places, Removal removal)
{
    private const int Most = 100;

    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether running code comes to none of the places.</summary>
    public bool LeavesOut(SyntaxNode code)
    {
        if (places.Any(code.Contains))
        {
            return false;
        }

        SemanticModel model = removal.Now.ModelOf(code.SyntaxTree);
        return code.DescendantNodesAndSelf(static node => node is not AttributeListSyntax).All(node => !IsCode(node) || SymbolsAt(node, model).All(LeavesOut));
    }

    /// <summary>Whether what the static fields and properties of a type begin with does.</summary>
    public bool LeavesOutBeginningsOf(INamedTypeSymbol type)
    {
        _seen.Add(type);
        return Begins(type, isStatic: true).All(LeavesOut);
    }

    /// <summary>The same for those that come before the one of a declaration; of those in another part of the type it isn't known.</summary>
    public bool LeavesOutBeginningsBefore(SyntaxNode declaration, INamedTypeSymbol type)
    {
        _seen.Add(type);
        return Begins(type, isStatic: true).Where(begin => begin.SyntaxTree != declaration.SyntaxTree || begin.SpanStart < declaration.SpanStart).All(LeavesOut);
    }

    private static bool IsCode(SyntaxNode node) => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or ElementAccessExpressionSyntax;

    private ImmutableArray<ISymbol> SymbolsAt(SyntaxNode node, SemanticModel model) => model.GetSymbolInfo(node, removal.CancellationToken) is { Symbol: { } found }
        ? [found]
        : model.GetSymbolInfo(node, removal.CancellationToken).CandidateSymbols;

    private bool LeavesOut(ISymbol named)
    {
        ISymbol symbol = ((named as IMethodSymbol)?.ReducedFrom ?? named).OriginalDefinition;
        if (symbol is not (IMethodSymbol or IPropertySymbol or IEventSymbol or IFieldSymbol { IsConst: false }) || !_seen.Add(symbol))
        {
            return true;
        }

        // What others gave to be called.
        if (symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke })
        {
            return false;
        }

        if (symbol.ContainingType is not { DeclaringSyntaxReferences.IsEmpty: false } type)
        {
            return true;
        }

        if (_seen.Count > Most || symbol is IEventSymbol || symbol.IsAbstract || symbol.IsVirtual || (symbol.IsOverride && !type.IsSealed))
        {
            return false;
        }

        // A field is only read; but the first that names a type starts it.
        return (symbol is IFieldSymbol || symbol.DeclaringSyntaxReferences.All(LeavesOut))
            && (symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } || (Begins(type, isStatic: false).All(LeavesOut) && type.BaseType?.InstanceConstructors.All(LeavesOut) != false))
            && (_seen.Contains(type) || (LeavesOutBeginningsOf(type) && type.StaticConstructors.SelectMany(static constructor => constructor.DeclaringSyntaxReferences).All(LeavesOut)));
    }

    private bool LeavesOut(SyntaxReference declaration) => LeavesOut(declaration.GetSyntax(removal.CancellationToken));

    private IEnumerable<SyntaxNode> Begins(INamedTypeSymbol type, bool isStatic) => type.GetMembers().Where(member => member.IsStatic == isStatic && member is not IFieldSymbol { IsConst: true })
        .SelectMany(static member => member.DeclaringSyntaxReferences).Select(declaration => declaration.GetSyntax(removal.CancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        })
        .OfType<SyntaxNode>();
}
