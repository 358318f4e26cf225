using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Says of expressions of one file what they are to the flag, from the inside out: the handle, what it is asked, what the answer comes in.</summary>
internal sealed partial class FlagMeanings(PinnedFlag flag, SemanticModel model, FlagSymbols symbols, AskingMethods asking, UnboundCalls unbound, AskingContracts contracts, CancellationToken cancellationToken)
{
    private const int Deepest = 60;

    private readonly Dictionary<ExpressionSyntax, FlagMeaning?> _known = [];
    private readonly Dictionary<SyntaxTree, FlagMeanings> _elsewhere = [];
    private int _depth;

    /// <summary>What an expression is to the flag; null where it is nothing.</summary>
    public FlagMeaning? Of(ExpressionSyntax expression)
    {
        if (_known.TryGetValue(expression, out FlagMeaning? known))
        {
            return known;
        }

        if (_depth >= Deepest)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        _depth++;
        FlagMeaning? meaning = Read(expression);
        _depth--;
        _known[expression] = meaning;
        return meaning;
    }

    private FlagMeaning? Read(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Of(inner);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner }:
                return Of(inner);
            case LiteralExpressionSyntax literal:
                return literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.ValueText == flag.Key ? new FlagMeaning(MeaningKind.Key) : null;
            case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                return ComposedText.Of(expression, model, cancellationToken) == flag.Key ? new FlagMeaning(MeaningKind.Key) : null;
            case AwaitExpressionSyntax { Expression: var awaited }:
                return Of(awaited) is { Wrapper: AnswerWrapper.Task or AnswerWrapper.ValueTask or AnswerWrapper.Awaitable } task ? task with { Wrapper = AnswerWrapper.None } : null;
            case ConditionalAccessExpressionSyntax access:
                return OfConditional(access);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var left }:
                return Of(left) is { Wrapper: AnswerWrapper.None, Kind: MeaningKind.Value } answer ? answer with { IsNullable = false } : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                ExpressionSyntax? compared = IsNull(comparison.Right) ? comparison.Left : IsNull(comparison.Left) ? comparison.Right : null;
                return compared is null ? null : OfVariantTest(compared, comparison.IsKind(SyntaxKind.NotEqualsExpression));
            case IsPatternExpressionSyntax match:
                return Of(match.Expression) is { Kind: MeaningKind.ForeignVariant, Value: string variant } ? OfVariantTest(match.Expression, ForeignVariants.Match(match.Pattern, variant, model)) : null;
            case InvocationExpressionSyntax call:
                return OfCall(call);
            case MemberAccessExpressionSyntax access:
                return OfMember(access, access.Expression, access.Name);
            case MemberBindingExpressionSyntax binding:
                return OfMember(binding, Receivers.Of(binding), binding.Name);
            case IdentifierNameSyntax name:
                return OfName(name);
            default:
                return null;
        }
    }

    private FlagMeaning? OfName(IdentifierNameSyntax name)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            return Of(access);
        }

        if (name.Parent is MemberBindingExpressionSyntax binding)
        {
            return Of(binding);
        }

        ISymbol? symbol = SymbolOf(name);
        return OfSymbol(symbol) ?? (symbol is null && UnseenNames.IsHandle(name, flag, model) ? new FlagMeaning(MeaningKind.Handle) : OfHolder(symbol));
    }

    private FlagMeaning? OfSymbol(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IPropertySymbol when symbols.IsAccessor(symbol):
                return new FlagMeaning(MeaningKind.Handle);
            case IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member:
                return member.Name == flag.Key ? new FlagMeaning(MeaningKind.EnumKey) : null;
            case IFieldSymbol { HasConstantValue: true, ConstantValue: string text }:
                return text == flag.Key ? new FlagMeaning(MeaningKind.Key) : null;
            case ILocalSymbol { HasConstantValue: true, ConstantValue: string text }:
                return text == flag.Key ? new FlagMeaning(MeaningKind.Key) : null;
            default:
                return null;
        }
    }

    private FlagMeaning? OfMember(ExpressionSyntax access, ExpressionSyntax? receiver, SimpleNameSyntax name)
    {
        ISymbol? symbol = SymbolOf(access);
        if (OfSymbol(symbol) is { } own)
        {
            return own.Kind == MeaningKind.Handle && receiver is not null && !IsTypeOrNamespace(receiver) ? own.After([receiver]) : own;
        }

        if (receiver is null)
        {
            return null;
        }

        if (symbol is IPropertySymbol && contracts.Has(symbol))
        {
            return OfContract(access, ((IPropertySymbol)symbol).Type, [receiver]);
        }

        if (Of(receiver) is { } before)
        {
            return OfMember(before, name.Identifier.ValueText);
        }

        if (symbol is null && UnseenNames.IsName(access, flag, model))
        {
            return new FlagMeaning(MeaningKind.Key);
        }

        return symbol is null && unbound.IsHandle(receiver, name, model)
            ? new FlagMeaning(MeaningKind.Handle).After([receiver])
            : OfHolder(symbol);
    }

    private FlagMeaning? OfMember(FlagMeaning before, string name) => (before.Kind, before.Wrapper, name) switch
    {
        (MeaningKind.Handle, _, "Key") => before with { Kind = MeaningKind.Key },
        (MeaningKind.Key or MeaningKind.EnumKey or MeaningKind.Handle, _, _) => null,
        (_, AnswerWrapper.Task or AnswerWrapper.ValueTask, "Result") => before with { Wrapper = AnswerWrapper.None },
        (_, not AnswerWrapper.None, _) => null,
        (MeaningKind.Evaluation, _, "Value") => before with { Kind = MeaningKind.Value },
        (MeaningKind.Evaluation, _, "Variant") => VariantName(before),
        (MeaningKind.ForeignVariant, _, "Name") => VariantName(before),
        (MeaningKind.Value, _, "Value") when before.IsNullable => before with { IsNullable = false },
        (MeaningKind.Value, _, "HasValue") when before.IsNullable => before with { IsNullable = false, Value = true, Type = AnswerType.Boolean },
        (MeaningKind.Value, _, _) when before.Value is IReadOnlyDictionary<string, object?> members => ObjectMembers.Find(before, members, name),
        _ => null,
    };

    private FlagMeaning? VariantName(FlagMeaning before) =>
        flag.Variant is null ? null : before with { Kind = MeaningKind.Value, Value = flag.Variant, Type = AnswerType.String };

    // `variant != null`, `variant is { Name: "full" }`: it is there, and its name is known.
    private FlagMeaning? OfVariantTest(ExpressionSyntax variant, bool? outcome) =>
        outcome is { } value && Of(variant) is { Kind: MeaningKind.ForeignVariant, Wrapper: AnswerWrapper.None } meaning
            ? meaning with { Kind = MeaningKind.Value, Value = value, Type = AnswerType.Boolean, IsNullable = false }
            : null;

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);

    private FlagMeaning? OfConditional(ConditionalAccessExpressionSyntax access)
    {
        if (Of(access.WhenNotNull) is not { } meaning || meaning.Kind == MeaningKind.Unknown)
        {
            return Of(access.WhenNotNull);
        }

        // What comes from the flag itself is never null.
        if (Of(access.Expression) is not null || NullableModel.Of(model).GetTypeInfo(access.Expression, cancellationToken).Nullability.FlowState == NullableFlowState.NotNull)
        {
            return meaning.Kind == MeaningKind.Value && meaning.Wrapper == AnswerWrapper.None ? meaning with { IsNullable = true } : meaning;
        }

        return FlagMeaning.Left(FlagRemovalReason.UnknownUse, $"'{access.Expression}' may be null, and then the answer is null and not the flag's. Ask it without '?', and remove the flag again.");
    }

    // A local, a field or a property that is the handle, the key, or a task of the answer. One that is the value is no question.
    private FlagMeaning? OfHolder(ISymbol? symbol)
    {
        if (Holders.ValueOf(symbol) is not { } value)
        {
            return null;
        }

        FlagMeaning? held = value.SyntaxTree == model.SyntaxTree ? Of(value) : ElsewhereOf(value);
        bool isHeld = symbol is ILocalSymbol ? held is { IsAnswer: false, Kind: not (MeaningKind.EnumKey or MeaningKind.Unknown) } : held is { Kind: MeaningKind.Handle or MeaningKind.Key };
        return isHeld ? held! with { Dropped = [] } : null;
    }

    private FlagMeaning? ElsewhereOf(ExpressionSyntax value)
    {
        if (_depth >= Deepest)
        {
            return null;
        }

        if (!_elsewhere.TryGetValue(value.SyntaxTree, out FlagMeanings? meanings))
        {
            if (DeclaringModels.Of(value.SyntaxTree, model.Compilation) is not { } elsewhere)
            {
                return null;
            }

            _elsewhere.Add(value.SyntaxTree, meanings = new FlagMeanings(flag, elsewhere, symbols, asking, unbound, contracts, cancellationToken) { _depth = _depth + 1 });
        }

        return meanings.Of(value);
    }

    private bool IsTypeOrNamespace(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellationToken).Symbol is INamespaceOrTypeSymbol;

    private ISymbol? SymbolOf(ExpressionSyntax expression)
    {
        SymbolInfo found = model.GetSymbolInfo(expression, cancellationToken);
        return found.Symbol ?? (found.CandidateSymbols.Length == 1 ? found.CandidateSymbols[0] : null);
    }
}
