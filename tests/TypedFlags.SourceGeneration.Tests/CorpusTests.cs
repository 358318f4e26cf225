using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>
/// Every document of the language's corpus, the invalid ones too: what is generated compiles without a warning, loads, and
/// answers for every flag.
/// </summary>
public class CorpusTests
{
    private const string Program = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Reflection;
        using TypedFlags;

        [FlagContext] public record Customer(string Id, string Plan, int Age, System.Version AppVersion, string[] Groups);

        static class Program
        {
            // The class may have any name and namespace: it is the one with an overload for our own type.
            static string Run() => string.Join(" ", typeof(Program).Assembly.GetTypes()
                .Select(type => type.GetMethod("EvaluateAll", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, new[] { typeof(Customer) }))
                .Where(method => method is not null && method.GetParameters().Length == 1)
                .SelectMany(method => (FlagEvaluations)method!.Invoke(null, new object[] { new Customer("ada", "pro", 42, new System.Version(1, 2), new[] { "qa" }) })!)
                .Select(answer => answer.Value.Reason == FlagReason.Error ? "error:" + answer.Key : answer.Key)
                .Order(System.StringComparer.Ordinal));
        }
        """;

    private static readonly string Corpus = RepositoryRoot.PathOf("tests/corpus");

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Corpus, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Corpus, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_becomes_code_that_compiles_and_answers(string document)
    {
        string text = File.ReadAllText(Path.Combine(Corpus, document));
        FlagSetDefinition definition = FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", text)], DateTime.UnixEpoch).Definition;

        Assert.Equal(string.Join(" ", definition.Flags.Select(flag => flag.Key)), FlagsProject.With(text, Program).Run());
    }
}
