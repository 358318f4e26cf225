using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace TypedFlags.Definitions.Tests.Schema;

/// <summary>What a schema validator says of a text.</summary>
/// <param name="File">The document's path from <c>tests/corpus</c>, or the name of a mutation.</param>
/// <param name="Text">A mutation's text; null for documents.</param>
/// <param name="Accepted">True where the YAML reader and the schema have nothing against it.</param>
/// <param name="Errors">What they have against it.</param>
internal sealed record SchemaVerdict(string File, string? Text, bool Accepted, IReadOnlyList<string>? Errors);

/// <summary>Runs the scripts of <c>tests/schema</c>: the <c>ajv</c> validator over <c>flags.schema.json</c>.</summary>
internal static class SchemaVerdicts
{
    private static readonly Lazy<IReadOnlyList<SchemaVerdict>?> s_corpus = new(() => Run("validate.mjs", RepositoryRoot.PathOf("tests/corpus")));

    /// <summary>The verdicts on the corpus. Skips the test where node or its packages are missing.</summary>
    public static IReadOnlyList<SchemaVerdict> OnCorpus() => OrSkip(s_corpus.Value);

    /// <summary>The verdicts on mutations of the valid documents. Skips the test where node or its packages are missing.</summary>
    public static IReadOnlyList<SchemaVerdict> OnMutations(int seed, int count) =>
        OrSkip(Run("mutate.mjs", RepositoryRoot.PathOf("tests/corpus/valid"), $"{seed}", $"{count}"));

    private static IReadOnlyList<SchemaVerdict> OrSkip(IReadOnlyList<SchemaVerdict>? verdicts)
    {
        Assert.SkipWhen(verdicts is null, "The schema validator is missing: install node 18 or newer, and run 'npm ci' in tests/schema.");
        return verdicts!;
    }

    private static List<SchemaVerdict>? Run(string script, params string[] arguments)
    {
        if (!Directory.Exists(RepositoryRoot.PathOf("tests/schema/node_modules/ajv")))
        {
            return null;
        }

        ProcessStartInfo start = new("node") { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        foreach (string argument in (string[])[RepositoryRoot.PathOf("tests/schema/" + script), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process node = Process.Start(start)!;
            List<SchemaVerdict> verdicts = [];
            while (node.StandardOutput.ReadLine() is { } line)
            {
                verdicts.Add(JsonSerializer.Deserialize<SchemaVerdict>(line, JsonSerializerOptions.Web)!);
            }

            node.WaitForExit();
            Assert.Equal(0, node.ExitCode);
            return verdicts;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
