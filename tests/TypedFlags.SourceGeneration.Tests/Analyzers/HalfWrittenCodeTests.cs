using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers;

/// <summary>Analyzers run while people type: on code that ends anywhere, and has things missing. None of them may throw.</summary>
public class HalfWrittenCodeTests
{
    private const int Cases = 40;

    // The same cases in each run.
    private const int Seed = 4;

    private const string Flags = """
        context: { plan: string, age: number }
        segments: { pros: { plan: pro } }
        flags:
          old_banner: { expires: 2026-06-30, owner: web, deprecated: Nobody reads it., replaced_by: new_cart }
          new_cart: { users: [ada], rules: [{ when: { segment: pros }, serve: true }] }
          layout: { type: string, variants: { list: one, grid: two }, default: list, split: { list: 50, grid: 50 } }
          limits: { type: object, default: { size: 1 } }
          name: { expires: 2026-10-03 } # typedflags:disable TF1005
        """;

    private const string Code = """
        using System; using System.Collections.Generic; using System.Threading.Tasks; using Storefront; using TypedFlags;
        using static Storefront.Flags.Names;
        [assembly: FlagContext(typeof(Guest), TargetingKey = nameof(Guest.Id))]
        [FlagContext] record User([property: TargetingKey] string Id, [property: Tenant] string? Shop) { public string? Plan { get; init; } [Groups] public string[]? All => null; }
        struct Guest { public string? Id { get; set; } public int Age { get; set; } }
        [FlagContext(Staff = "IsStaf")] file class Clerk { public bool IsStaff => true; }
        static class Gate { public static bool IsOn([FlagName] this string name, [FlagName] params string[] names) => name.Length > names.Length; }
        partial class Page(IFlags flags, IFlagClient client, User? user) : List<string>
        {
            static readonly bool s_kept = !Flags.NewCart.IsEnabled() || Flags.OldBanner.IsEnabled(null) is true;
            static bool? Lazily => s_lazy ??= Flags.NewCart.Evaluate().Value; static bool? s_lazy;
            static readonly Lazy<bool> s_later = new(() => { return Flags.NewCart.IsEnabled((User?)null); });
            const string Key = "old_" + nameof(Flags.OldBanner);
            string Name { get => field; set => field = $"{Flags.Layout.GetValue(user)}"; } = "";
            [Obsolete(OldBanner)] public async Task<object?> Ask(string name = Flags.Names.OldBanner)
            {
                var value = Flags.Layout.GetValue(new FlagContext("ada") { ["plan"] = "pro", ["agee"] = 5, Groups = ["qa"] });
                if (value == "on" || value is "two" or not "three") { return flags?.OldBanner.Evaluate().Variant switch { "on" => 1, "yes" => 2, _ => null }; }
                switch (client.GetString("layout", null, "x")) { case "one": case "two" when "old_banner".IsOn("new_crt", Key): break; default: goto case "one"; }
                bool Local() => flags is { OldBanner: { Key: "old_banner" } } && client.GetBoolean(name: Flags.Names.NewCart, null, defaultValue: false);
                Func<bool> ask = Flags.NewCart.IsEnabled; using (FlagContext.Use(new() { ["plan"] = 5 })) { await Task.Yield(); }
                return Local() ? ask() : (Flags.Limits.GetValue().Size, nameof(Flags.Name), this[0].Length, default(User) ?? user);
            }
        }
        """;

    private static readonly DiagnosticAnalyzer[] All =
    [
        .. typeof(FlagsGenerator).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static FlagsProject Project => FlagsProject.With(Flags, Code) with { LanguageVersion = LanguageVersion.Preview };

    [Fact]
    public async Task The_whole_code_is_understood()
    {
        IEnumerable<Diagnostic> reported = await AnalyzerVerifier.AnalyzeAsync(Project, Project.Generate().Output, All);

        HashSet<string> expected = ["TF1001", "TF1002", "TF1003", "TF1004", "TF1007", "TF1009", "TF1011", "TF1012"];
        Assert.Superset(expected, reported.Select(static diagnostic => diagnostic.Id).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public Task Code_that_ends_anywhere() => Analyze(static random => Code[..random.Next(Code.Length)]);

    [Fact]
    public Task Code_with_something_missing() => Analyze(static random =>
    {
        string code = Code;
        for (int hole = random.Next(1, 4); hole > 0; hole--)
        {
            int start = random.Next(code.Length);
            code = code.Remove(start, Math.Min(random.Next(1, 12), code.Length - start));
        }

        return code;
    });

    [Fact]
    public async Task A_flags_file_that_ends_anywhere()
    {
        Random random = new(Seed);
        for (int index = 0; index < Cases / 2; index++)
        {
            FlagsProject project = Project.WithFile("flags.yaml", Flags[..random.Next(Flags.Length)]);
            await AnalyzerVerifier.AnalyzeAsync(project, project.Generate().Output, All);
        }
    }

    // What is generated of the whole code stays: an editor is a step behind as well.
    private static async Task Analyze(Func<Random, string> next)
    {
        Random random = new(Seed);
        Compilation whole = Project.Generate().Output;
        SyntaxTree tree = whole.SyntaxTrees.Single(static tree => tree.FilePath == "Source0.cs");
        for (int index = 0; index < Cases; index++)
        {
            string code = next(random);
            Compilation broken = whole.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(code, (CSharpParseOptions)tree.Options, tree.FilePath));
            try
            {
                await AnalyzerVerifier.AnalyzeAsync(Project, broken, All);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{exception.Message}\n{code}", exception);
            }
        }
    }
}
