using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>
/// Follows an answer through the syntax to where it is compared: through parentheses, <c>.Value</c> and <c>.Variant</c>, and through one
/// local that is assigned only where it is declared.
/// </summary>
internal sealed class AnswerFlow
{
    private readonly List<AnswerUse> _uses = [];
    private (VariableDeclaratorSyntax Declarator, IdentifierNameSyntax Read)? _local;

    private AnswerFlow()
    {
    }

    /// <summary>Where an answer is compared; empty for most.</summary>
    public static List<AnswerUse> Follow(ExpressionSyntax answer, AnswerKind kind)
    {
        AnswerFlow flow = new();
        flow.Continue(answer, kind);
        return flow._uses;
    }

    private void Continue(ExpressionSyntax expression, AnswerKind kind)
    {
        ExpressionSyntax subject = Outermost(expression);
        switch (subject.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == subject:
                ContinueAtMember(access, access.Name.Identifier.ValueText, subject, kind);
                break;
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } call }:
                AddCall(call, binding.Name.Identifier.ValueText, subject, kind);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when _local is null:
                ContinueAtReads(declarator, kind);
                break;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                AddCall(call, NameOf(call), subject, kind);
                break;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument:
                AddTest(Outermost(tuple), kind, tuple.Arguments.IndexOf(argument));
                break;
            case BinaryExpressionSyntax binary when kind != AnswerKind.Evaluation && IsComparison(binary, subject):
                Add(binary, subject, kind, place: -1);
                break;
            default:
                AddTest(subject, kind, place: -1);
                break;
        }
    }

    private void ContinueAtMember(MemberAccessExpressionSyntax access, string name, ExpressionSyntax subject, AnswerKind kind)
    {
        if (kind == AnswerKind.Evaluation)
        {
            if (name is "Value" or "Variant")
            {
                Continue(access, name == "Value" ? AnswerKind.Value : AnswerKind.Variant);
            }
        }
        else if (access.Parent is InvocationExpressionSyntax call)
        {
            AddCall(call, name, subject, kind);
        }
    }

    private void ContinueAtReads(VariableDeclaratorSyntax declarator, AnswerKind kind)
    {
        foreach (IdentifierNameSyntax read in SteadyLocal.Of(declarator) ?? [])
        {
            _local = (declarator, read);
            Continue(read, kind);
        }

        _local = null;
    }

    private void AddCall(InvocationExpressionSyntax call, string? name, ExpressionSyntax subject, AnswerKind kind)
    {
        if (name == "Equals" && kind != AnswerKind.Evaluation)
        {
            Add(call, subject, kind, place: -1);
        }
    }

    // Patterns: what is tested is the subject, or a tuple around it.
    private void AddTest(ExpressionSyntax tested, AnswerKind kind, int place)
    {
        if (tested.Parent switch
        {
            IsPatternExpressionSyntax test => test.Expression == tested,
            SwitchExpressionSyntax test => test.GoverningExpression == tested,
            SwitchStatementSyntax test => test.Expression == tested,
            _ => false,
        })
        {
            Add(tested.Parent!, tested, kind, place);
        }
        else if (tested is TupleExpressionSyntax && tested.Parent is SwitchStatementSyntax statement)
        {
            Add(statement, tested, kind, place);
        }
    }

    private void Add(SyntaxNode comparison, ExpressionSyntax subject, AnswerKind kind, int place) =>
        _uses.Add(new AnswerUse(comparison, subject, kind, place, _local));

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        ExpressionSyntax outer = expression;
        while (outer.Parent switch
        {
            ParenthesizedExpressionSyntax parent => parent,
            PostfixUnaryExpressionSyntax parent when parent.IsKind(SyntaxKind.SuppressNullableWarningExpression) => parent,
            ConditionalAccessExpressionSyntax parent when parent.WhenNotNull == outer => parent,
            _ => (ExpressionSyntax?)null,
        } is { } next)
        {
            outer = next;
        }

        return outer;
    }

    private static bool IsComparison(BinaryExpressionSyntax binary, ExpressionSyntax subject) => binary.Kind() switch
    {
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => true,
        SyntaxKind.IsExpression => binary.Left == subject,
        _ => false,
    };

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
