using TypedFlags.SourceGeneration.Analyzers.Contexts;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>Holds what TF1009 says of the application's own types against marked sources.</summary>
public abstract class ContextTypeTest
{
    protected const string Flags = """
        context:
          plan: { type: string, values: [free, pro] }
          age: number
          beta: boolean
          since: datetime
          app_version: semver
          interests: list
        flags:
          new_checkout: { rules: [{ when: { plan: pro }, serve: true }] }
        """;

    /// <summary>Fails unless exactly the marked places are reported, with these messages.</summary>
    /// <param name="source">After <c>using TypedFlags;</c>, on the same line.</param>
    /// <param name="messages">In order of place.</param>
    protected static Task Verify(string source, params string[] messages) => Verify(Project(source), messages);

    protected static Task Verify(FlagsProject project, params string[] messages) =>
        AnalyzerVerifier.VerifyAsync(project, new ContextTypeAnalyzer(), messages);

    protected static FlagsProject Project(string source, string flags = Flags) => FlagsProject.With(flags, "using TypedFlags; " + source);
}
