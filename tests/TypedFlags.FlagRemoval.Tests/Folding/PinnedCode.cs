using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Folding;

/// <summary>Code in which <c>Pinned(value)</c> stands where the flag's answer was, as after pinning: a literal, or a member of <c>Layout</c>, the flag's enum.</summary>
internal static class PinnedCode
{
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using static Shop.Answers;

        namespace Shop;

        public enum Layout { Control, Compact, Full }

        public static class Answers
        {
            public static T Pinned<T>(T value) => value;

            public static bool Log(string text) { Console.WriteLine(text); return true; }

            public static int Show(string text) { Console.WriteLine(text); return text.Length; }
        }
        """;

    private static readonly FlagRemovalRequest Request = new(new PinnedFlag { Key = "checkout_layout", MemberName = "CheckoutLayout", ValueType = FlagValueType.String, Value = "full", Variant = "full" });

    /// <summary>The text after the removal, of a method's statements; fails where it does not compile.</summary>
    public static string AfterBody(string statements) => Body(After($"namespace Shop;\n\npublic static class Page\n{{\n    {Head}\n    {{\n{Indent(statements, 8)}\n    }}\n}}\n"));

    /// <summary>The text after the removal, of an expression that a method answers.</summary>
    public static string AfterExpression(string type, string expression)
    {
        string after = After($"namespace Shop;\n\npublic static class Page\n{{\n    {Head.Replace("void", type, StringComparison.Ordinal)} => {expression};\n}}\n");
        int start = after.IndexOf(" => ", StringComparison.Ordinal) + " => ".Length;
        return after[start..after.IndexOf(";\n}", start, StringComparison.Ordinal)];
    }

    /// <summary>The text after the removal, of a file.</summary>
    public static string After(string source)
    {
        CSharpCompilation before = Compile(source);
        FlagRemovalResult result = FlagRemover.Remove(before, Request);
        Assert.Empty(Problems(result.Compilation));
        Assert.Empty(FlagRemover.Remove(result.Compilation, Request).Changes);
        return result.Compilation.SyntaxTrees[0].ToString();
    }

    private const string Head = "public static void Run(string text, int number, bool one, bool two, object thing, Layout layout)";

    private static CSharpCompilation Compile(string source)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        SyntaxNode root = new Pinner().Visit(CSharpSyntaxTree.ParseText(source, options, "Page.cs").GetRoot());
        return CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.Create((CSharpSyntaxNode)root, options, "Page.cs"), CSharpSyntaxTree.ParseText(Surroundings, options, "Surroundings.cs")],
            Framework.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string[] Problems(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString())];

    private static string Indent(string text, int by) => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));

    private static string Body(string after)
    {
        int start = after.IndexOf("    {\n", StringComparison.Ordinal) + "    {\n".Length;
        string body = after[start..after.LastIndexOf("    }\n", StringComparison.Ordinal)];
        return string.Join('\n', body.TrimEnd('\n').Split('\n').Select(static line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));
    }

    private sealed class Pinner : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            if (node.Expression is not IdentifierNameSyntax { Identifier.ValueText: "Pinned" })
            {
                return base.VisitInvocationExpression(node);
            }

            ExpressionSyntax value = node.ArgumentList.Arguments[0].Expression;
            ExpressionSyntax pinned = value switch
            {
                LiteralExpressionSyntax { Token.Value: int number } => Known.Literal((long)number),
                LiteralExpressionSyntax literal => Known.Literal(literal.Token.Value!),
                _ => Known.Variant(value, ((MemberAccessExpressionSyntax)value).Name.Identifier.ValueText),
            };
            return pinned.WithTriviaFrom(node);
        }
    }
}
