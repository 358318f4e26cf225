using System.Text;

namespace TypedFlags;

/// <summary>Why something failed, in words for one line of a log.</summary>
internal static class FailureReason
{
    private const int Deepest = 8;

    /// <summary>
    /// The exception's message, and what the ones inside it say besides: wrappers tell that something failed, and the innermost why ("see inner exception").
    /// </summary>
    public static string Of(Exception exception)
    {
        StringBuilder text = new(exception.Message);

        // Who says that a time is up has said it all; what was cancelled for it has nothing to add.
        Exception? inner = exception is TimeoutException ? null : exception.InnerException;
        for (int depth = 0; depth < Deepest && inner is not null and not OperationCanceledException; depth++, inner = inner.InnerException)
        {
            if (inner.Message.Length > 0 && !text.ToString().Contains(inner.Message, StringComparison.Ordinal))
            {
                text.Append(text.Length > 0 && text[^1] is '.' or ':' or '!' ? " " : ": ").Append(inner.Message);
            }
        }

        return text.ToString();
    }
}
