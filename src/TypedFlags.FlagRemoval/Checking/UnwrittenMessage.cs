using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Recognition;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>Words for what has the flag in a file that is not rewritten, because a tool makes it or the request says so.</summary>
internal static class UnwrittenMessage
{
    // A constant of the key asks for nothing: code that is rewritten does not need it any more.
    public static (FlagRemovalReason Reason, string Message) Of(FlagUse use, PinnedFlag flag) => use.Meaning.Kind switch
    {
        MeaningKind.Key or MeaningKind.EnumKey => (FlagRemovalReason.Mention, NameOfHolder(use.Expression) is { } name
            ? $"'{name}' is the key of the flag '{flag.Key}', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand."
            : $"This is the key of the flag '{flag.Key}', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand."),
        _ => (FlagRemovalReason.OutOfSight, $"The flag '{flag.Key}' is used here, in a file that is not rewritten. Take this use out of what the file is made from, or out of the file by hand."),
    };

    private static string? NameOfHolder(ExpressionSyntax key) => key.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => field.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };
}
