using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>The parts of a call as it is written.</summary>
internal static class Receivers
{
    /// <summary>What stands before the dot; also before the question mark. Null where nothing does.</summary>
    public static ExpressionSyntax? Of(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => Of(binding),
        _ => null,
    };

    /// <summary>What stands before the question mark of a member.</summary>
    public static ExpressionSyntax? Of(MemberBindingExpressionSyntax binding)
    {
        SyntaxNode part = binding;
        foreach (SyntaxNode node in binding.Ancestors())
        {
            if (node is ConditionalAccessExpressionSyntax access && access.WhenNotNull == part)
            {
                return access.Expression;
            }

            if (node is StatementSyntax)
            {
                break;
            }

            part = node;
        }

        return null;
    }

    /// <summary>The name of the method; null where what is called has none.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The argument that goes to a parameter; null where it is left out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="parameters">The method's parameters as declared; empty where they are not known.</param>
    /// <param name="parameter">The place of the parameter.</param>
    /// <param name="first">How many parameters stand before the parentheses: the receiver of an extension.</param>
    public static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, ImmutableArray<IParameterSymbol> parameters, int parameter, int first)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (parameter < parameters.Length
            && arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameters[parameter].Name) is { } named)
        {
            return named.Expression;
        }

        int place = parameter - first;
        return place >= 0 && place < arguments.Count && arguments.Take(place + 1).All(static argument => argument.NameColon is null) ? arguments[place].Expression : null;
    }
}
