using System.Globalization;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>How a flag with a rollout or a split is written, and where in its state the percentage stands.</summary>
internal static class BucketedFlag
{
    public static readonly string[] Places = ["flag", "tenant", "rule", "rule that passes on", "schedule"];

    /// <summary>Who the percentage is for, wherever it stands.</summary>
    public static FlagContext Context(string unit) => new(unit) { TenantId = "acme", ["plan"] = "pro" };

    /// <summary>The compiled definitions of one flag.</summary>
    public static string Definitions(string algorithm, string definition, string? salt) =>
        $"{World.Header}\n{{\"key\":\"f\",\"bucketing\":\"{algorithm}\",{definition}{(salt is null ? string.Empty : $",\"salt\":\"{salt}\"")}}}";

    /// <summary>A provider's state of the flag in which a share (<c>"rollout":5</c>) stands in some place.</summary>
    public static string State(string place, string share)
    {
        string state = place switch
        {
            "tenant" => """ "tenants":{"acme":{SHARE}} """,
            "rule" => """ "rules":[{"when":{"plan":"pro"},SHARE}] """,
            "rule that passes on" => """ "rules":[{"when":{"plan":"pro"},SHARE,"otherwise":"next"},{"when":{"plan":"pro"},"rollout":10,"salt":"second"}] """,
            "schedule" => """ "schedule":[{"at":"2026-01-01T00:00:00Z",SHARE}] """,
            _ => "SHARE",
        };
        return $$$"""{"f":{{{{state.Replace("SHARE", share, StringComparison.Ordinal)}}}}}""";
    }

    /// <summary>Thousandths of a percent as a percentage.</summary>
    public static string Percentage(int thousandths) => (thousandths / 1000m).ToString(CultureInfo.InvariantCulture);
}
