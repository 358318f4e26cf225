using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>Statements in which the word <c>On</c> is a pinned <c>true</c> and <c>Off</c> a pinned <c>false</c>: what folding makes of them, without any library.</summary>
internal static class Pinned
{
    private const string Before = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public class Code
        {
            public static readonly bool On = true, Off = false;

            public static bool Ask(int id) { Console.WriteLine(id); return id > DateTime.Now.Second; }

            public static void Do(params object?[] what) => Console.WriteLine(what.Length);

            public static bool TryFind(int id, out string found) { found = ""; return Ask(id); }

            public int Number { get; set; }

            public bool Ready { get; set; }

            public Code Find(int id) => Ask(id) ? this : new Code();

            public int Run(bool a, bool b, bool c, int n, string? s)
            {

        """;

    private const string After = """

                return 0;
            }
        }
        """;

    /// <summary>Fails unless the statements, within a method with <c>bool a, b, c; int n; string? s</c>, become those expected.</summary>
    public static void Becomes(string statements, string expected)
    {
        string result = Rewrite(Whole(statements));
        Assert.Equal(Whole(expected), result);
        Assert.Equal(result, Rewrite(result));
    }

    /// <summary>What becomes of many methods, each of these statements.</summary>
    public static IReadOnlyList<string> RewriteEach(IEnumerable<string> bodies)
    {
        string head = Before[..Before.IndexOf("    public int Run(", StringComparison.Ordinal)];
        string methods = string.Join('\n', bodies.Select(static (body, index) => $"""
                public int Run{index}(bool a, bool b, bool c, int n, string? s)
                {"{"}
            {string.Join('\n', body.Split('\n').Select(static line => line.Length == 0 ? line : "        " + line))}
                    {(body.Contains("return", StringComparison.Ordinal) ? "throw new InvalidOperationException();" : "return 0;")}
                {"}"} // end of {index}

            """));
        string result = Rewrite(head + methods + "}\n");
        Assert.Equal(result, Rewrite(result));
        return [.. bodies.Select((_, index) =>
        {
            int start = result.IndexOf('\n', result.IndexOf($"public int Run{index}(", StringComparison.Ordinal)) + 1;
            string body = result[start..result.IndexOf($"// end of {index}\n", start, StringComparison.Ordinal)].TrimEnd();
            return string.Join('\n', body.Split('\n').Select(static line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line.TrimStart()));
        })];
    }

    private static string Whole(string statements) => Before + string.Join('\n', statements.Split('\n').Select(static line => line.Length == 0 ? line : "        " + line)) + After;

    private static string Rewrite(string text)
    {
        FlagsProject project = new FlagsProject().WithSource("Code.cs", text);
        CSharpCompilation compilation = project.CreateCompilation();
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        PinnedFlag flag = new() { Key = "new_checkout", MemberName = "NewCheckout", ValueType = FlagValueType.Boolean, Value = true, Variant = "on" };
        FlagRemovalResult result = new Removal(compilation, new FlagRemovalRequest(flag), CancellationToken.None, [new Pin(), .. RemovalSteps.InOrder]).Run();
        Assert.Empty(result.Compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return result.Compilation.SyntaxTrees.Single().ToString();
    }

    private sealed class Pin : FileStep
    {
        protected internal override void Find(FileView view, TreeEdits edits)
        {
            foreach (IdentifierNameSyntax name in view.Root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(static name => name.Identifier.ValueText is "On" or "Off"))
            {
                edits.Replace(name, Known.Boolean(name.Identifier.ValueText == "On").WithTriviaFrom(name));
            }
        }
    }
}
