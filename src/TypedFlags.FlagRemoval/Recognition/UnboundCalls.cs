using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Calls that bind to nothing, because the code's packages are not there: known by their shape, where it is unmistakable.</summary>
internal sealed class UnboundCalls(PinnedFlag flag, NamedMethods named)
{
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal) { "IsEnabled", "GetValue", "GetVariant", "Evaluate" };

    /// <summary><c>Flags.NewCheckout</c> where no <c>Flags</c> is to be seen: only where it is asked.</summary>
    public bool IsHandle(ExpressionSyntax receiver, SimpleNameSyntax name) =>
        name.Identifier.ValueText == flag.MemberName
        && receiver.ToString().Split('.').Last().TrimStart('_') is "Flags" or "flags"
        && name.Parent?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Parent: InvocationExpressionSyntax }
        && Questions.Contains(method);

    /// <summary>What a call asks for; null where it may be any call.</summary>
    public AskingMethod? Of(InvocationExpressionSyntax call, ExpressionSyntax? receiver)
    {
        _ = receiver;
        string name = Receivers.NameOf(call)!;
        return named.MayHave(name, null) ? new AskingMethod(0, MeaningKind.Value, AnswerType.Unknown) : null;
    }
}
