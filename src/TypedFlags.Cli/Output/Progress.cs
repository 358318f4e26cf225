using System.Globalization;

namespace TypedFlags.Cli.Output;

/// <summary>How far long work is, on one line of a terminal that is rewritten a few times a second and cleared at the end.</summary>
internal sealed class Progress(TextWriter? terminal, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private long _lastShown = timeProvider.GetTimestamp();
    private int _width;

    /// <summary>Shows a count, if it is time to.</summary>
    public void Report(long done, string what)
    {
        if (terminal is null || timeProvider.GetElapsedTime(_lastShown) < Interval)
        {
            return;
        }

        _lastShown = timeProvider.GetTimestamp();
        string line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} {what}");
        _width = Math.Max(_width, line.Length);
        terminal.Write('\r' + line.PadRight(_width));
    }

    /// <summary>Clears the line, for what is written next or because the work is done.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            terminal!.Write('\r' + new string(' ', _width) + '\r');
            _width = 0;
        }
    }
}
