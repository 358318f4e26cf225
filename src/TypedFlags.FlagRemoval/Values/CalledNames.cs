using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>What calls are of, by their names alone: whether it is worth to ask what they mean.</summary>
internal static class CalledNames
{
    /// <summary>What is called where no name says it: <c>new()</c>, <c>: base()</c>.</summary>
    public const string Anything = "*";

    /// <summary>The name of what an argument is given to.</summary>
    public static string At(ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right: var name } } => name.Identifier.ValueText,
        _ => Anything,
    };

    /// <summary>The name that a declaration is called by.</summary>
    public static string Of(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    /// <summary>Whether an argument may be given to a method.</summary>
    public static bool MayBe(ArgumentSyntax argument, IMethodSymbol method) =>
        At(argument) is var name && (name == Anything || name == (method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name));
}
