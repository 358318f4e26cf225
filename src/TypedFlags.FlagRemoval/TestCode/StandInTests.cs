using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>
/// Tests that gave a stand-in of their own to what asked for the flag: <c>new Checkout(new FakeFeatures("new_checkout"))</c>. Which side they are of only the stand-in knows; once
/// nobody asks it, they all get the one that is kept, and are told of.
/// </summary>
internal static class StandInTests
{
    /// <summary>Stands on a test that gave one which is not needed any more.</summary>
    public static readonly SyntaxAnnotation Mark = new("TypedFlags.GaveStandIn");

    /// <summary>What is told of such a test.</summary>
    public const string Message = "What this test gave to answer for the flag is not asked any more. Delete the test where it is of the side that is gone.";

    /// <summary>Marks the tests in which arguments for a parameter are stand-ins.</summary>
    /// <returns>True where one was not marked before: then nothing else of it can be edited now.</returns>
    public static bool AddTo(ProgramEdits edits, IParameterSymbol parameter, IEnumerable<SyntaxNode> arguments, Removal removal)
    {
        if (!removal.Recognition.MayAsk(parameter.Type))
        {
            return false;
        }

        bool isNew = false;
        foreach (ArgumentSyntax argument in arguments.OfType<ArgumentSyntax>())
        {
            if (argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } test && TestMethods.Is(test) && !test.HasAnnotation(Mark) && IsStandIn(argument.Expression, removal) && edits.CanEdit([test]))
            {
                isNew |= edits.Of(test)!.Replace(test, test.WithAdditionalAnnotations(Mark));
            }
        }

        return isNew;
    }

    // Of a class that somebody wrote, and not made by a library.
    private static bool IsStandIn(ExpressionSyntax expression, Removal removal)
    {
        SemanticModel model = removal.Now.ModelOf(expression.SyntaxTree);
        return expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Where(part => part == expression || part is BaseObjectCreationExpressionSyntax)
            .Any(part => model.GetTypeInfo(part, removal.CancellationToken).Type is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false });
    }
}
