using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Tests.Pinning;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Recognition;

/// <summary>Keys in code that is not rewritten with the file that uses them: the value is known all the same.</summary>
public class KeysElsewhereTests
{
    private const string Keys = """
        namespace Contracts;

        public static class FlagKeys
        {
            public const string Checkout = "new_checkout";
            public const string Menu = "menu";
            private const string Hidden = "new_checkout";
            public static readonly string Page = "new_checkout";
            public static string Till => "new_checkout";
        }
        """;

    [Theory]
    [InlineData("Contracts.FlagKeys.Checkout", "=> true;")]
    [InlineData("$\"{Contracts.FlagKeys.Checkout}\"", "=> true;")]
    [InlineData("Contracts.FlagKeys.Menu", "=> toggles.IsOn(Contracts.FlagKeys.Menu);")]
    public void A_constant_of_an_assembly(string key, string answer) =>
        Assert.Contains(answer, After(Code(key), MetadataReference.CreateFromImage(Emit(Compile(("Keys.cs", Keys))))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Contracts.FlagKeys.Checkout", "=> true;")]
    [InlineData("Contracts.FlagKeys.Page", "=> true;")]
    [InlineData("Contracts.FlagKeys.Till", "=> true;")]
    [InlineData("Contracts.FlagKeys.Menu", "=> toggles.IsOn(Contracts.FlagKeys.Menu);")]
    public void A_constant_or_what_never_changes_of_another_project(string key, string answer) =>
        Assert.Contains(answer, After(Code(key), Compile(("Keys.cs", Keys)).ToMetadataReference()), StringComparison.Ordinal);

    [Fact]
    public void Names_of_constants_by_their_text_but_not_private_ones()
    {
        PortableExecutableReference assembly = MetadataReference.CreateFromImage(Emit(Compile(("Keys.cs", Keys))));

        Assert.Equal(["Checkout"], MetadataConstants.NamesOf("new_checkout", assembly));
        Assert.Empty(MetadataConstants.NamesOf("checkout", assembly));
    }

    [Fact]
    public void A_file_without_an_assembly_has_none() =>
        Assert.Empty(MetadataConstants.NamesOf("new_checkout", MetadataReference.CreateFromImage([1, 2, 3])));

    [Fact]
    public void A_file_that_is_left_out_is_told_of_and_those_that_use_it_are_rewritten()
    {
        FlagRemovalResult result = Remove(Compile(("Keys.cs", Keys), ("App.cs", Code("Contracts.FlagKeys.Checkout"))), "Keys.cs");

        Assert.Contains("=> true;", result.Changes.Single().After.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "5 Mention 'Checkout' is the key of the flag 'new_checkout', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand.",
                "7 Mention 'Hidden' is the key of the flag 'new_checkout', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand.",
                "8 Mention 'Page' is the key of the flag 'new_checkout', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand.",
                "9 Mention 'Till' is the key of the flag 'new_checkout', and stays, since this file is not rewritten. Take it out of what the file is made from, or out of the file by hand.",
            ],
            result.Notes.Where(static note => note.Reason == FlagRemovalReason.Mention).Select(TextOf));
    }

    [Fact]
    public void A_use_in_a_file_that_is_left_out_is_told_of() => Assert.Equal(
        ["1 OutOfSight The flag 'new_checkout' is used here, in a file that is not rewritten. Take this use out of what the file is made from, or out of the file by hand."],
        Remove(Compile(("App.g.cs", Code("\"new_checkout\""))), "App.g.cs").Notes.Select(TextOf));

    private static string Code(string key) => $"public interface IToggles {{ bool IsOn(string name); }} public class C {{ public bool M(IToggles toggles) => toggles.IsOn({key}); }}";

    private static string TextOf(FlagRemovalNote note) => $"{note.Location.GetLineSpan().StartLinePosition.Line + 1} {note.Reason} {note.Message}";

    private static string After(string code, MetadataReference reference) =>
        Remove(Compile(("App.cs", code)).AddReferences(reference), "").Compilation.SyntaxTrees[0].ToString();

    private static FlagRemovalResult Remove(CSharpCompilation compilation, string leftOut) => FlagRemover.Remove(
        compilation,
        new FlagRemovalRequest(Pinned.NewCheckout) { Methods = ["IToggles.IsOn"], MayRewrite = tree => tree.FilePath != leftOut, IsPublicApi = true },
        TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(params (string Path, string Text)[] files) => CSharpCompilation.Create(
        Path.GetFileNameWithoutExtension(files[^1].Path),
        files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)),
        Framework.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static ImmutableArray<byte> Emit(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        Assert.True(compilation.Emit(image).Success);
        return [.. image.ToArray()];
    }
}
