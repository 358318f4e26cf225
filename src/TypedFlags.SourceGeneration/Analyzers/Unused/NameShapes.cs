using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.SourceGeneration.Analyzers.Unused;

/// <summary>What the syntax around a name says of it.</summary>
internal enum NameShape
{
    /// <summary>No flag: a flag can't stand so.</summary>
    Other,

    /// <summary>Perhaps a flag.</summary>
    Doubtful,

    /// <summary>A flag: it stands behind <c>Flags.</c> or <c>Names.</c>, or is asked what flags are asked.</summary>
    OfFlags,
}

/// <summary>Tells flags from other names without asking what they mean.</summary>
internal static class NameShapes
{
    /// <summary>The shape of a name that some flag has.</summary>
    /// <param name="name">Not the name in a declaration, which is a token only.</param>
    /// <param name="className">The generated class.</param>
    public static NameShape Of(SimpleNameSyntax name, string className)
    {
        if (name is not IdentifierNameSyntax)
        {
            return NameShape.Other;
        }

        SyntaxNode whole = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            QualifiedNameSyntax qualified when qualified.Right == name => qualified,
            _ => name,
        };
        if (QualifierOf(whole) is { } qualifier && (qualifier == className || qualifier == "Names"))
        {
            return NameShape.OfFlags;
        }

        if (IsNoFlag(whole))
        {
            return NameShape.Other;
        }

        return IsAskedLikeFlag(whole) ? NameShape.OfFlags : NameShape.Doubtful;
    }

    private static string? QualifierOf(SyntaxNode whole) => whole switch
    {
        MemberAccessExpressionSyntax access => NameOf(access.Expression),
        QualifiedNameSyntax qualified => qualified.Left.GetLastToken().ValueText,
        _ => null,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    // A flag can't be called or assigned, and is no type. Where a constant stands in a pattern it may look like a type.
    private static bool IsNoFlag(SyntaxNode whole) => whole.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == whole,
        AssignmentExpressionSyntax assignment => assignment.Left == whole,
        NameColonSyntax colon => colon.Parent is not SubpatternSyntax,
        NameEqualsSyntax => true,
        BinaryExpressionSyntax => false,
        _ => whole is ExpressionSyntax expression && SyntaxFacts.IsInNamespaceOrTypeContext(expression),
    };

    private static bool IsAskedLikeFlag(SyntaxNode whole) =>
        whole.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } asked
        && asked.Expression == whole
        && asked.Name.Identifier.ValueText is "IsEnabled" or "GetValue" or "GetVariant" or "Evaluate" or "Explain" or "Override";
}
