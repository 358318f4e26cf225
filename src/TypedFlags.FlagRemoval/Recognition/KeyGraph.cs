using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// The ways that keys go, each place looked at once. What comes into a function by a parameter leaves it to the calls that it came from, and not to all: a method that gives back what it
/// is given does not bring one caller's key to the other.
/// </summary>
/// <param name="steps">Says what follows a place.</param>
/// <param name="leave">Says where a key goes on behind a call: from where it was given, the call, and how it leaves.</param>
internal sealed class KeyGraph(Action<KeyPlace> steps, Action<KeyPlace, SyntaxNode, KeyExit> leave)
{
    private readonly HashSet<KeyPlace> _seen = [];
    private readonly Queue<KeyPlace> _open = new();
    private readonly Dictionary<KeyPlace, HashSet<KeyPlace>> _next = [];
    private readonly Dictionary<KeyPlace, List<KeyPlace>> _before = [];
    private readonly Dictionary<KeyPlace, SyntaxNode> _questions = [];
    private readonly Queue<KeyPlace> _asked = new();
    private readonly Dictionary<KeyEntry, HashSet<(KeyPlace From, SyntaxNode Call)>> _calls = [];
    private readonly Dictionary<KeyEntry, HashSet<KeyExit>> _exits = [];

    /// <summary>The question that a key comes to from a place; null where it comes to none.</summary>
    public SyntaxNode? QuestionBehind(KeyPlace start)
    {
        if (_seen.Add(start))
        {
            _open.Enqueue(start);
            while (_open.Count > 0)
            {
                steps(_open.Dequeue());
            }

            // Backwards from the questions, so that the nearest one is found.
            while (_asked.Count > 0)
            {
                KeyPlace asked = _asked.Dequeue();
                foreach (KeyPlace before in _before.TryGetValue(asked, out List<KeyPlace>? ways) ? ways : [])
                {
                    Ask(before, _questions[asked]);
                }
            }
        }

        return _questions.TryGetValue(start, out SyntaxNode? question) ? question : null;
    }

    /// <summary>The places right behind one that was looked at.</summary>
    public IReadOnlyCollection<KeyPlace> NextOf(KeyPlace place) => _next.TryGetValue(place, out HashSet<KeyPlace>? places) ? places : [];

    /// <summary>A key goes on to another place.</summary>
    public void Move(KeyPlace from, KeyPlace to)
    {
        if (!_next.TryGetValue(from, out HashSet<KeyPlace>? next))
        {
            _next.Add(from, next = []);
        }

        if (!next.Add(to))
        {
            return;
        }

        if (!_before.TryGetValue(to, out List<KeyPlace>? before))
        {
            _before.Add(to, before = []);
        }

        before.Add(from);
        if (_seen.Add(to))
        {
            _open.Enqueue(to);
        }
        else if (_questions.TryGetValue(to, out SyntaxNode? question))
        {
            Ask(from, question);
        }
    }

    /// <summary>A question is asked with the key.</summary>
    public void Ask(KeyPlace from, SyntaxNode question)
    {
        if (!_questions.ContainsKey(from))
        {
            _questions.Add(from, question);
            _asked.Enqueue(from);
        }
    }

    /// <summary>A key comes into a function by a parameter.</summary>
    public void Enter(KeyPlace from, KeyPart? part, SyntaxNode parameter, SyntaxNode call)
    {
        KeyEntry entry = new(parameter, part);
        if (!_calls.TryGetValue(entry, out HashSet<(KeyPlace, SyntaxNode)>? calls))
        {
            _calls.Add(entry, calls = []);
        }

        Move(from, new KeyPlace(parameter, entry, part));
        if (calls.Add((from, call)) && _exits.TryGetValue(entry, out HashSet<KeyExit>? exits))
        {
            foreach (KeyExit exit in exits.ToList())
            {
                leave(from, call, exit);
            }
        }
    }

    /// <summary>A key leaves the function that it came into.</summary>
    public void Exit(KeyEntry entry, KeyExit exit)
    {
        if (!_exits.TryGetValue(entry, out HashSet<KeyExit>? exits))
        {
            _exits.Add(entry, exits = []);
        }

        if (exits.Add(exit))
        {
            foreach ((KeyPlace from, SyntaxNode call) in _calls[entry].ToList())
            {
                leave(from, call, exit);
            }
        }
    }
}
