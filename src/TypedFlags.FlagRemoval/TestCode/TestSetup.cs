using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Code that tells a test double, or the flag itself, what the flag's answer shall be; or that asserts that it was asked.</summary>
/// <param name="Place">What goes with the flag: a statement, an entry of an initializer, a <c>using</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Value">What it says: a constant, or the parameter of the method around it; null where that is not understood.</param>
internal sealed record TestSetup(SyntaxNode Place, TestSetupKind Kind, SetupValue? Value)
{
    /// <summary>The member in which it stands; null at the top level.</summary>
    public MemberDeclarationSyntax? Member { get; } = Place.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(static member => member is not GlobalStatementSyntax);
}

/// <summary>What a set-up does.</summary>
internal enum TestSetupKind
{
    /// <summary>A statement that says what the answer shall be.</summary>
    Statement,

    /// <summary>A statement that asserts that the flag was asked, or was not.</summary>
    Assertion,

    /// <summary>An entry of an initializer.</summary>
    Entry,

    /// <summary><c>using (Flags.X.Override(true)) { … }</c></summary>
    Scope,
}
