using System.CommandLine;
using System.CommandLine.Parsing;

namespace TypedFlags.Cli.Arguments;

/// <summary>An argument that takes any name would also take an option that is misspelt.</summary>
internal static class MistypedOptions
{
    /// <summary>Makes a verb refuse arguments that look like options. (A file of such a name is <c>./--name</c>.)</summary>
    public static void Refuse(Command verb)
    {
        foreach (Argument argument in verb.Arguments)
        {
            argument.Validators.Add(result =>
            {
                foreach (Token token in result.Tokens)
                {
                    if (token.Value.StartsWith('-') && token.Value.Length > 1)
                    {
                        result.AddError($"There is no option '{token.Value}'{DidYouMean.Hint(token.Value, verb.Options.Select(option => option.Name))}.");
                    }
                }
            });
        }
    }
}
