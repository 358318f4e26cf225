using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Words why a use is still there of which nothing else is known.</summary>
internal static class UseMessage
{
    public static (FlagRemovalReason Reason, string Message) Of(FlagUse use, FileView view) => Of(use, view, view.Flag);

    private static (FlagRemovalReason Reason, string Message) Of(FlagUse use, FileView view, PinnedFlag flag) => use.Meaning.Kind switch
    {
        MeaningKind.Key when UnseenNames.IsName(use.Expression, flag, view.Model) => (FlagRemovalReason.UnknownUse, $"The constant '{use.Expression}' goes with the flag '{flag.Key}'. Write the text in its place, or take this use out by hand."),
        MeaningKind.Key or MeaningKind.EnumKey when IsInNameof(use.Expression) => (FlagRemovalReason.Mention, $"This takes the name of a constant of the flag '{flag.Key}', which stays for its sake. Take both out by hand."),
        MeaningKind.Key or MeaningKind.EnumKey when GateMethods.Around(use.Expression) is { } gate => (FlagRemovalReason.UnknownUse, GateMessage.Of(gate, flag, view.Model)),
        MeaningKind.Key or MeaningKind.EnumKey => (FlagRemovalReason.Mention, Text(flag)),
        MeaningKind.Handle when IsInNameof(use.Expression) => (FlagRemovalReason.NotConstant, $"This takes the name of the accessor of the flag '{flag.Key}', which goes with the flag. Take this use out by hand."),
        MeaningKind.Handle => (FlagRemovalReason.UnknownUse, $"The flag '{flag.Key}' itself is handed on here, or asked for more than its answer. Take this use out by hand."),
        MeaningKind.Evaluation or MeaningKind.ForeignVariant => (FlagRemovalReason.UnknownUse, VariantMessage.Of(use, view)),
        _ => (FlagRemovalReason.UnknownUse, $"The answer of the flag '{flag.Key}' is used in a way that is not understood. Take this use out by hand."),
    };

    public static string Text(PinnedFlag flag) => $"This text is the key of the flag '{flag.Key}'. Take it out by hand where it stands for the flag.";

    public static string Comment(PinnedFlag flag) => $"This comment mentions the flag '{flag.Key}'. See whether it still holds.";

    private static bool IsInNameof(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
