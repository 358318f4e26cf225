using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary><c>price = price;</c>, <c>price += 0;</c> and <c>price *= 1;</c> change nothing and go: what is left of <c>price = flag ? Discounted(price) : price;</c>, <c>price += flag ? Fee : 0;</c> and
/// <c>price *= flag ? 0.9m : 1m;</c>.</summary>
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

        SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression => IsNumber(assignment.Left, model, isAdded: true) && IsConstant(assignment.Right, 0, model),
        SyntaxKind.MultiplyAssignmentExpression or SyntaxKind.DivideAssignmentExpression => IsNumber(assignment.Left, model, isAdded: false) && IsConstant(assignment.Right, 1, model),
        _ => false,
    };

    // Adding a zero may change the sign of one that is a fraction.
    private static bool IsNumber(ExpressionSyntax target, SemanticModel model, bool isAdded) =>
        model.GetTypeInfo(target).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } type && !(isAdded && type.SpecialType is SpecialType.System_Single or SpecialType.System_Double);

    // `1.0m` has a digit more, which the result then has.
    private static bool IsConstant(ExpressionSyntax value, int number, SemanticModel model) => model.GetConstantValue(value) switch
    {
        { HasValue: true, Value: decimal written } => written == number && decimal.GetBits(written)[3] == 0,
        { HasValue: true, Value: { } written and (int or long or uint or ulong or short or ushort or byte or sbyte or float or double) } => Convert.ToDouble(written, System.Globalization.CultureInfo.InvariantCulture).Equals((double)number),
        _ => false,
    };
}
