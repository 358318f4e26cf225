using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Pinning;

/// <summary>Writes a task that is done: where a question's task is handed on and not awaited.</summary>
internal static class TaskExpression
{
    /// <summary><c>Task.FromResult(true)</c>, <c>new ValueTask&lt;bool&gt;(true)</c>; null where it can't be told which of them is wanted.</summary>
    public static ExpressionSyntax? Of(ExpressionSyntax value, FlagMeaning meaning, ExpressionSyntax place, SemanticModel model)
    {
        string? name = model.GetTypeInfo(place).Type switch
        {
            { Name: "Task" } => "Task",
            { Name: "ValueTask" } => "ValueTask",
            _ => Wanted(place),
        };
        if (name is null || TypeName(meaning.Type) is not { } type)
        {
            return null;
        }

        // Where the file does not import the namespace, the whole name is written.
        string prefix = model.LookupNamespacesAndTypes(place.SpanStart, name: name).Any(static symbol => symbol.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks")
            ? ""
            : "System.Threading.Tasks.";
        return name == "Task"
            ? SyntaxFactory.InvocationExpression(SyntaxFactory.ParseExpression(prefix + "Task.FromResult"), ArgumentsOf(value))
            : SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseTypeName($"{prefix}ValueTask<{type}>"), ArgumentsOf(value), initializer: null);
    }

    private static ArgumentListSyntax ArgumentsOf(ExpressionSyntax value) => SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value)));

    // The answer of a method whose library is not there: what the method around it returns says it.
    private static string? Wanted(ExpressionSyntax place)
    {
        TypeSyntax? type = place.Parent switch
        {
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => place.Ancestors().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or AnonymousFunctionExpressionSyntax) switch
            {
                MethodDeclarationSyntax method => method.ReturnType,
                LocalFunctionStatementSyntax function => function.ReturnType,
                PropertyDeclarationSyntax property => property.Type,
                _ => null,
            },
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
            _ => null,
        };
        return type is GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } task ? task.Identifier.ValueText : null;
    }

    private static string? TypeName(AnswerType type) => type switch
    {
        AnswerType.Boolean => "bool",
        AnswerType.String => "string",
        AnswerType.Int32 => "int",
        AnswerType.Int64 => "long",
        AnswerType.Single => "float",
        AnswerType.Double => "double",
        AnswerType.Decimal => "decimal",
        _ => null,
    };
}
