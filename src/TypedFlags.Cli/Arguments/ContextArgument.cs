using System.CommandLine;
using System.Text;
using TypedFlags.Cli.Contexts;

namespace TypedFlags.Cli.Arguments;

/// <summary>The context that the command line itself gives.</summary>
internal static class ContextArgument
{
    /// <summary>What to give, for whoever gave nothing.</summary>
    public const string Hint = """--context '{"targetingKey":"ada"}' ('{}' is an anonymous user)""";

    private const string Name = "--context";

    public static Option<string> CreateOption() => new(Name, "-c")
    {
        Description = """One context as JSON, such as '{"targetingKey":"ada","plan":"pro"}'.""",
        HelpName = "json",
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="Refusal">It is none.</exception>
    public static JsonContext Read(string text, FlagSetSnapshot snapshot, Surroundings surroundings)
    {
        ContextMembers members = new(snapshot.Set.Compiled.Context);
        ContextPlace place = new(Name, Line: 1);
        JsonContextReader reader = new(members, new ContextNotes(surroundings, members) { Place = place });
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > ContextLines.MaximumLength)
        {
            throw new Refusal(ExitCode.Usage, $"{place.At(utf8, 0)}: error: {ContextStream.TooLong}");
        }

        return reader.Read(utf8) is { } problem
            ? throw new Refusal(ExitCode.Usage, $"{place.At(utf8, problem.Position)}: error: {problem.Message}")
            : reader.Context;
    }
}
