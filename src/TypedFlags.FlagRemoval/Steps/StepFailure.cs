namespace TypedFlags.FlagRemoval.Steps;

/// <summary>A step made a mistake, and could not be finished.</summary>
internal sealed class StepFailure : Exception
{
    /// <param name="file">The file that it looked at; null where that was the whole program.</param>
    /// <param name="mistake">What it came to.</param>
    public StepFailure(RemovalFile? file, Exception mistake)
        : base($"{mistake.GetType().Name}: {mistake.Message}", mistake) => File = file;

    public RemovalFile? File { get; }

    /// <summary>Whether an exception is one that is told of as this one is.</summary>
    public static bool Is(Exception exception) => exception is not (OperationCanceledException or StepFailure);
}
