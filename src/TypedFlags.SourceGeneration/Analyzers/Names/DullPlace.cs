using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// Tells of a call by its syntax alone that a rule has nothing to say of it, whatever it calls: then its meaning, which is dear, need not
/// be asked. Most names in a healthy project are plain literals of flags with which all is well.
/// </summary>
internal static class DullPlace
{
    /// <summary>True where no name that could stand here matters.</summary>
    /// <param name="place">One of <see cref="NamePlaces"/>.</param>
    /// <param name="matters">Whether the rule has anything to say of a name.</param>
    public static bool Is(SyntaxNode place, Func<string, bool> matters) => place switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: LiteralExpressionSyntax } } => false,

        // Where no argument can be the name, what stands before the dot may be: `Keys.Checkout.IsOn()`.
        InvocationExpressionSyntax call when !call.ArgumentList.Arguments.Any(static argument => ConstantShape.IsPossible(argument.Expression)) => false,
        InvocationExpressionSyntax call => AreDull(call.ArgumentList, matters),
        ObjectCreationExpressionSyntax { ArgumentList: { } arguments, Initializer: null } => AreDull(arguments, matters),
        _ => false,
    };

    private static bool AreDull(ArgumentListSyntax arguments, Func<string, bool> matters)
    {
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (ConstantShape.IsPossible(argument.Expression) && !IsDull(argument.Expression, matters))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDull(ExpressionSyntax expression, Func<string, bool> matters) =>
        expression is LiteralExpressionSyntax literal
        && literal.IsKind(SyntaxKind.StringLiteralExpression)
        && !matters(literal.Token.ValueText);
}
