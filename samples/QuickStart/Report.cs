using System.Globalization;
using TypedFlags;

namespace QuickStart;

/// <summary>Prints what a user gets, and why.</summary>
internal static class Report
{
    public static void Print(string user, FlagEvaluations evaluations)
    {
        Console.WriteLine();
        Console.WriteLine($"{user,-22} {"value",-36} reason");
        foreach (FlagEvaluation<object> flag in evaluations.Values)
        {
            string value = Convert.ToString(flag.Value, CultureInfo.InvariantCulture)!;
            string shown = flag.Value is bool || flag.Variant == value ? flag.Variant! : flag.Variant is null ? value : $"{flag.Variant}: {value}";
            string rule = flag.RuleName is null ? "" : $" ({flag.RuleName})";
            Console.WriteLine($"{flag.FlagKey,-22} {Shorten(shown),-36} {flag.Reason}{rule}");
        }
    }

    private static string Shorten(string text) => text.Length <= 36 ? text : string.Concat(text.AsSpan(0, 33), "...");
}
