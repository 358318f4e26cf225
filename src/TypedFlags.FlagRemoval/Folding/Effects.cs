using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// What evaluating an expression does beside giving a value. Reading a field or a property, comparing and computing do nothing (that a null on the way would throw does
/// not count: no code relies on that); calls do something unless they are known not to.
/// </summary>
internal static class Effects
{
    private const int MostDepth = 4;

    // Static methods of the framework that only look; by the type's name, so that they are known also where nothing resolves.
    private static readonly HashSet<string> PureStatics = new(StringComparer.Ordinal)
    {
        "string.IsNullOrEmpty", "string.IsNullOrWhiteSpace", "string.Equals", "string.Compare", "string.Concat", "string.Join", "String.IsNullOrEmpty",
        "String.IsNullOrWhiteSpace", "String.Equals", "object.Equals", "object.ReferenceEquals", "ReferenceEquals", "Math.Abs", "Math.Min", "Math.Max",
        "OperatingSystem.IsWindows", "OperatingSystem.IsLinux", "OperatingSystem.IsMacOS", "char.IsDigit", "char.IsLetter", "char.IsWhiteSpace", "Task.FromResult", "ValueTask.FromResult",
        "TimeSpan.FromDays", "TimeSpan.FromHours", "TimeSpan.FromMinutes", "TimeSpan.FromSeconds", "TimeSpan.FromMilliseconds",
    };

    // Methods of text and of enums, which nobody overrides.
    private static readonly HashSet<string> PureOnText = new(StringComparer.Ordinal)
    {
        "Equals", "StartsWith", "EndsWith", "Contains", "IndexOf", "ToUpperInvariant", "ToLowerInvariant", "ToUpper", "ToLower", "Trim", "TrimStart", "TrimEnd", "CompareTo", "HasFlag",
        "ToString", "GetHashCode",
    };

    /// <summary>Whether evaluating an expression may do something.</summary>
    public static bool MayHave(ExpressionSyntax? expression, SemanticModel model) => expression is not null && MayHave(expression, model, MostDepth);

    private static bool MayHave(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax
                or PredefinedTypeSyntax or AnonymousFunctionExpressionSyntax or NameSyntax:
                return false;
            case ParenthesizedExpressionSyntax parenthesized:
                return MayHave(parenthesized.Expression, model, depth);
            case MemberAccessExpressionSyntax access:
                return IsWait(access, model) || MayHave(access.Expression, model, depth);
            case ConditionalAccessExpressionSyntax access:
                return MayHave(access.Expression, model, depth) || MayHave(access.WhenNotNull, model, depth);
            case MemberBindingExpressionSyntax:
                return false;
            case CastExpressionSyntax cast:
                return IsUserDefined(cast, model) || MayHave(cast.Expression, model, depth);
            case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.LogicalNotExpression) || unary.IsKind(SyntaxKind.UnaryMinusExpression) || unary.IsKind(SyntaxKind.UnaryPlusExpression)
                || unary.IsKind(SyntaxKind.BitwiseNotExpression) || unary.IsKind(SyntaxKind.IndexExpression):
                return IsUserDefined(unary, model) || MayHave(unary.Operand, model, depth);
            case PostfixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return MayHave(unary.Operand, model, depth);
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AsExpression) || binary.IsKind(SyntaxKind.IsExpression):
                return MayHave(binary.Left, model, depth);
            case BinaryExpressionSyntax binary:
                return binary.IsKind(SyntaxKind.DivideExpression) || binary.IsKind(SyntaxKind.ModuloExpression) || IsUserDefined(binary, model)
                    || MayHave(binary.Left, model, depth) || MayHave(binary.Right, model, depth);
            case ConditionalExpressionSyntax conditional:
                return MayHave(conditional.Condition, model, depth) || MayHave(conditional.WhenTrue, model, depth) || MayHave(conditional.WhenFalse, model, depth);
            case IsPatternExpressionSyntax pattern:
                return MayHave(pattern.Expression, model, depth);
            case InterpolatedStringExpressionSyntax text:
                return text.Contents.OfType<InterpolationSyntax>().Any(hole => MayHave(hole.Expression, model, depth));
            case TupleExpressionSyntax tuple:
                return tuple.Arguments.Any(argument => MayHave(argument.Expression, model, depth));
            case InvocationExpressionSyntax call:
                return !IsPure(call, model, depth);
            default:
                return true;
        }
    }

    private static bool IsPure(InvocationExpressionSyntax call, SemanticModel model, int depth)
    {
        if (call.ArgumentList.Arguments.Any(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || MayHave(argument.Expression, model, depth)))
        {
            return false;
        }

        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
        {
            return true;
        }

        if (PureStatics.Contains(call.Expression.ToString()))
        {
            return true;
        }

        return model.GetSymbolInfo(call).Symbol is IMethodSymbol method && (IsPureOnText(call, method, model, depth) || IsPureInSource(call, method, model, depth));
    }

    private static bool IsPureOnText(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, int depth) =>
        call.Expression is MemberAccessExpressionSyntax access
        && PureOnText.Contains(method.Name)
        && (method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Enum or SpecialType.System_Boolean
            || method.ContainingType.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double)
        && !MayHave(access.Expression, model, depth);

    // A method of the program that is one expression without effects, and that nobody overrides.
    private static bool IsPureInSource(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, int depth)
    {
        if (depth == 0 || method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsAsync || method.DeclaringSyntaxReferences.Length != 1
            || (call.Expression is MemberAccessExpressionSyntax access && MayHave(access.Expression, model, depth))
            || call.Expression is MemberBindingExpressionSyntax)
        {
            return false;
        }

        SyntaxNode declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
        ExpressionSyntax? answer = declaration switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => expression,
            MethodDeclarationSyntax { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } => expression,
            _ => null,
        };
        return answer is not null && model.Compilation.ContainsSyntaxTree(answer.SyntaxTree)
            && !MayHave(answer, answer.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(answer.SyntaxTree), depth - 1);
    }

    /// <summary>Whether an expression waits for a task: <c>task.Result</c>, unlike other properties, goes on only when something else has happened.</summary>
    public static bool IsWait(MemberAccessExpressionSyntax access, SemanticModel model) => access.Name.Identifier.ValueText == "Result"
        && model.GetTypeInfo(access.Expression).Type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>Whether an operator or a conversion is one that somebody wrote.</summary>
    public static bool IsUserDefined(ExpressionSyntax operation, SemanticModel model) =>
        model.GetSymbolInfo(operation).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, ContainingType.SpecialType: SpecialType.None } method
        && method.ContainingNamespace?.Name != "System";
}
