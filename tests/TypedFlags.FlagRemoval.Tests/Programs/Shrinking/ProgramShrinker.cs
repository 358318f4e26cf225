using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Tests.Programs.Running;

namespace TypedFlags.FlagRemoval.Tests.Programs.Shrinking;

/// <summary>Makes a program that differs as small as it gets: it takes away what it can while the rest still compiles and differs in the same way.</summary>
internal static partial class ProgramShrinker
{
    private const int AtOnce = 40;
    private const int MostRounds = 60;

    public static Failure Shrink(Failure failure)
    {
        Failure smallest = failure;
        for (int round = 0; round < MostRounds; round++)
        {
            Failure? smaller = Smaller(smallest);
            if (smaller is null)
            {
                break;
            }

            smallest = smaller;
        }

        return smallest;
    }

    private static Failure? Smaller(Failure failure)
    {
        SyntaxNode root = failure.Program.Tree.GetRoot();
        string name = failure.Program.Name;
        int number = 0;

        // The largest cuts first.
        IEnumerable<RandomProgram> candidates = Cuts.Of(root)
            .Where(Ends)
            .OrderBy(static cut => cut.Length)
            .Select(cut => failure.Program.Renamed(Outer(name) + "x" + (++number).ToString(CultureInfo.InvariantCulture), cut));
        foreach (RandomProgram[] some in candidates.Chunk(AtOnce))
        {
            Failure? found = ProgramBatch.Check(some, isComplete: true).Failures.Where(found => found.Kind == failure.Kind).MinBy(static found => found.Program.Tree.Length);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    // A loop without its look at the fuel might go on for ever.
    private static bool Ends(string text) => Loop().Count(text) <= Fuel().Count(text);

    [GeneratedRegex(@"\b(?:while|for|foreach) \(", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Loop();

    [GeneratedRegex(@"if \(!Trace\.Fuel\(\)\) break;|while \(Trace\.Fuel\(\) &&", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fuel();

    private static string Outer(string name) => name.Split('x')[0];
}
