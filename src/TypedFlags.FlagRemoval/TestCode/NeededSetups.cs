using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Set-ups of tests of what still asks for the flag, in this project or another: without them these tests would fail.</summary>
internal static class NeededSetups
{
    /// <summary>What is told of one.</summary>
    public const string Message = "This stays, since what is tested here still asks for the flag: see to that, then run the same again.";

    /// <summary>Whether a set-up has to stay.</summary>
    public static bool Has(TestSetup setup, Removal removal) =>
        !removal.Request.StillAsking.IsEmpty
        && setup.Place.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is { } type
        && removal.Now.ModelOf(type.SyntaxTree).GetDeclaredSymbol(type, removal.CancellationToken)?.GetDocumentationCommentId() is { } id
        && removal.Request.StillAsking.Contains(id);
}
