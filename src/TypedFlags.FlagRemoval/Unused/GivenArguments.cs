using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What callers give for a parameter that goes.</summary>
internal static class GivenArguments
{
    /// <summary>The arguments, all of which may go; null where one may not.</summary>
    public static IReadOnlyList<SyntaxNode>? For(IParameterSymbol parameter, IEnumerable<CallSite> calls, Removal removal)
    {
        List<SyntaxNode> arguments = [];
        foreach (CallSite call in calls)
        {
            if (call.Unbound is not null)
            {
                if (call.UnboundFor(parameter) is null && IsLeftOut(parameter, call.Node))
                {
                    continue;
                }

                if (call.UnboundFor(parameter) is not { } given || !MayGo(given, removal))
                {
                    return null;
                }

                arguments.Add(given);
                continue;
            }

            if (call.ArgumentFor(parameter) is null && IsLeftOut(parameter, call.Node))
            {
                continue;
            }

            if (call.ArgumentFor(parameter) is not { } argument || (argument.ArgumentKind == ArgumentKind.Explicit && !(argument.Syntax is ArgumentSyntax one && MayGo(one, removal))) || argument.ArgumentKind == ArgumentKind.ParamArray)
            {
                return null;
            }

            if (argument.ArgumentKind == ArgumentKind.Explicit)
            {
                arguments.Add(argument.Syntax);
            }
        }

        return arguments;
    }

    // Of a call with types that are missing, the compiler does not say what stands for those that are not given.
    private static bool IsLeftOut(IParameterSymbol parameter, SyntaxNode call)
    {
        ArgumentListSyntax? list = call switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax based => based.ArgumentList,
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            _ => null,
        };
        return parameter.IsOptional && list is not null && !((IMethodSymbol)parameter.ContainingSymbol).IsExtensionMethod
            && list.Arguments.All(argument => argument.NameColon?.Name.Identifier.ValueText != parameter.Name)
            && list.Arguments.Skip(parameter.Ordinal).All(static argument => argument.NameColon is not null);
    }

    // Creating a stand-in or asking the container for a service that nobody wants any more can be left out as well. Of arguments under #if only some are seen.
    private static bool MayGo(ArgumentSyntax argument, Removal removal) =>
        argument.Parent?.ContainsDirectives != true && !Effects.MayHave(argument.Expression, removal.Now.ModelOf(argument.SyntaxTree));
}
