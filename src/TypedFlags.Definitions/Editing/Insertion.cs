using System.Text;

namespace TypedFlags.Definitions.Editing;

/// <summary>Text to put between two characters of another one.</summary>
/// <param name="Position">Where; before the character there.</param>
/// <param name="Text">What.</param>
internal readonly record struct Insertion(int Position, string Text)
{
    /// <summary>The text with all insertions, which are in order of their positions.</summary>
    public static string Apply(string text, IReadOnlyList<Insertion> insertions)
    {
        StringBuilder result = new(text.Length + 64);
        int done = 0;
        foreach (Insertion insertion in insertions)
        {
            result.Append(text, done, insertion.Position - done).Append(insertion.Text);
            done = insertion.Position;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
