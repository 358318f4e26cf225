using System.Globalization;
using System.Text;
using TypedFlags.FlagRemoval.Tests.Programs.World;

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>A program as far as it is written.</summary>
internal sealed class Draft(Choices choices, Pin pin)
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private int _ids;

    public Choices Choices { get; } = choices;

    public Pin Pin { get; } = pin;

    /// <summary>Statements that a method may still get.</summary>
    public int Budget { get; set; }

    /// <summary>Ways to ask for the flag's answer that the program's members are.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>The same, as tasks.</summary>
    public List<string> AnswersToAwait { get; } = [];

    /// <summary>True where there is a method <c>Kind</c> that takes a value of any type.</summary>
    public bool HasKind { get; set; }

    /// <summary>Methods that may be called: those that were written before.</summary>
    public List<Method> Methods { get; } = [];

    /// <summary>A number that nothing else in the program has.</summary>
    public string Id() => (++_ids).ToString(CultureInfo.InvariantCulture);

    public string Text => _text.ToString();

    public void Line(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _indent * 4).Append(line);
        }

        _text.Append('\n');
    }

    public void Open()
    {
        Line("{");
        _indent++;
    }

    public void Close(string after = "")
    {
        _indent--;
        Line("}" + after);
    }

    public void Indent() => _indent++;

    public void Unindent() => _indent--;

    /// <summary>Writes something aside, at the same depth.</summary>
    public string Aside(Action write)
    {
        int start = _text.Length;
        write();
        string written = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return written;
    }

    public void Raw(string text) => _text.Append(text);
}

/// <summary>A method of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it answers when it is done: <c>void</c>, <c>int</c>, <c>string</c>, <c>bool</c>, or <c>items</c> of a sequence.</param>
/// <param name="IsAsync">True where that comes as a task.</param>
/// <param name="TakesFlag">True where its first parameter is the flag's answer.</param>
internal sealed record Method(string Name, string Type, bool IsAsync, bool TakesFlag);
