using System.Globalization;
using TypedFlags;

namespace NativeAot;

/// <summary>Prints every answer as a line, so that two builds can be compared.</summary>
internal static class Report
{
    public static void Line(params object?[] parts) =>
        Console.WriteLine(string.Join(" | ", parts.Select(static part => Convert.ToString(part, CultureInfo.InvariantCulture))));

    public static void All(string title, IReadOnlyList<FlagContext> users, Func<FlagContext, FlagEvaluations> evaluateAll)
    {
        foreach (FlagContext user in users)
        {
            foreach (FlagEvaluation<object> one in evaluateAll(user).Values)
            {
                Line(title, user.TargetingKey, one.FlagKey, one.Value, one.Variant, one.Reason, one.RuleName, one.ErrorCode);
            }
        }
    }

    public static void Typed(Customer customer)
    {
        Line("typed", Flags.AlwaysOn.IsEnabled(customer), Flags.ByList.IsEnabled(customer), Flags.ByRules.Evaluate(customer).RuleName);
        Line("typed", Flags.ByPercentage.IsEnabled(customer), Flags.ByTenant.IsEnabled(customer), Flags.ForStaff.IsEnabled(customer));
        Line("typed", Flags.Greeting.GetValue(customer), Flags.Retries.GetValue(customer), Flags.ShippingFrom.GetValue(customer));
        Flags.LimitsValue limits = Flags.Limits.GetValue(customer);
        Line("typed", limits.Items, limits.Label, limits.Rate, string.Join(',', limits.Nested.Days));
        Line("typed", Flags.Layout.GetVariant(customer), Flags.Layout.GetValue(customer), Flags.Theme.GetVariant(customer), Flags.Theme.GetValue(customer));
        Line("typed", Flags.EvaluateAll(customer).Count, Flags.Names.ByRules, Flags.All.Count);
    }
}
