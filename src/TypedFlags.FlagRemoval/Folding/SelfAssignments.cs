using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>price = price;</c> and <c>price += 0;</c> change nothing and go: what is left of <c>price = flag ? Discounted(price) : price;</c> and <c>price += flag ? Fee : 0;</c>.</summary>
internal sealed class SelfAssignments : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        foreach (ExpressionStatementSyntax statement in Statements.TouchedIn(view.Root).OfType<ExpressionStatementSyntax>())
        {
            if (statement.Expression is AssignmentExpressionSyntax assignment && !edits.Covers(statement) && ChangesNothing(assignment, view.Model) && IsPlain(assignment.Left, view.Model))
            {
                Deletion.Delete(statement, edits);
            }
        }
    }

    /// <summary>Whether nobody notices that something is set to what it was. What a property does then is not known, unless it only holds it.</summary>
    public static bool IsPlain(ExpressionSyntax target, SemanticModel model) => !Effects.MayHave(target, model) && model.GetSymbolInfo(target).Symbol switch
    {
        ILocalSymbol or IParameterSymbol => true,
        IFieldSymbol field => !field.IsVolatile && (!field.IsStatic || IsWithin(target, field.ContainingType, model)),
        IPropertySymbol property => Holding.IsAutomatic(property) && !property.DeclaringSyntaxReferences.IsEmpty && (!property.IsStatic || IsWithin(target, property.ContainingType, model)),
        _ => false,
    };

    // A static member of another type may be the first of it that is looked at: its static constructor runs.
    private static bool IsWithin(SyntaxNode place, INamedTypeSymbol type, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(model.GetEnclosingSymbol(place.SpanStart)?.ContainingType, type);

    private static bool ChangesNothing(AssignmentExpressionSyntax assignment, SemanticModel model) => assignment.Kind() switch
    {
        SyntaxKind.SimpleAssignmentExpression => SyntaxFactory.AreEquivalent(Known.Unwrap(assignment.Left), Known.Unwrap(assignment.Right)),

        // Of fractions it may be the sign of a zero, or the number of digits.
        SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression =>
            model.GetTypeInfo(assignment.Left).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } && IsZero(model.GetConstantValue(assignment.Right)),
        _ => false,
    };

    private static bool IsZero(Optional<object?> value) => value is { HasValue: true, Value: int or long or uint or ulong or short or ushort or byte or sbyte } && Convert.ToDecimal(value.Value, System.Globalization.CultureInfo.InvariantCulture) == 0;
}
