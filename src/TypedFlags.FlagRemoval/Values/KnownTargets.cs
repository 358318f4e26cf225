using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Variables that are given values together: <c>(isNew, count) = (true, 5)</c>.</summary>
internal static class KnownTargets
{
    /// <summary>The local that gets a known value there, and never another one; null where that isn't sure.</summary>
    public static IdentifierNameSyntax? At(TupleExpressionSyntax targets, int index, ExpressionSyntax known, FileView view) =>
        index < targets.Arguments.Count && targets.Arguments[index].Expression is IdentifierNameSyntax name
        && !TokenTexts.Of(view.File.Tree).IsLeftOut(name.Identifier.ValueText)
        && view.Model.GetSymbolInfo(name, view.CancellationToken).Symbol is ILocalSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: { Length: 1 } declarations } local
        && declarations[0].GetSyntax(view.CancellationToken) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } scope } } declarator
        && (declarator.Initializer is not { } initializer || ValueLiteral.IsSame(known, initializer.Value, view.Model))
        && ValueLiteral.Of(known, local.Type, view.Model) is not null
        && Reference.EachIn(scope is GlobalStatementSyntax ? view.Root : scope, local, view.Removal.Now).All(place => IsReadOrSame(place, known, view.Model))
            ? name
            : null;

    /// <summary>Whether nothing but variables of the function itself is given a value, so that nobody sees in which order.</summary>
    public static bool ArePlain(TupleExpressionSyntax targets, SemanticModel model) => targets.Arguments.All(target =>
        target.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax or DiscardDesignationSyntax }
        || (target.Expression is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } or IDiscardSymbol));

    private static bool IsReadOrSame(Reference place, ExpressionSyntax known, SemanticModel model) => place.Usage switch
    {
        UsageKind.Read => true,
        UsageKind.Assignment => ValueLiteral.IsSame(known, ((AssignmentExpressionSyntax)place.Whole.Parent!).Right, model),
        _ => place.IsSure && place.Whole.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: TupleExpressionSyntax values, Parent: ExpressionStatementSyntax } assignment } targets } argument
            && assignment.Left == targets && values.Arguments.Count == targets.Arguments.Count && ValueLiteral.IsSame(known, values.Arguments[targets.Arguments.IndexOf(argument)].Expression, model),
    };
}
