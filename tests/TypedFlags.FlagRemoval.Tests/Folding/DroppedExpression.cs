using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Folding;

/// <summary>An expression that nobody asks any more, in code in which it is what <c>unread</c> begins with.</summary>
internal static class DroppedExpression
{
    /// <summary>What of it has to be evaluated all the same; and with it, whether the question if there is anything gets the same answer.</summary>
    public static string Kept(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code);
        CSharpCompilation compilation = CSharpCompilation.Create("Shop", [tree], Framework.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static problem => problem.Severity == DiagnosticSeverity.Error);

        SemanticModel model = compilation.GetSemanticModel(tree);
        ExpressionSyntax expression = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single(static variable => variable.Identifier.ValueText == "unread").Initializer!.Value;
        IReadOnlyList<ExpressionSyntax> kept = DroppedEffects.In([expression], model);

        Assert.Equal(kept.Count > 0, Effects.MayHave(expression, model));
        return string.Join("; ", kept);
    }
}
