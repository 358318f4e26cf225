using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Writes tasks that have finished, as they are written at a place.</summary>
internal sealed class FinishedTasks(SemanticModel model, int position)
{
    private const string Namespace = "System.Threading.Tasks";

    /// <summary><c>Task.CompletedTask</c>.</summary>
    public ExpressionSyntax Completed(string wrapper) => SyntaxFactory.ParseExpression(NameOf(wrapper) + ".CompletedTask");

    /// <summary><c>Task.FromResult(value)</c>; where the value is of another type than the answer, with that type.</summary>
    public ExpressionSyntax FromResult(string wrapper, ExpressionSyntax value, ITypeSymbol type)
    {
        TypeInfo own = model.GetTypeInfo(value);
        bool isSame = own.Type is not null && SymbolEqualityComparer.IncludeNullability.Equals(own.Type.WithNullableAnnotation(own.Nullability.Annotation), type);
        string argument = isSame || IsSameText(own.Type, type) ? "" : "<" + type.ToMinimalDisplayString(model, position) + ">";
        InvocationExpressionSyntax call = wrapper == "ValueTask" && !HasFromResult()
            ? null!
            : (InvocationExpressionSyntax)SyntaxFactory.ParseExpression(NameOf(wrapper) + ".FromResult" + argument + "()");
        ArgumentListSyntax arguments = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value.WithoutTrivia())));
        return call is null
            ? SyntaxFactory.ObjectCreationExpression(
                SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.ParseTypeName(NameOf("ValueTask") + "<" + type.ToMinimalDisplayString(model, position) + ">"), arguments, null)
            : call.WithArgumentList(arguments);
    }

    // What is known not to be null needs no word: bool, int, string of a literal.
    private static bool IsSameText(ITypeSymbol? own, ITypeSymbol type) =>
        own is { SpecialType: not SpecialType.None } && own.SpecialType == type.SpecialType && type.NullableAnnotation != NullableAnnotation.Annotated;

    private bool HasFromResult() => model.Compilation.GetTypeByMetadataName(Namespace + ".ValueTask")?.GetMembers("FromResult").IsEmpty == false;

    private string NameOf(string wrapper) =>
        model.LookupNamespacesAndTypes(position, name: wrapper).Any(symbol => symbol is INamedTypeSymbol { Arity: 0 } type && type.ContainingNamespace.ToDisplayString() == Namespace) ? wrapper : Namespace + "." + wrapper;
}
