using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Accessors;

/// <summary>Code that asks flags by name, through interfaces like those of Microsoft.FeatureManagement.</summary>
internal static class AccessorCode
{
    public const string Flags = """
        context: { plan: string }
        flags:
          new_checkout: { default: true }
          beta: { rules: [ { when: { plan: pro }, serve: true } ] }
          greeting: { type: string, default: hi }
          size: { type: integer, default: 1 }
          ratio: { type: number, default: 1 }
        """;

    private const string Stubs = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.FeatureManagement
        {
            public interface IFeatureManager
            {
                Task<bool> IsEnabledAsync(string feature);
                Task<bool> IsEnabledAsync<TContext>(string feature, TContext context);
            }

            public interface IVariantFeatureManager
            {
                ValueTask<bool> IsEnabledAsync(string feature, CancellationToken cancellationToken = default);
            }
        }
        """;

    private const string Customer = """
        namespace Storefront;

        [TypedFlags.FlagContext]
        public sealed class Customer
        {
            public string Id { get; init; } = "";
            public string Plan { get; init; } = "";
        }
        """;

    public static FlagsProject Project(string code) => ProjectWithout(code.ReplaceLineEndings("\n")).WithSource("Stubs.cs", Stubs);

    /// <summary>The same with Microsoft.FeatureManagement itself.</summary>
    public static FlagsProject RealProject(string code) =>
        ProjectWithout(code.ReplaceLineEndings("\n")) with { Packages = FeatureLibraries.FeatureManagement, LanguageVersion = LanguageVersion.CSharp13 };

    /// <summary>The same with line ends as they are.</summary>
    public static FlagsProject ProjectAsIs(string code) => ProjectWithout(code).WithSource("Stubs.cs", Stubs);

    /// <summary>A class with a body, in the namespace of the flags.</summary>
    public static string Class(string body) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;
        using TypedFlags;

        namespace Storefront;

        class Shop
        {
        {{body}}
        }

        """.ReplaceLineEndings("\n");

    private static FlagsProject ProjectWithout(string code) =>
        FlagsProject.With(Flags).WithSource("Shop.cs", code).WithSource("Customer.cs", Customer);
}
