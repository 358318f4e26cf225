namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Tells methods that ask for a flag from those that do something to it.</summary>
internal static class QuestionNames
{
    private static readonly string[] Deeds =
    [
        "Set", "Toggle", "Enable", "Disable", "Try", "Contains", "Exists", "Has", "Add", "Remove", "Update", "Delete", "Override", "Save", "Register", "Reset", "Create",
        "Declare", "Store", "Put", "Write", "Publish", "Track", "Notify", "Subscribe", "Refresh", "Clear",
    ];

    /// <summary>False for <c>SetEnabled</c>, <c>Toggle</c>, <c>ContainsKey</c>, <c>TryGetValue</c>; true for <c>IsEnabled</c>, <c>Settled</c>.</summary>
    public static bool IsQuestion(string method) => !Deeds.Any(deed =>
        method.StartsWith(deed, StringComparison.Ordinal) && (method.Length == deed.Length || !char.IsLower(method[deed.Length])) && !(deed == "Has" && method.Length > 3 && method.StartsWith("HasFeature", StringComparison.Ordinal)));
}
