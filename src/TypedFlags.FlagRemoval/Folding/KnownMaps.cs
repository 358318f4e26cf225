using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Maps asked for a known key: <c>Pages[Layout.Full]</c> is what the map says, and <c>Factories[Layout.Full](cart)</c> is what the factory does.</summary>
internal sealed class KnownMaps : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (known.Parent is not ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: 1, Parent: ElementAccessExpressionSyntax access } }
                || KnownValue.Of(known, view.Model) is not { } key
                || KnownMap.ValueOf(access, key, view.Removal.Now) is not { } value)
            {
                continue;
            }

            if (value is LambdaExpressionSyntax lambda && access.Parent is InvocationExpressionSyntax call && call.Expression == access)
            {
                if (Inlined(lambda, call, view) is { } body)
                {
                    // With arguments in it, it is of the call's own type.
                    Replace(call, body.SyntaxTree == call.SyntaxTree ? TypedPlace.Convert(call, body, view.Model) : body, edits);
                }
            }
            else
            {
                Replace(access, access.Parent is InvocationExpressionSyntax ? value : TypedPlace.Convert(access, value, view.Model), edits);
            }
        }
    }

    private static void Replace(ExpressionSyntax old, ExpressionSyntax value, TreeEdits edits)
    {
        ExpressionSyntax answer = value.WithoutTrivia();
        ExpressionSyntax place = Parentheses.Outermost(old, answer);
        edits.Replace(place, Parentheses.For(place, answer).WithTriviaFrom(place));
    }

    // The body of a lambda with the arguments in the place of its parameters; null where that could mean something else.
    private static ExpressionSyntax? Inlined(LambdaExpressionSyntax lambda, InvocationExpressionSyntax call, FileView view)
    {
        if (lambda.ExpressionBody is not { } body
            || !lambda.AsyncKeyword.IsKind(SyntaxKind.None)
            || view.Model.GetSymbolInfo(lambda, view.CancellationToken).Symbol is not IMethodSymbol method
            || method.Parameters.Length != call.ArgumentList.Arguments.Count
            || body.DescendantNodesAndSelf().Any(static node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax))
        {
            return null;
        }

        Dictionary<SyntaxNode, ExpressionSyntax> replacements = [];
        for (int index = 0; index < method.Parameters.Length; index++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[index];
            IReadOnlyList<Reference> places = Reference.AllIn(body, method.Parameters[index], view.Removal.Now);
            if (argument.NameColon is not null
                || !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                || !Effects.IsTheSameAgain(argument.Expression, view.Model)
                || !SymbolEqualityComparer.Default.Equals(view.Model.GetTypeInfo(argument.Expression).Type, method.Parameters[index].Type)
                || places.Any(static place => place.Usage != UsageKind.Read))
            {
                return null;
            }

            foreach (Reference place in places)
            {
                replacements.Add(place.Name, Parentheses.AroundOperand(argument.Expression).WithTriviaFrom(place.Name));
            }
        }

        // A body of another type than the call's was converted on the way out.
        return replacements.Count == 0
            ? body
            : SymbolEqualityComparer.Default.Equals(view.Model.GetTypeInfo(body).Type, view.Model.GetTypeInfo(call).Type) ? Substitute(body, replacements) : null;
    }

    private static ExpressionSyntax Substitute(ExpressionSyntax body, Dictionary<SyntaxNode, ExpressionSyntax> replacements) =>
        replacements.TryGetValue(body, out ExpressionSyntax? whole) ? whole : body.ReplaceNodes(replacements.Keys, (old, _) => replacements[old]);
}
