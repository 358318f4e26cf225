using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Branching;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// Whether a variant in the place of an answer can be folded away. The enum goes with the flag, so that a member of it that stays anywhere would not compile: such an
/// answer is better not touched.
/// </summary>
internal sealed class VariantUses(Code code, CancellationToken cancellationToken)
{
    // Local to field to parameter: deeper than that nobody goes.
    private const int MostDetours = 6;

    /// <summary>Whether nothing of the enum is left where an answer is a member of it.</summary>
    /// <param name="place">The answer.</param>
    /// <param name="member">The member's name.</param>
    public bool CanFold(ExpressionSyntax place, string member)
    {
        ITypeSymbol? type = code.ModelOf(place.SyntaxTree).GetTypeInfo(place, cancellationToken).Type;
        object? constant = type is { TypeKind: TypeKind.Enum } ? type.GetMembers(member).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue : null;
        return CanFold(place, new KnownValue(constant, constant is null ? null : type, member), MostDetours);
    }

    private bool CanFold(ExpressionSyntax place, KnownValue value, int detours)
    {
        SemanticModel model = code.ModelOf(place.SyntaxTree);
        ExpressionSyntax part = place;
        while (part.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            part = (ExpressionSyntax)part.Parent;
        }

        switch (part.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } match when match.Left == part:
                return PatternMatch.OfName((TypeSyntax)match.Right, value, model) is not null;
            case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression):
                return value.Is(comparison.Left == part ? comparison.Right : comparison.Left, model) is not null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return model.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String;
            case IsPatternExpressionSyntax match when match.Expression == part:
                return PatternMatch.Of(match.Pattern, value, model) is not null && !PatternMatch.Variables(match.Pattern).Any();
            case SwitchExpressionSyntax expression when expression.GoverningExpression == part:
                return Way.Taken(Way.Of(expression), value, model) is { Count: > 0 } ways && ways[ways.Count - 1].IsSure && !SwitchParts.HasDirectives(expression) && !HasVariables(ways);
            case SwitchStatementSyntax statement when statement.Expression == part:
                return Way.Taken(Way.Of(statement), value, model) is { } taken && !SwitchParts.HasDirectives(statement) && !HasVariables(taken)
                    && taken.TrueForAll(way => SectionBody.Of((SwitchSectionSyntax)way.Node.Parent!, statement, model) is not null);
            case InterpolationSyntax { FormatClause: null, AlignmentClause: null }:
                return true;
            case CastExpressionSyntax cast:
                return model.GetTypeInfo(cast, cancellationToken).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 };
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } } access when access.Expression == part:
                return true;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } } access when access.Expression == part:
                return value.Is(arguments[0].Expression, model) is not null;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument:
                return CanFoldIn(tuple, tuple.Arguments.IndexOf(argument), value, model);
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: 1, Parent: ElementAccessExpressionSyntax map } }:
                return KnownMap.ValueOf(map, value, code) is not null;
            case ExpressionStatementSyntax:
                return true;
            default:
                return detours > 0 && SymbolOf(part, model) is { } holder && CanFold(holder, value, detours - 1);
        }
    }

    // Every arm says of the part whether it matches.
    private static bool CanFoldIn(TupleExpressionSyntax tuple, int index, KnownValue value, SemanticModel model)
    {
        IEnumerable<Way>? ways = tuple.Parent switch
        {
            SwitchExpressionSyntax expression when expression.GoverningExpression == tuple => Way.Of(expression),
            SwitchStatementSyntax statement when statement.Expression == tuple => Way.Of(statement),
            _ => null,
        };
        return ways?.All(way => way.IsDefault || (way.Pattern is { } pattern && (PatternMatch.IsForAll(pattern)
            || (pattern is RecursivePatternSyntax { Type: null, Designation: null, PropertyPatternClause: null, PositionalPatternClause.Subpatterns: var parts } && parts.Count == tuple.Arguments.Count
                && PatternMatch.Of(parts[index].Pattern, value, model) is not null && !PatternMatch.Variables(parts[index]).Any())))) == true;
    }

    // A variable or member that holds the answer and nothing else, and that nobody sees from outside.
    private ISymbol? SymbolOf(ExpressionSyntax part, SemanticModel model) => part.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable, cancellationToken),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property, cancellationToken),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax } arrow => model.GetDeclaredSymbol(arrow.Parent!, cancellationToken),
        ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } body } => model.GetDeclaredSymbol(body.Parent!, cancellationToken),
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment when assignment.Right == part && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) =>
            model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => ParameterOf(call, argument, model),
        _ => null,
    };

    private IParameterSymbol? ParameterOf(InvocationExpressionSyntax call, ArgumentSyntax argument, SemanticModel model) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && IsOurs(method) && argument.NameColon is null
        && call.ArgumentList.Arguments.IndexOf(argument) is >= 0 and var index && index < method.Parameters.Length
        && Reference.AllOf(method.OriginalDefinition, code).Count == 1
            ? method.OriginalDefinition.Parameters[index]
            : null;

    private bool CanFold(ISymbol holder, KnownValue value, int detours)
    {
        if (holder is not ILocalSymbol and not IParameterSymbol && !IsOurs(holder))
        {
            return false;
        }

        bool isMethod = holder is IMethodSymbol;
        IReadOnlyList<Reference> places = holder.ContainingSymbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } declarations } && holder is ILocalSymbol or IParameterSymbol
            ? Reference.AllIn(declarations[0].GetSyntax(cancellationToken), holder, code)
            : Reference.AllOf(holder, code);
        return places.Count(static place => place.Usage == UsageKind.Assignment) <= 1
            && places.Where(static place => place.Usage != UsageKind.Assignment).All(place => place.Usage == UsageKind.Read
                && (!isMethod || place.Whole.Parent is InvocationExpressionSyntax)
                && CanFold(isMethod ? (ExpressionSyntax)place.Whole.Parent! : place.Whole, value, detours));
    }

    private static bool IsOurs(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable && !symbol.IsVirtual && !symbol.IsOverride && symbol is not IFieldSymbol { IsConst: true };

    private static bool HasVariables(List<Way> ways) => ways.Exists(static way => way.Pattern is not null && PatternMatch.Variables(way.Pattern).Any());
}
