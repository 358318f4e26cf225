using TypedFlags.SourceGeneration.Analyzers.Contexts;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>Holds what TF1010 says of <c>FlagContext</c>s against marked sources.</summary>
public abstract class ContextAttributeTest
{
    protected const string Flags = """
        context:
          plan: { type: string, values: [free, starter, pro] }
          country: string
          age: number
          beta: boolean
          since: datetime
          app_version: semver
          interests: { type: list, values: [running, tea] }
        flags:
          new_checkout: { rules: [{ when: { plan: pro }, serve: true }] }
        """;

    /// <summary>Verifies a <c>FlagContext</c> with this in its initializer.</summary>
    protected static Task VerifySet(string initializer, params string[] messages) => Verify(Project(InMethod($"new FlagContext(\"ada\") {{ {initializer} }}")), messages);

    protected static Task Verify(FlagsProject project, params string[] messages) =>
        AnalyzerVerifier.VerifyAsync(project, new ContextAttributeAnalyzer(), messages);

    protected static string InMethod(string expression) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using TypedFlags;
        using Storefront;

        class Checkout
        {
            const string PlanKey = "plan";
            static string Text => "gold";
            static bool IsPro => true;
            static FlagContext Context(IFlagClient client, Dictionary<string, AttributeValue> map, string key, AttributeValue any) =>
                {{expression}};
        }
        """;

    protected static FlagsProject Project(string source, string flags = Flags) =>
        FlagsProject.With(flags, source) with { Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable };
}
