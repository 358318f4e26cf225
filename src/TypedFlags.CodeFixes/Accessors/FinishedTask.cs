using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>Writes tasks that have finished.</summary>
internal static class FinishedTask
{
    private const string Namespace = "System.Threading.Tasks.";

    /// <summary><c>Task.FromResult(value)</c>, or a <c>ValueTask</c> of it.</summary>
    /// <param name="wrapper"><c>Task</c> or <c>ValueTask</c>.</param>
    /// <param name="value">The answer.</param>
    /// <param name="type">The answer's type where it has to be said; else null.</param>
    public static ExpressionSyntax Of(string wrapper, ExpressionSyntax value, TypeSyntax? type)
    {
        SimpleNameSyntax method = type is null
            ? SyntaxFactory.IdentifierName("FromResult")
            : SyntaxFactory.GenericName(SyntaxFactory.Identifier("FromResult"), SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(type)));
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Names.OfFramework(Namespace + wrapper), method),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value.WithoutTrivia()))));
    }

    /// <summary>The task that an async function of this type gives for an answer.</summary>
    /// <param name="task">The function's type.</param>
    /// <param name="value">The answer as it is written now.</param>
    /// <param name="model">The function's model.</param>
    /// <param name="original">The answer as the model knows it.</param>
    public static ExpressionSyntax Of(INamedTypeSymbol task, ExpressionSyntax value, SemanticModel model, ExpressionSyntax original)
    {
        ITypeSymbol answer = task.TypeArguments[0];
        bool isSame = !TakesItsType(original) && SymbolEqualityComparer.IncludeNullability.Equals(model.GetTypeInfo(original).Type, answer);
        TypeSyntax? type = isSame
            ? null
            : SyntaxFactory.ParseTypeName(answer.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))).WithAdditionalAnnotations(Simplifier.Annotation);
        return Of(task.Name, value, type).WithTriviaFrom(value);
    }

    /// <summary><c>return Task.CompletedTask;</c> in the place of <c>return;</c>.</summary>
    public static ReturnStatementSyntax Return(ReturnStatementSyntax statement, INamedTypeSymbol task) => SyntaxFactory.ReturnStatement(
            Names.Access(Names.OfFramework(Namespace + task.Name), "CompletedTask"))
        .NormalizeWhitespace()
        .WithLeadingTrivia(statement.GetLeadingTrivia())
        .WithTrailingTrivia(statement.GetTrailingTrivia())
        .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary><c>return Task.CompletedTask;</c> behind the last statement of a block.</summary>
    /// <param name="task">The function's type.</param>
    /// <param name="isInLine">True where the whole block is in one line.</param>
    public static ReturnStatementSyntax Last(INamedTypeSymbol task, bool isInLine)
    {
        ReturnStatementSyntax statement = Return(SyntaxFactory.ReturnStatement(), task);
        return isInLine
            ? statement.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space).WithoutAnnotations(Formatter.Annotation)
            : statement;
    }

    // What has the type of its place: nothing there would say it.
    private static bool TakesItsType(ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().Any(static node => node is ImplicitObjectCreationExpressionSyntax || node.IsKind(SyntaxKind.DefaultLiteralExpression));
}
