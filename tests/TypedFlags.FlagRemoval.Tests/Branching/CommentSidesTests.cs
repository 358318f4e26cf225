using System.Text.RegularExpressions;
using TypedFlags.FlagRemoval.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Branching;

/// <summary>
/// Statements with places for comments: <c>[+]</c> for what is said of the side that stays with the flag on, <c>[-]</c> of the other one, <c>[=]</c> of neither, and
/// <c>[?]</c> of the question. Each place
/// gets a comment in turn, and then all of them do: those of the dead side and of the question go, the others stay.
/// </summary>
public partial class CommentSidesTests
{
    [Theory]
    [ClassData(typeof(CommentSides))]
    public void Comments_go_and_stay_with_their_side(string name)
    {
        List<string> bodies = [.. CommentSides.Filled(CommentSides.All[name])];
        List<string> problems = [];
        foreach (bool isOn in (bool[])[true, false])
        {
            List<string> befores = [.. bodies.Select(body => isOn ? body : Flipped().Replace(body, static match => match.Value == "On" ? "Off" : "On"))];
            IReadOnlyList<string> afters = Pinned.RewriteEach(befores);
            char gone = isOn ? '-' : '+';
            for (int index = 0; index < afters.Count; index++)
            {
                string[] expected = [.. CommentSides.CommentsOf(befores[index]).Where(comment => comment[2] != gone && comment[2] != '?')];
                string[] actual = [.. CommentSides.CommentsOf(afters[index])];
                string complaint = string.Join(", ", expected.Except(actual).Select(static one => "lost " + one).Concat(actual.Except(expected).Select(static one => "left " + one)).Concat(Tidiness.Problems(befores[index], afters[index])));
                if (complaint.Length > 0 || actual.Length != expected.Length)
                {
                    problems.Add($"{complaint}\n{befores[index]}\n----\n{afters[index]}");
                }
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {2 * bodies.Count}\n" + string.Join("\n==========\n", problems));
    }

    [GeneratedRegex(@"\b(On|Off)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Flipped();
}
