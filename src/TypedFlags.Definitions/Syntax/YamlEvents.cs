using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TypedFlags.Definitions.Syntax;

/// <summary>
/// YamlDotNet's events of a text or a piece of it, with positions in the whole text. Whatever goes wrong inside ends the
/// events and becomes a mistake; only cancellation passes through.
/// </summary>
internal sealed class YamlEvents
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly SyntaxErrorText _errors;
    private readonly int _textLength;
    private readonly int _shift;
    private readonly CancellationToken _cancellationToken;
    private int _pulled;

    public YamlEvents(string prefix, string text, int start, int length, CancellationToken cancellationToken)
    {
        _scanner = new Scanner(new SliceReader(prefix, text, start, length));
        _parser = new Parser(_scanner);
        _errors = new SyntaxErrorText(text, start, start + length);
        _textLength = text.Length;
        _shift = start - prefix.Length;
        _cancellationToken = cancellationToken;
    }

    /// <summary>True after the first mistake: no more events come.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>Why the events ended too early, or null.</summary>
    public SyntaxMistake? Mistake { get; private set; }

    /// <summary>The next event, or null at the end.</summary>
    /// <param name="openFlow">Where the innermost open bracket stands, or -1; messages name it.</param>
    public ParsingEvent? Next(int openFlow)
    {
        if (HasStopped)
        {
            return null;
        }

        if ((++_pulled & 0xFF) == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlException exception)
        {
            Stop(_errors.Describe(exception.Message, PositionOf(exception.Start), PositionOf(exception.End), openFlow));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // YamlDotNet throws others too, without a place: InvalidOperationException, ArgumentException, …
            int position = PositionOf(_scanner.CurrentPosition);
            Stop(_errors.Describe(string.Empty, position, position, openFlow));
        }

        return null;
    }

    public void Stop(SyntaxMistake mistake)
    {
        HasStopped = true;
        Mistake ??= mistake;
    }

    public int PositionOf(Mark mark) => (int)Math.Min(Math.Max(mark.Index + _shift, 0), _textLength);
}
