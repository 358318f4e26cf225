namespace TypedFlags.Definitions.Suppressions;

/// <summary>What a comment in a file may switch off: the warnings that are reported there.</summary>
internal static class SuppressibleRules
{
    /// <summary>A flag that nothing uses: an analyzer's rule, and the only one of those that is reported in the file.</summary>
    public const string UnusedFlag = "TF1005";

    private static readonly HashSet<string> Ids = new(
        FlagsDiagnosticDescriptor.All
            .Where(static rule => rule.Severity == FlagsDiagnosticSeverity.Warning)
            .Select(static rule => rule.Id)
            .Append(UnusedFlag),
        StringComparer.Ordinal);

    public static bool Contains(string id) => Ids.Contains(id);

    public static bool IsError(string id) =>
        FlagsDiagnosticDescriptor.All.Any(rule => rule.Severity == FlagsDiagnosticSeverity.Error && string.Equals(rule.Id, id, StringComparison.Ordinal));

    public static bool IsReportedInCode(string id) =>
        id.StartsWith("TF10", StringComparison.Ordinal) && id.Length == 6 && string.CompareOrdinal(id, "TF1001") >= 0 && string.CompareOrdinal(id, "TF1012") <= 0;
}
