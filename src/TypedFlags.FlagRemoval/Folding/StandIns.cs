using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>Expressions that create a stand-in for tests, by the names of NSubstitute, Moq and FakeItEasy, whose packages may be missing: nobody misses one that is not used.</summary>
internal static class StandIns
{
    private static readonly HashSet<string> Creations = new(StringComparer.Ordinal) { "Substitute.For", "Mock.Of", "A.Fake" };

    /// <summary>Whether a value is a new stand-in that nothing is said about.</summary>
    public static bool AreCreatedBy(ExpressionSyntax value, SemanticModel model) => value switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments.Count: 0 } => Creations.Contains(access.Expression + "." + access.Name.Identifier.ValueText),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } creation =>
            model.GetTypeInfo(creation) is var type && (type.Type ?? type.ConvertedType) is INamedTypeSymbol { Name: "Mock", Arity: 1 },
        _ => false,
    };
}
