using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// A variable and the assignment right behind it, which stood in a branch before: <c>string text; if (flag) text = "new"; else text = "old";</c> becomes <c>string text = "new";</c>. A value that
/// it had until then goes where it was a constant.
/// </summary>
internal sealed class JoinedDeclarations : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionStatementSyntax statement in Statements.TouchedIn(view.Root).OfType<ExpressionStatementSyntax>().Where(Statements.IsLifted))
        {
            if (statement.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name } assignment
                && Statements.Before(statement) is LocalDeclarationStatementSyntax declaration
                && IsPlain(declaration) && declaration.Declaration.Variables is { Count: 1 } variables && variables[0] is var variable
                && variable.Identifier.ValueText == name.Identifier.ValueText
                && !edits.Covers(declaration) && !edits.Covers(statement)
                && IsOnlyText(declaration, statement, variable, assignment)
                && IsNoValue(variable.Initializer?.Value, view)
                && HasType(declaration, variable, assignment.Right, view)
                && !IsNamedIn(assignment.Right, variable) && !IsNamedInFunction(declaration, variable)
                && !WereJoined(declaration, statement, view))
            {
                edits.Replace(declaration, Joined(declaration, variable, statement, assignment));
                edits.Delete(statement);
            }
        }
    }

    private static bool IsPlain(LocalDeclarationStatementSyntax declaration) => declaration is { Modifiers.Count: 0, UsingKeyword.RawKind: 0, AwaitKeyword.RawKind: 0, Declaration.Type: not (RefTypeSyntax or ScopedTypeSyntax) };

    // Comments within them would have no place, and another build may have something between.
    private static bool IsOnlyText(LocalDeclarationStatementSyntax declaration, ExpressionStatementSyntax statement, VariableDeclaratorSyntax variable, AssignmentExpressionSyntax assignment) =>
        !declaration.ContainsDirectives && !statement.ContainsDirectives
        && variable.ArgumentList is null
        && !declaration.DescendantTrivia(declaration.Span).Any(Lines.IsComment) && !assignment.Left.GetTrailingTrivia().Any(Lines.IsComment)
        && ((Lines.StartsLine(declaration) && Lines.StartsLine(statement)) || !statement.GetLeadingTrivia().Concat(declaration.GetTrailingTrivia()).Any(Lines.IsComment))
        && assignment.Right is not (RefExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or InitializerExpressionSyntax);

    // What nobody works out.
    private static bool IsNoValue(ExpressionSyntax? value, FileView view) => value is null or DefaultExpressionSyntax
        || value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression)
        || value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: LiteralExpressionSyntax }
        || view.Model.GetConstantValue(value, view.CancellationToken).HasValue
        || view.Model.GetSymbolInfo(value, view.CancellationToken).Symbol is IFieldSymbol { Name: "Empty", IsStatic: true, ContainingType.SpecialType: SpecialType.System_String };

    // Behind `var` the value says the type: only where it says the same by itself.
    private static bool HasType(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable, ExpressionSyntax value, FileView view) =>
        !declaration.Declaration.Type.IsVar
        || (value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax
                or CastExpressionSyntax or LiteralExpressionSyntax
            && view.Model.GetDeclaredSymbol(variable, view.CancellationToken) is ILocalSymbol { Type: { TypeKind: not TypeKind.Error } type }
            && SymbolEqualityComparer.Default.Equals(view.Model.GetTypeInfo(value, view.CancellationToken).Type, type));

    private static bool IsNamedIn(SyntaxNode node, VariableDeclaratorSyntax variable) =>
        node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == variable.Identifier.ValueText);

    // One that the value calls may read it.
    private static bool IsNamedInFunction(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable) =>
        (declaration.Parent is GlobalStatementSyntax ? declaration.SyntaxTree.GetRoot() : declaration.Parent!).DescendantNodes().OfType<LocalFunctionStatementSyntax>().Any(function => IsNamedIn(function, variable));

    // So a person wrote it.
    private static bool WereJoined(LocalDeclarationStatementSyntax declaration, ExpressionStatementSyntax statement, FileView view)
    {
        SyntaxNode original = view.File.Original.GetRoot(view.CancellationToken);
        return EarlierMembers.Of(declaration, original).DefaultIfEmpty(original).SelectMany(static member => member.DescendantNodes()).OfType<ExpressionStatementSyntax>()
            .Any(one => SyntaxFactory.AreEquivalent(one, statement) && Statements.Before(one) is { } before && SyntaxFactory.AreEquivalent(before, declaration));
    }

    private static StatementSyntax Joined(LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable, ExpressionStatementSyntax statement, AssignmentExpressionSyntax assignment)
    {
        string indentation = Lines.IndentationOf(declaration);
        SyntaxTriviaList own = declaration.GetTrailingTrivia();
        SyntaxTriviaList end = statement.GetTrailingTrivia();
        bool isBoth = own.Any(Lines.IsComment) && end.Any(Lines.IsComment);
        SyntaxTriviaList above = (isBoth ? Lines.Of(own.Where(Lines.IsComment), indentation, indentation, Lines.EndOf(declaration.SyntaxTree)) : default)
            .AddRange(Lines.CommentLines(Lines.WithoutBlankLines(statement.GetLeadingTrivia()), Lines.IndentationOf(statement), indentation));
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        leading = above.Count == 0 ? leading : Lines.WithoutIndentation(leading).AddRange(above).Add(SyntaxFactory.Whitespace(indentation));
        VariableDeclaratorSyntax given = variable
            .WithIdentifier(variable.Identifier.WithTrailingTrivia(assignment.Left.GetTrailingTrivia()))
            .WithInitializer(SyntaxFactory.EqualsValueClause(assignment.OperatorToken, assignment.Right));
        return (StatementSyntax)Statements.Touched(Statements.Lifted(declaration
            .WithDeclaration(declaration.Declaration.WithVariables(SyntaxFactory.SingletonSeparatedList(given)))
            .WithSemicolonToken(statement.SemicolonToken)
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(isBoth ? end : Endings.Join(own, end))));
    }
}
