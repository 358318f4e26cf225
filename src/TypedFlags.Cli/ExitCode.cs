namespace TypedFlags.Cli;

/// <summary>What the tool ends with; the same for every verb.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing to complain about.</summary>
    public const int Success = 0;

    /// <summary>The files or contexts have mistakes, or what was asked can't be done with them.</summary>
    public const int Findings = 1;

    /// <summary>The command line itself is wrong, or names something that is not there.</summary>
    public const int Usage = 2;
}
