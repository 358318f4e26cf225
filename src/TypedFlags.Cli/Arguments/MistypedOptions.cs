using System.CommandLine;
using System.CommandLine.Parsing;

namespace TypedFlags.Cli.Arguments;

/// <summary>What takes any text would also take an option: an argument one that is misspelt, and an option whose value was forgotten the next one.</summary>
internal static class MistypedOptions
{
    /// <summary>Makes a verb refuse arguments that look like options, and options as values. (A file of such a name is <c>./--name</c>.)</summary>
    public static void Refuse(Command verb)
    {
        string[] options = [.. verb.Options.SelectMany(option => option.Aliases.Prepend(option.Name))];
        foreach (Option option in verb.Options)
        {
            option.Validators.Add(result =>
            {
                foreach (Token token in result.Tokens.Where(token => options.Contains(token.Value, StringComparer.Ordinal)))
                {
                    result.AddError($"'{option.Name}' needs a value, and '{token.Value}' is the next option.");
                }
            });
        }

        foreach (Argument argument in verb.Arguments)
        {
            argument.Validators.Add(result =>
            {
                foreach (Token token in result.Tokens)
                {
                    // An option's own name can only stand here behind '--', and is then meant as a name.
                    if (token.Value.StartsWith('-') && token.Value.Length > 1 && !options.Contains(token.Value, StringComparer.Ordinal))
                    {
                        result.AddError($"There is no option '{token.Value}'{DidYouMean.Hint(token.Value, verb.Options.Select(option => option.Name))}.");
                    }
                }
            });
        }
    }
}
