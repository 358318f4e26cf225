using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Code that tells a test double, or the flag itself, what the flag's answer shall be; or that asserts that it was asked.</summary>
/// <param name="Place">What goes with the flag: a statement, an entry of an initializer, a part of a predicate, a <c>using</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Value">What it says: a constant, or the parameter of the method around it; null where that is not understood.</param>
internal sealed record TestSetup(SyntaxNode Place, TestSetupKind Kind, SetupValue? Value)
{
    /// <summary>What to do with one that is left.</summary>
    public const string ByHand = " Take it out by hand, with what it tests of the dead side.";

    /// <summary>Why it is left, and what to do, in a sentence or two; null where that is seen from its value.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether it sets a member of an interface that asked for the flag, and does not name the flag itself.</summary>
    public bool IsOfContract { get; init; }

    /// <summary>The member in which it stands; null at the top level.</summary>
    public MemberDeclarationSyntax? Member { get; } = Place.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(static member => member is not GlobalStatementSyntax);

    /// <summary>Whether it says what everybody gets from now on; null where it says no answer, or not which.</summary>
    public bool? IsKept(PinnedFlag flag) => Value?.Constant is { } constant ? SetupValue.IsKept(constant, flag) : null;
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

    /// <summary>A part of the predicate of <c>Mock.Of&lt;T&gt;(m =&gt; m.IsEnabled("x") &amp;&amp; …)</c>.</summary>
    Predicate,

    /// <summary>The call of a helper that sets the flag to what it gets. It stays, without what it gives.</summary>
    Call,

    /// <summary><c>using (Flags.X.Override(true)) { … }</c></summary>
    Scope,
}
