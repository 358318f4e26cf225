using System.Text;
using TypedFlags.Cli.Diffs;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Tests.Diffs;

public class UnifiedDiffTests
{
    [Fact]
    public void What_is_the_same_has_no_diff() => Assert.Equal("", Diff("a.cs", "a\n", "a\n"));

    [Fact]
    public void A_file_that_goes_becomes_dev_null() =>
        Assert.Equal("--- a/a.cs\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n", Diff("a.cs", "a\nb\n", after: null));

    [Fact]
    public void A_line_without_an_end_is_marked() =>
        Assert.Equal("--- a/a.cs\n+++ b/a.cs\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n", Diff("a.cs", "a\nb", "a\nc"));

    [Fact]
    public void Far_changes_are_hunks_of_their_own()
    {
        string before = string.Concat(Enumerable.Range(1, 20).Select(static number => $"{number}\n"));

        Assert.Equal(
            "--- a/a.cs\n+++ b/a.cs\n@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -16,5 +15,6 @@\n 16\n 17\n 18\n+new\n 19\n 20\n",
            Diff("a.cs", before, before.Replace("\n2\n3", "\n3", StringComparison.Ordinal).Replace("18\n", "18\nnew\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Near_changes_share_a_hunk() =>
        Assert.Equal("--- a/a.cs\n+++ b/a.cs\n@@ -1,5 +1,5 @@\n-1\n+x\n 2\n 3\n 4\n-5\n+y\n", Diff("a.cs", "1\n2\n3\n4\n5\n", "x\n2\n3\n4\ny\n"));

    [Theory]
    [InlineData("With blank.cs", "--- a/With blank.cs\t\n")]
    [InlineData("Größe.cs", "--- a/Größe.cs\n")]
    [InlineData("a\"b.cs", "--- \"a/a\\\"b.cs\"\n")]
    public void Names_are_written_as_git_reads_them(string name, string header) =>
        Assert.StartsWith(header, Diff(name, "a\n", "b\n"), StringComparison.Ordinal);

    [Fact]
    public void Line_ends_are_part_of_the_line() =>
        Assert.Equal("--- a/a.cs\n+++ b/a.cs\n@@ -1,2 +1,1 @@\n a\r\n-b\r\n", Diff("a.cs", "a\r\nb\r\n", "a\r\n"));

    private static string Diff(string path, string before, string? after)
    {
        using MemoryStream stream = new();
        ResultOutput output = new(stream);
        UnifiedDiff.Write(path, Encoding.UTF8.GetBytes(before), after is null ? null : Encoding.UTF8.GetBytes(after), output);
        output.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
