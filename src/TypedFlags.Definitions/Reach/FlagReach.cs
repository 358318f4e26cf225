namespace TypedFlags.Definitions;

/// <summary>How far one flag's answers can differ, by its files alone: what providers may do at run time is not in it.</summary>
/// <param name="HasTargeting">
/// True where the answer can depend on who asks: lists, tenants, <c>staff_only</c>, rules that look at the user, shares of users, or a prerequisite
/// of which that is so. The environment and the time are not who asks. A kill switch does not take it away: it may be turned at any time.
/// </param>
/// <param name="OnlyOutcome">
/// What everybody gets at every time and in every environment: <c>on</c> or <c>off</c> of a boolean flag, a variant's name, or a literal as text
/// (objects as JSON, and all past <see cref="LongestOutcome"/> characters cut). Null where there can be several, or where the file has an error.
/// </param>
public sealed record FlagReach(bool HasTargeting, string? OnlyOutcome)
{
    /// <summary>Characters of a literal that are shown, the ellipsis in the place of the rest included.</summary>
    public const int LongestOutcome = 200;

    /// <summary>What is said of a flag whose state nobody knows.</summary>
    internal static FlagReach Unknown { get; } = new(HasTargeting: false, OnlyOutcome: null);
}
