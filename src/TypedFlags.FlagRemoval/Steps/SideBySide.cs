using System.Runtime.ExceptionServices;

namespace TypedFlags.FlagRemoval.Steps;

/// <summary>Looks at many things at once. What they mean is asked of one program, which does not change meanwhile.</summary>
internal static class SideBySide
{
    // So few are not worth more than one thread.
    private const int MostInTurn = 16;

    /// <summary>What a function says of each, in the order of the things.</summary>
    public static TResult[] Of<T, TResult>(IReadOnlyList<T> things, Removal removal, Func<T, TResult> function)
    {
        TResult[] results = new TResult[things.Count];
        if (things.Count < MostInTurn)
        {
            for (int index = 0; index < results.Length; index++)
            {
                results[index] = function(things[index]);
            }
        }
        else
        {
            removal.Recognition.Prepare();
            try
            {
                Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = removal.CancellationToken }, index => results[index] = function(things[index]));
            }
            catch (AggregateException several)
            {
                // As one after the other.
                ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]).Throw();
            }
        }

        return results;
    }
}
