namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Words why a set-up was left, and what to do.</summary>
internal static class SetupMessage
{
    /// <param name="setup">The set-up.</param>
    /// <param name="all">All of its file.</param>
    /// <param name="flag">The flag.</param>
    public static string Of(TestSetup setup, IReadOnlyList<TestSetup> all, PinnedFlag flag) => setup.Obstacle ?? Why(setup, all, flag) + TestSetup.ByHand;

    private static string Why(TestSetup setup, IReadOnlyList<TestSetup> all, PinnedFlag flag)
    {
        if (setup.Kind == TestSetupKind.Assertion)
        {
            return "This asserts whether the flag is asked, beside what was left of the test.";
        }

        bool setsBoth = all.Where(other => other.Member == setup.Member).Select(other => other.IsKept(flag)).Distinct().Count(static side => side is not null) == 2;
        return (setup.Value, setup.IsKept(flag)) switch
        {
            ({ Parameter: { } parameter }, _) => $"This sets the flag to what the parameter '{parameter.Name}' says.",
            (_, not null) when setsBoth => "Here both sides of the flag are set.",
            (_, false) => "This sets the side of the flag that is gone, and not for one test alone.",
            (_, true) => "This sets the flag beside what was left of the test.",
            _ => "This sets the flag in a way that is not understood.",
        };
    }
}
