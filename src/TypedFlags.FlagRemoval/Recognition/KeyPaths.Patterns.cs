using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <content>Into the variables that a value is taken apart into.</content>
internal sealed partial class KeyPaths
{
    private void Deconstruct(KeyPlace place, KeyPart? part, SyntaxNode target, ITypeSymbol? type, SemanticModel model)
    {
        SyntaxNode[] targets = target switch
        {
            TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(static argument => argument.Expression)],
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax variables } => [.. variables.Variables],
            ParenthesizedVariableDesignationSyntax variables => [.. variables.Variables],
            _ => [],
        };
        if (part is not null && (type is null ? part.Declaration is null : KeyTypes.Has(type, part)))
        {
            Take(place, null, PlaceOf(part) is var index && index >= 0 && index < targets.Length ? [targets[index]] : targets, model);
        }
        else
        {
            Take(place, part, targets, model);
        }
    }

    private void Take(KeyPlace place, KeyPart? part, IEnumerable<SyntaxNode> targets, SemanticModel model)
    {
        foreach (SyntaxNode target in targets)
        {
            switch (target)
            {
                case ExpressionSyntax expression:
                    Give(place, part, expression, model);
                    break;
                case SingleVariableDesignationSyntax variable:
                    ToSymbol(place, part, model.GetDeclaredSymbol(variable, _cancellationToken));
                    break;
                case ParenthesizedVariableDesignationSyntax variables:
                    Deconstruct(place, part, variables, null, model);
                    break;
            }
        }
    }

    private void Match(KeyPlace place, KeyPart? part, PatternSyntax pattern, SemanticModel model)
    {
        switch (pattern)
        {
            case DeclarationPatternSyntax { Designation: var variable }:
                Take(place, part, [variable], model);
                break;
            case VarPatternSyntax { Designation: var variable }:
                Take(place, part, [variable], model);
                break;
            case ParenthesizedPatternSyntax { Pattern: var inner }:
                Match(place, part, inner, model);
                break;
            case UnaryPatternSyntax { Pattern: var inner }:
                Match(place, part, inner, model);
                break;
            case SlicePatternSyntax { Pattern: { } inner }:
                Match(place, part, inner, model);
                break;
            case BinaryPatternSyntax both:
                Match(place, part, both.Left, model);
                Match(place, part, both.Right, model);
                break;
            case ListPatternSyntax list:
                list.Patterns.ToList().ForEach(one => Match(place, part, one, model));
                Take(place, part, list.Designation is { } all ? [all] : [], model);
                break;
            case RecursivePatternSyntax parts:
                MatchParts(place, part, parts, model);
                break;
        }
    }

    private void MatchParts(KeyPlace place, KeyPart? part, RecursivePatternSyntax parts, SemanticModel model)
    {
        Take(place, part, parts.Designation is { } all ? [all] : [], model);
        SubpatternSyntax[] named = [.. parts.PropertyPatternClause?.Subpatterns ?? default];
        SubpatternSyntax[] byName = [.. named.Where(one => one.NameColon?.Name.Identifier.ValueText == part?.Name)];
        foreach (SubpatternSyntax one in named)
        {
            Match(place, byName.Length > 0 && byName.Contains(one) ? null : part, one.Pattern, model);
        }

        SubpatternSyntax[] positions = [.. parts.PositionalPatternClause?.Subpatterns ?? default];
        int taken = part is null || PlaceOf(part) >= positions.Length ? -1 : PlaceOf(part);
        for (int index = 0; index < positions.Length; index++)
        {
            if (taken < 0 || index == taken)
            {
                Match(place, taken < 0 ? part : null, positions[index].Pattern, model);
            }
        }
    }

    // Of a tuple by the name that it has anyway, of a record by the place of its parameter; -1 for others.
    private static int PlaceOf(KeyPart part) => part switch
    {
        { Declaration: ParameterSyntax { Parent: ParameterListSyntax list } parameter } => list.Parameters.IndexOf(parameter),
        { Declaration: null, Name: var name } when name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring("Item".Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number - 1,
        _ => -1,
    };
}
