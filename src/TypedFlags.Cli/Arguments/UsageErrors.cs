using System.CommandLine;
using System.CommandLine.Parsing;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Arguments;

/// <summary>What is said of a command line that can't be understood.</summary>
internal static class UsageErrors
{
    /// <summary>One line a mistake, what was probably meant, and where help is.</summary>
    public static int Tell(ParseResult parsed, Surroundings surroundings)
    {
        Command command = parsed.CommandResult.Command;
        foreach (ParseError mistake in parsed.Errors)
        {
            // That a verb is missing says nothing where one is misspelt.
            if (mistake.SymbolResult is CommandResult && parsed.UnmatchedTokens.Count > 0)
            {
                continue;
            }

            surroundings.Tell($"typedflags: {mistake.Message}");
        }

        // What follows a misspelt verb may well be right.
        bool isVerbUnknown = command.Subcommands.Count > 0;
        foreach (string token in parsed.UnmatchedTokens.Take(isVerbUnknown ? 1 : int.MaxValue))
        {
            surroundings.Tell($"typedflags: '{Printable.Line(token, 80)}' is not known here{DidYouMean.Hint(token, NamesOf(command))}.");
        }

        string path = command.Parents.Any() ? $" {command.Name}" : string.Empty;
        surroundings.Tell($"Run 'typedflags{path} --help' for what there is.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> NamesOf(Command command) =>
        [.. command.Subcommands.Select(verb => verb.Name), .. command.Options.Select(option => option.Name)];
}
