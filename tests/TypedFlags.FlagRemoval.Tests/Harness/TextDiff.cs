using System.Text;

namespace TypedFlags.FlagRemoval.Tests.Harness;

/// <summary>What is different between two short texts, by lines, with what eyes don't see made visible.</summary>
internal static class TextDiff
{
    /// <summary>Lines of both texts: <c>-</c> what was expected, <c>+</c> what came.</summary>
    public static string Of(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int[,] common = CommonLines(left, right);
        StringBuilder diff = new();
        int i = 0;
        int j = 0;
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                diff.Append("    ").Append(left[i]).Append('\n');
                i++;
                j++;
            }
            else if (i < left.Length && (j == right.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                diff.Append("  - ").Append(Visible(left[i++])).Append('\n');
            }
            else
            {
                diff.Append("  + ").Append(Visible(right[j++])).Append('\n');
            }
        }

        return diff.ToString();
    }

    // common[i, j]: how many lines of left[i..] stand in right[j..] too, in the same order.
    private static int[,] CommonLines(string[] left, string[] right)
    {
        int[,] common = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static string Visible(string line)
    {
        string text = line.Replace("\r", "␍", StringComparison.Ordinal).Replace("\t", "→\t", StringComparison.Ordinal);
        int end = text.TrimEnd(' ').Length;
        return text[..end] + new string('·', text.Length - end) + (line.Length == 0 ? "⏎" : "");
    }
}
