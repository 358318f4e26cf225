using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Pinning;

/// <summary>Code with the flag's uses pinned and nothing folded, as the first step leaves it.</summary>
internal sealed record Pinned
{
    private const string Flags = """
        context: { plan: string }
        flags:
          new_checkout: { }
          checkout_layout: { type: string, variants: { control: one-column, full: full-width }, default: control }
          page_size: { type: integer, default: 10 }
          boost: { type: number, default: 1.5 }
          limits: { type: object, default: { page_size: 24, label: many } }

        """;

    public static PinnedFlag NewCheckout { get; } = new()
    {
        Key = "new_checkout",
        MemberName = "NewCheckout",
        ValueType = FlagValueType.Boolean,
        Value = true,
        Variant = "on",
    };

    public static PinnedFlag CheckoutLayout { get; } = new()
    {
        Key = "checkout_layout",
        MemberName = "CheckoutLayout",
        ValueType = FlagValueType.String,
        Value = "full-width",
        Variant = "full",
        Variants = [new PinnedVariant("control", "Control", "one-column"), new PinnedVariant("full", "Full", "full-width")],
    };

    public static PinnedFlag PageSize { get; } = new() { Key = "page_size", MemberName = "PageSize", ValueType = FlagValueType.Integer, Value = 10L };

    public static PinnedFlag Boost { get; } = new() { Key = "boost", MemberName = "Boost", ValueType = FlagValueType.Number, Value = 1.5 };

    public static PinnedFlag Limits { get; } = new()
    {
        Key = "limits",
        MemberName = "Limits",
        ValueType = FlagValueType.Object,
        Value = new Dictionary<string, object?>(StringComparer.Ordinal) { ["page_size"] = 24L, ["label"] = "many" },
    };

    public PinnedFlag Flag { get; init; } = NewCheckout;

    public ImmutableArray<string> Methods { get; init; } = [];

    public ImmutableArray<MetadataReference> Packages { get; init; } = [];

    /// <summary>True where nothing is restored: neither the packages nor our runtime, and the generator does not run.</summary>
    public bool IsSourceOnly { get; init; }

    /// <summary>The text of a file after one step, of pinning where none is given.</summary>
    public string After(string source, RemovalStep? step = null) => Run(step ?? new PinAnswers(), source).Files.Single(static file => file.Tree.FilePath == "Source0.cs").Tree.ToString();

    /// <summary>The text of a file after all rounds of the whole removal.</summary>
    public string AfterAll(string source)
    {
        Removal removal = Start(source);
        removal.Run();
        return removal.Files.Single(static file => file.Tree.FilePath == "Source0.cs").Tree.ToString();
    }

    /// <summary>What an expression within a method becomes. The class around it is <paramref name="members"/>.</summary>
    public string Expression(string expression, string members)
    {
        const string Start = "/*>*/";
        const string End = "/*<*/";
        string text = After($$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using Storefront;
            using TypedFlags;
            {{(Packages.Length < 5 ? "" : "using Microsoft.FeatureManagement;")}}

            class Shop
            {
                {{members}}

                async Task M() { await Task.Yield(); var answer = {{Start}}{{expression}}{{End}}; }
            }
            """);
        int start = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return text[start..text.IndexOf(End, StringComparison.Ordinal)];
    }

    private Removal Run(RemovalStep step, string source)
    {
        Removal removal = Start(source);
        step.Apply(removal, Extent.Program);
        return removal;
    }

    private Removal Start(params ReadOnlySpan<string> sources)
    {
        FlagsProject project = FlagsProject.With(Flags, sources) with { Packages = Packages, LanguageVersion = LanguageVersion.CSharp13 };
        CSharpCompilation compilation = IsSourceOnly
            ? project.CreateCompilation().WithReferences(Framework.References.Where(static reference => !reference.Display!.Contains("TypedFlags", StringComparison.Ordinal)))
            : (CSharpCompilation)project.Generate().Output;
        Assert.True(IsSourceOnly || !compilation.GetDiagnostics().Any(static problem => problem.Severity == DiagnosticSeverity.Error),
            string.Join('\n', compilation.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error)));
        return new Removal(compilation, new FlagRemovalRequest(Flag) { Methods = Methods }, TestContext.Current.CancellationToken);
    }
}
