using System.Text;
using System.Text.Json;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

public class ValidateTests
{
    private const string Clean = "flags:\n  new_cart: { default: true }\n";
    private const string Misspelt = "flags:\n  new_cart:\n    rolout: 5\n";
    private const string BadName = "flags:\n  newCart: { default: true }\n";

    [Fact]
    public void A_mistake_is_a_line_as_the_compiler_writes_it()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Misspelt);

        ToolResult result = folder.Run("validate");

        Assert.Equal("flags.yaml(3,5): error TF2002: A flag has no property 'rolout'. Did you mean 'rollout'?\n", result.Output);
    }

    [Fact]
    public void Every_mistake_is_told_in_order_of_place()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags:\n  newCart:\n    rolout: 5\n  other: { requires: [none] }\n");

        Assert.Collection(
            folder.Run("validate").Lines,
            line => Assert.StartsWith("flags.yaml(2,3): warning TF2005: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("flags.yaml(3,5): error TF2002: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("flags.yaml(4,23): error TF2007: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Clean, 0)]
    [InlineData(Misspelt, 1)]
    [InlineData(BadName, 0)]
    public void Errors_are_findings_and_warnings_are_not(string yaml, int code)
    {
        using ToolFolder folder = ToolFolder.WithFlags(yaml);

        Assert.Equal(code, folder.Run("validate").Code);
    }

    [Theory]
    [InlineData(Clean, 0)]
    [InlineData(BadName, 1)]
    public void To_the_strict_warnings_are_findings_too(string yaml, int code)
    {
        using ToolFolder folder = ToolFolder.WithFlags(yaml);

        Assert.Equal(code, folder.Run("validate", "--strict").Code);
    }

    [Theory]
    [InlineData(Clean, "flags.yaml: 1 flag, no mistakes.\n")]
    [InlineData(Misspelt, "flags.yaml: 1 error, 0 warnings.\n")]
    [InlineData(BadName, "flags.yaml: 0 errors, 1 warning.\n")]
    public void The_summary_is_not_among_the_results(string yaml, string summary)
    {
        using ToolFolder folder = ToolFolder.WithFlags(yaml);

        Assert.Equal(summary, folder.Run("validate").Error);
    }

    [Fact]
    public void A_warning_that_a_comment_disables_is_no_finding_even_to_the_strict()
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags:\n  newCart: { default: true } # typedflags:disable TF2005\n");

        Assert.Equal((0, "", "flags.yaml: 1 flag, no mistakes.\n"), Parts(folder.Run("validate", "--strict")));
    }

    [Fact]
    public void An_error_is_one_whatever_a_comment_says_and_the_comment_is_worth_a_note()
    {
        using ToolFolder folder = ToolFolder.WithFlags("# typedflags:disable TF2002\n" + Misspelt);

        ToolResult result = folder.Run("validate");

        Assert.Equal(1, result.Code);
        Assert.StartsWith("flags.yaml(4,5): error TF2002: ", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.StartsWith("flags.yaml(1,22): note: TF2002 is an error", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_a_finding_has_its_place_its_id_and_what_was_meant()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Misspelt);

        ToolResult result = folder.Run("validate", "--json");

        JsonElement finding = Assert.Single(JsonDocument.Parse(result.Output).RootElement.EnumerateArray());
        Assert.Equal(
            """{"file":"flags.yaml","line":3,"column":5,"id":"TF2002","severity":"error","message":"A flag has no property 'rolout'. Did you mean 'rollout'?","suggestion":"rollout"}""",
            finding.GetRawText());
        Assert.Equal((1, ""), (result.Code, result.Error));
    }

    [Theory]
    [InlineData(Clean, 0)]
    [InlineData("flags:\n  A: { x: 1 }\n  b: { y: 1 }\n", 3)]
    public void As_json_the_findings_are_one_array(string yaml, int count)
    {
        using ToolFolder folder = ToolFolder.WithFlags(yaml);

        Assert.Equal(count, JsonDocument.Parse(folder.Run("validate", "--json").Output).RootElement.GetArrayLength());
    }

    [Fact]
    public void Files_are_bound_together()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Clean).With("web.flags.yaml", "flags:\n  banner: { requires: [new_cart] }\n");

        Assert.Equal(0, folder.Run("validate", "flags.yaml", "web.flags.yaml").Code);
        Assert.Contains("web.flags.yaml(2,24): error TF2007", folder.Run("validate", "web.flags.yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_the_folders_own_files_are_meant()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Clean).With("web.flags.yaml", Clean).With("other.yaml", "[").With("deeper/flags.yaml", "[");

        ToolResult result = folder.Run("validate");

        Assert.StartsWith("web.flags.yaml(2,3): error TF2003: ", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Equal("2 files: 1 error, 0 warnings.\n", result.Error);
    }

    [Fact]
    public void A_folder_stands_for_its_files()
    {
        using ToolFolder folder = new ToolFolder().With("shop/flags.yaml", Misspelt);

        string path = Path.Combine("shop", "flags.yaml");
        Assert.StartsWith($"{path}(3,5): error TF2002", folder.Run("validate", "shop").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_named_twice_counts_once()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Clean);

        Assert.Equal(0, folder.Run("validate", "flags.yaml", "./flags.yaml", ".").Code);
    }

    [Theory]
    [InlineData("nope.yaml", "typedflags: There is no file 'nope.yaml'.\n")]
    [InlineData("", "typedflags: A file's name is empty.\n")]
    [InlineData("--strct", "There is no option '--strct' (did you mean '--strict'?).\nRun 'typedflags validate --help' for what there is.\n")]
    public void What_is_not_there_is_a_mistake_of_usage(string argument, string message)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Clean);

        ToolResult result = folder.Run("validate", argument);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.EndsWith(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_flags_says_so()
    {
        using ToolFolder folder = new();

        ToolResult result = folder.Run("validate");

        Assert.Equal(2, result.Code);
        Assert.Equal("typedflags: There is no flags.yaml or *.flags.yaml in this folder. Name the files, or the folder they are in.\n", result.Error);
    }

    [Theory]
    [InlineData("2026-06-01", 0)]
    [InlineData("2026-07-02", 1)]
    public void Dates_are_held_against_the_day_that_is_given(string today, int findings)
    {
        using ToolFolder folder = ToolFolder.WithFlags("flags:\n  old: { expires: 2026-07-01 }\n  new: { requires: [old], expires: 2027-01-01 }\n");

        Assert.Equal(findings, folder.Run("validate", "--today", today).Lines.Length);
    }

    [Fact]
    public void A_day_that_is_none_is_a_mistake_of_usage()
    {
        using ToolFolder folder = ToolFolder.WithFlags(Clean);

        Assert.Equal(2, folder.Run("validate", "--today", "yesterday").Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("\ufeffflags:\r\n  new_cart: { default: true }\r\n")]
    [InlineData("flags: { new_cart: { default: true } }")]
    public void Files_without_mistakes_come_in_many_forms(string text)
    {
        using ToolFolder folder = ToolFolder.WithFlags(text);

        ToolResult result = folder.Run("validate");

        Assert.Equal((0, ""), (result.Code, result.Output));
    }

    [Fact]
    public void After_windows_line_breaks_and_a_mark_the_place_is_still_right()
    {
        using ToolFolder folder = ToolFolder.WithFlags("\ufeff" + Misspelt.ReplaceLineEndings("\r\n"));

        Assert.StartsWith("flags.yaml(3,5): error TF2002", folder.Run("validate").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_found_where_it_stands()
    {
        using ToolFolder folder = new ToolFolder().With("flags.yaml", [.. "flags:\n  a: { owner: "u8, 0xE9, .. " }\n"u8]);

        Assert.StartsWith("flags.yaml(2,15): error TF2001: ", Assert.Single(folder.Run("validate").Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_files_and_keys_cannot_reach_the_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names of files.");
        using ToolFolder folder = new ToolFolder().With("\u001b[31m\n.flags.yaml", "flags:\n  \"a\\e[31m\\u202Eb\": {}\n");

        ToolResult result = folder.Run("validate");

        Assert.StartsWith("\ufffd[31m\ufffd.flags.yaml(2,3): warning TF2005: 'a", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Equal("\ufffd[31m\ufffd.flags.yaml: 0 errors, 1 warning.\n", result.Error);
        Assert.DoesNotContain(result.Output, character => character is '\u001b' or '\u202e');
    }

    [Fact]
    public void Utf16_is_one_mistake()
    {
        using ToolFolder folder = new ToolFolder().With("flags.yaml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Clean)]);

        Assert.StartsWith("flags.yaml(1,1): error TF2001: ", Assert.Single(folder.Run("validate").Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_past_the_limit_is_one_mistake()
    {
        using ToolFolder folder = ToolFolder.WithFlags(new string('#', (4 * 1024 * 1024) + 1));

        Assert.StartsWith("flags.yaml(1,1): error TF2012: ", Assert.Single(folder.Run("validate").Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_at_the_limit_is_read()
    {
        using ToolFolder folder = ToolFolder.WithFlags(new string('#', 4 * 1024 * 1024));

        Assert.Equal(0, folder.Run("validate").Code);
    }

    private static (int Code, string Output, string Error) Parts(ToolResult result) => (result.Code, result.Output, result.Error);
}
