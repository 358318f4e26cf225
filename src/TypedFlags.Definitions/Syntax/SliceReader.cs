namespace TypedFlags.Definitions.Syntax;

/// <summary>Reads a piece of a text without copying it first, after a short prefix that gives it its context.</summary>
internal sealed class SliceReader(string prefix, string text, int start, int length) : TextReader
{
    private int _position = -prefix.Length;

    public override int Peek() => _position >= length ? -1 : _position < 0 ? prefix[_position + prefix.Length] : text[start + _position];

    public override int Read()
    {
        int next = Peek();
        _position += next < 0 ? 0 : 1;
        return next;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        int copied = 0;
        if (_position < 0)
        {
            copied = Math.Min(count, -_position);
            prefix.CopyTo(prefix.Length + _position, buffer, index, copied);
            _position += copied;
        }

        int rest = Math.Min(count - copied, length - Math.Max(_position, 0));
        if (_position >= 0 && rest > 0)
        {
            text.CopyTo(start + _position, buffer, index + copied, rest);
            _position += rest;
            copied += rest;
        }

        return copied;
    }
}
