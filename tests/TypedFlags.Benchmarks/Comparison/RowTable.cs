using System.Globalization;

namespace TypedFlags.Benchmarks.Comparison;

/// <summary>Prints rows so that people and scripts can read them: one line each, and then which budgets they meet.</summary>
internal static class RowTable
{
    public static void Print(IReadOnlyList<MeasuredRow> rows, TextWriter output)
    {
        output.WriteLine("row | TypedFlags ns | bytes | FeatureManagement ns | ratio");
        foreach (MeasuredRow row in rows)
        {
            output.WriteLine(string.Join(
                " | ",
                row.Name,
                Number(row.Nanoseconds),
                row.Bytes.ToString(CultureInfo.InvariantCulture),
                row.PeerNanoseconds is { } peer ? Number(peer) : "-",
                row.Ratio is { } ratio ? Number(ratio) : "-"));
        }
    }

    public static void PrintBudgets(IReadOnlyList<MeasuredRow> rows, TextWriter output)
    {
        foreach (MeasuredRow row in rows)
        {
            Say(row.Name, row.Nanoseconds, row.Budget, " ns", atMost: true, output);
            Say(row.Name, row.Ratio ?? 0, row.RatioBudget, " times faster", atMost: false, output);
            if (row.SameAs is not null && rows.FirstOrDefault(one => one.Name == row.SameAs) is { } same)
            {
                Say(row.Name, row.Nanoseconds / same.Nanoseconds, 1.1, " of the same with few flags", atMost: true, output);
            }
        }
    }

    private static void Say(string row, double measured, double budget, string unit, bool atMost, TextWriter output)
    {
        if (budget > 0)
        {
            string verdict = (atMost ? measured <= budget : measured >= budget) ? "met   " : "MISSED";
            output.WriteLine($"{verdict} {row}: {Number(measured)}{unit}, budget {Number(budget)}");
        }
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : value < 10_000 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
