using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>Objects that are made by reflection from a list of arguments: <c>Substitute.ForPartsOf&lt;Checkout&gt;(features)</c>, <c>new Mock&lt;Checkout&gt;(features)</c>.</summary>
internal static class ReflectedCreations
{
    /// <summary>Whether a constructor's parameter may get something in this way. A container, which looks for what it needs, is not meant.</summary>
    public static bool MayGive(IParameterSymbol parameter, Removal removal) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && Reference.EachOf(constructor.ContainingType, removal.Now).Any(reference => ArgumentsAt(reference.Name) switch
        {
            { } arguments => arguments.Arguments.SelectMany(static argument => ValuesOf(argument.Expression)).Any(value => MayBeFor(value, parameter, removal.Now.ModelOf(value.SyntaxTree))),
            null => reference.Name.Parent is TypeOfExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetConstructor" or "GetConstructors" } },
        });

    private static ArgumentListSyntax? ArgumentsAt(SimpleNameSyntax name)
    {
        SyntaxNode type = name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? qualified : name;
        return type.Parent switch
        {
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax arguments } } => arguments,
            TypeArgumentListSyntax { Parent: GenericNameSyntax generic } => generic.Parent switch
            {
                InvocationExpressionSyntax call => call.ArgumentList,
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call.ArgumentList,
                BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
                VariableDeclarationSyntax { Variables: { Count: 1 } variables } when variables[0].Initializer?.Value is ImplicitObjectCreationExpressionSyntax creation => creation.ArgumentList,
                _ => null,
            },
            _ => null,
        };
    }

    // The values themselves, and those of a list that is written there.
    private static IEnumerable<ExpressionSyntax> ValuesOf(ExpressionSyntax argument) => argument switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } values } => values.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        AnonymousFunctionExpressionSyntax => [],
        _ => [argument],
    };

    private static bool MayBeFor(ExpressionSyntax value, IParameterSymbol parameter, SemanticModel model) => value is TypeOfExpressionSyntax type
        ? SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(type.Type).Type, parameter.Type)
        : model.GetTypeInfo(value).Type is not { TypeKind: not TypeKind.Error } given || model.Compilation is CSharpCompilation compilation && compilation.ClassifyConversion(given, parameter.Type).IsImplicit;
}
