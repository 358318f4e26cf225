using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// A local that only ever gets one value, a known one, is that value wherever it is read: the compiler sees to it that no local is read before it has one.
/// That nobody reads it then is found by <see cref="Unused.UnusedLocals"/>.
/// </summary>
internal sealed class KnownLocals : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        HashSet<ILocalSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (HolderOf(known, view.Model) is { RefKind: RefKind.None, IsFixed: false, IsUsing: false } local && seen.Add(local))
            {
                Replace(local, known, view, edits);
            }
        }
    }

    private static ILocalSymbol? HolderOf(ExpressionSyntax known, SemanticModel model) => Assigned.To(known) switch
    {
        VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator => model.GetDeclaredSymbol(declarator) as ILocalSymbol,
        IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol as ILocalSymbol,
        _ => null,
    };

    private static void Replace(ILocalSymbol local, ExpressionSyntax known, FileView view, TreeEdits edits)
    {
        if (TokenTexts.Of(view.File.Tree).IsLeftOut(local.Name)
            || local.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } scope } } declarator
            || (declarator.Initializer is { } initializer && !ValueLiteral.IsSame(known, initializer.Value, view.Model))
            || ValueLiteral.Of(known, local.Type, view.Model) is not { } value)
        {
            return;
        }

        // Statements of the top level see each other's variables.
        IReadOnlyList<Reference> references = Reference.AllIn(scope is GlobalStatementSyntax ? view.Root : scope, local, view.Removal.Now);
        if (references.Any(reference => !IsUnderstood(reference, known, view.Model)))
        {
            return;
        }

        foreach (Reference reference in references.Where(static reference => reference.Usage == UsageKind.Read))
        {
            ReadReplacement.Replace(reference.Whole, value, view.Model, edits);
        }
    }

    private static bool IsUnderstood(Reference reference, ExpressionSyntax known, SemanticModel model) => reference.Usage switch
    {
        UsageKind.Read => true,
        UsageKind.Assignment => ValueLiteral.IsSame(known, ((AssignmentExpressionSyntax)reference.Whole.Parent!).Right, model),
        _ => false,
    };
}
