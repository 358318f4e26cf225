using System.CommandLine;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Contexts;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Verbs;

/// <summary><c>evaluate</c>: what some users would get, and why.</summary>
internal static class EvaluateVerb
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> flags = new("flag")
        {
            Description = "The flags to evaluate. Default: all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        EvaluationOptions options = new();
        Option<string> context = ContextArgument.CreateOption();
        Option<string> contexts = new("--contexts")
        {
            Description = "A file with one such object a line; - is standard input.",
            HelpName = "file.jsonl",
        };
        Option<bool> json = Switch.Create("--json", "One JSON object a context, on one line.");
        Command verb = new("evaluate", "Says what users would get. Ends with 0, with 1 if a flags file or a context has a mistake, and with 2 if the command line has one.")
        {
            flags,
        };
        options.AddTo(verb);
        verb.Options.Add(context);
        verb.Options.Add(contexts);
        verb.Options.Add(json);
        MistypedOptions.Refuse(verb);
        verb.SetAction(parsed =>
        {
            string? one = parsed.GetValue(context);
            string? many = parsed.GetValue(contexts);
            if ((one is null) == (many is null))
            {
                throw Refusal.Usage(one is null
                    ? $"For whom? Give {ContextArgument.Hint}, or --contexts with a file of such lines."
                    : "--context and --contexts can't be given together.");
            }

            FlagSetSnapshot snapshot = options.Load(parsed, surroundings);
            int[] chosen = FlagNames.Find(snapshot.Set, parsed.GetValue(flags) ?? []);
            IAnswerWriter answers = parsed.GetValue(json)
                ? new AnswerJson(snapshot, chosen, surroundings.Output)
                : new AnswerTable(snapshot, chosen, surroundings.Output);
            if (many is not null)
            {
                return new ContextStream(snapshot, answers, surroundings).Run(many);
            }

            answers.Write(new JsonContextAdapter(ContextArgument.Read(one!, snapshot, surroundings)), line: null);
            return ExitCode.Success;
        });
        return verb;
    }
}
