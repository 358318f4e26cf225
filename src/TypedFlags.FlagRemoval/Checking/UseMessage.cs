using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Words why a use is still there of which nothing else is known.</summary>
internal static class UseMessage
{
    public static (FlagRemovalReason Reason, string Message) Of(FlagUse use, PinnedFlag flag) => use.Meaning.Kind switch
    {
        MeaningKind.Key or MeaningKind.EnumKey when IsInNameof(use.Expression) => (FlagRemovalReason.Mention, $"The name of a constant of the flag '{flag.Key}' is taken here."),
        MeaningKind.Key or MeaningKind.EnumKey when MethodAround(use.Expression) is "WithVariantService" or "WithFeatureGate" or "UseForFeature" or "UseMiddlewareForFeature" or "AddForFeature" =>
            (FlagRemovalReason.UnknownUse, $"What '{MethodAround(use.Expression)}' does with the flag '{flag.Key}' could not be taken apart. Take it out by hand."),
        MeaningKind.Key or MeaningKind.EnumKey => (FlagRemovalReason.Mention, Text(flag)),
        MeaningKind.Handle when IsInNameof(use.Expression) => (FlagRemovalReason.NotConstant, $"The accessor's name is taken here, as for reflection. It goes with the flag '{flag.Key}'."),
        MeaningKind.Handle => (FlagRemovalReason.UnknownUse, $"The flag '{flag.Key}' itself is handed on or asked for more than its answer here. Take this use out by hand."),
        MeaningKind.Evaluation => (FlagRemovalReason.UnknownUse, "More is wanted of the evaluation than its value. Take this use out by hand."),
        MeaningKind.ForeignVariant => (FlagRemovalReason.UnknownUse, "More is wanted of the variant than its name. Take this use out by hand."),
        _ => (FlagRemovalReason.UnknownUse, $"The answer of the flag '{flag.Key}' is used in a way that is not understood. Take this use out by hand."),
    };

    public static string Text(PinnedFlag flag) => $"This text is the key of the flag '{flag.Key}'.";

    private static string? MethodAround(ExpressionSyntax key) => key.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? Receivers.NameOf(call) : null;

    private static bool IsInNameof(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
