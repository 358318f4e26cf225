using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>What LINQ is asked with an answer that is known: <c>orders.Count(order => true)</c> is <c>orders.Count()</c>, <c>orders.All(order => true)</c> is true, <c>orders.Any(order => false)</c> is false.</summary>
internal sealed class KnownQuestions : FileStep
{
    // All of which also ask without a condition.
    private static readonly HashSet<string> Unconditional =
        new(StringComparer.Ordinal) { "Any", "Count", "LongCount", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault" };

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (Known.BooleanOf(known) is not { } value || TrueFilters.CallWith(known) is not { Expression: MemberAccessExpressionSyntax access } call || !TrueFilters.IsLinq(call, view.Model))
            {
                continue;
            }

            string name = access.Name.Identifier.ValueText;
            if (value && Unconditional.Contains(name))
            {
                Shorten(call, name, view.Model, edits);
            }
            else if (name == (value ? "All" : "Any") && !Effects.MayHave(call, view.Model) && !Deletion.LosesDirectives(call))
            {
                edits.Replace(call, Splice.InPlaceOf(call, Known.Boolean(value)));
            }
        }
    }

    private static void Shorten(InvocationExpressionSyntax call, string name, SemanticModel model, TreeEdits edits)
    {
        ArgumentListSyntax none = SyntaxFactory.ArgumentList().WithTriviaFrom(call.ArgumentList);

        // A type of its own may have a method of that name.
        if (!Deletion.LosesDirectives(call.ArgumentList)
            && model.GetSpeculativeSymbolInfo(call.SpanStart, call.WithArgumentList(none), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol then
            && then.Name == name && SymbolEqualityComparer.Default.Equals(then.ContainingType, model.GetSymbolInfo(call).Symbol?.ContainingType))
        {
            edits.Replace(call.ArgumentList, none);
        }
    }
}
