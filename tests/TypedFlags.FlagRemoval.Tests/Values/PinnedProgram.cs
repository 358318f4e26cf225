using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Values;

/// <summary>Files in which <c>Pinned(value)</c> stands where the flag's answer was, as after pinning. Immutable.</summary>
internal sealed record PinnedProgram
{
    private const string Surroundings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using static Answers;

        public static class Answers
        {
            public static T Pinned<T>(T value) => value;

            public static bool Log(string text) { Console.WriteLine(text); return true; }

            public static void Show(object? thing) => Console.WriteLine(thing);
        }

        public interface IFeatures
        {
            bool IsOn(string name);
        }
        """;

    private readonly ImmutableArray<string> _sources;

    private PinnedProgram(ImmutableArray<string> sources) => _sources = sources;

    public bool IsLibrary { get; init; }

    /// <summary>What is used by code outside, by its documentation id.</summary>
    public Func<string, bool>? IsUsedElsewhere { get; init; }

    public static PinnedProgram Of(params ReadOnlySpan<string> sources) => new([.. sources]);

    public static PinnedProgram OfLibrary(params ReadOnlySpan<string> sources) => Of(sources) with { IsLibrary = true };

    /// <summary>The body of <c>void Run(int number, string text)</c>.</summary>
    public static void Body(string before, string after, string modifiers = "") => Of(Method(before, modifiers)).Becomes(Method(after, modifiers));

    /// <summary>Fails unless the files become these, without a new diagnostic, and a second run changes nothing.</summary>
    /// <returns>The notes, as their reason and line.</returns>
    public string[] Becomes(params ReadOnlySpan<string> expected)
    {
        CSharpCompilation before = Compile();
        FlagRemovalResult result = FlagRemover.Remove(before, Request);
        Assert.Equal(string.Join("\n--\n", expected!), string.Join("\n--\n", result.Compilation.SyntaxTrees.Take(_sources.Length)));
        Assert.Equal([], Problems(result.Compilation).Except(Problems(before)));
        Assert.Empty(FlagRemover.Remove(result.Compilation, Request).Changes);
        return [.. result.Notes.Select(static note => $"{note.Reason} {note.Location.GetLineSpan().StartLinePosition.Line + 1}")];
    }

    private FlagRemovalRequest Request => new(new PinnedFlag { Key = "new_checkout", MemberName = "NewCheckout", ValueType = FlagValueType.Boolean, Value = true, Variant = "on" })
    {
        IsPublicApi = IsLibrary,
        IsUsedElsewhere = IsUsedElsewhere,
    };

    private static string Method(string body, string modifiers) =>
        $"public static class Page\n{{\n    public static {modifiers}void Run(int number, string text)\n    {{\n{Indent(body)}\n    }}\n}}\n";

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Length == 0 ? line : "        " + line));

    private CSharpCompilation Compile()
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp13);
        IEnumerable<SyntaxTree> trees = _sources
            .Select((source, index) => CSharpSyntaxTree.Create((CSharpSyntaxNode)new Pinner().Visit(CSharpSyntaxTree.ParseText(source, options).GetRoot()), options, $"File{index}.cs"))
            .Append(CSharpSyntaxTree.ParseText(Surroundings, options, "Surroundings.g.cs"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Shop", trees, Framework.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static problem => problem.Severity == DiagnosticSeverity.Error);
        return compilation;
    }

    private static string[] Problems(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(static problem => problem.Severity >= DiagnosticSeverity.Warning).Select(static problem => problem.Id + " " + problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];

    private sealed class Pinner : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) => node.Expression is IdentifierNameSyntax { Identifier.ValueText: "Pinned" }
            ? (node.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: var value } ? Known.Literal(value is int number ? (long)number : value!) : throw new InvalidOperationException()).WithTriviaFrom(node)
            : base.VisitInvocationExpression(node);
    }
}
