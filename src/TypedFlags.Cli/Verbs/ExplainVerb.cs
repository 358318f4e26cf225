using System.CommandLine;
using System.Text.Json;
using TypedFlags.Cli.Arguments;
using TypedFlags.Cli.Contexts;
using TypedFlags.Cli.Output;

namespace TypedFlags.Cli.Verbs;

/// <summary><c>explain</c>: the trace of one evaluation.</summary>
internal static class ExplainVerb
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> flag = new("flag") { Description = "The flag to explain." };
        EvaluationOptions options = new();
        Option<string> context = ContextArgument.CreateOption();
        Option<bool> json = Switch.Create("--json", "One JSON object, on one line.");
        Command verb = new("explain", "Says why a user gets what they get: each step, what it compared, and which one decided. Ends as evaluate does.")
        {
            flag,
        };
        options.AddTo(verb);
        verb.Options.Add(context);
        verb.Options.Add(json);
        MistypedOptions.Refuse(verb);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(context) is not { } one)
            {
                throw Refusal.Usage($"For whom? Give {ContextArgument.Hint}.");
            }

            FlagSetSnapshot snapshot = options.Load(parsed, surroundings);
            FlagPlan plan = snapshot.PlanOf(FlagNames.Find(snapshot.Set, parsed.GetRequiredValue(flag)));
            FlagExplanation explanation = Explain(plan, ContextArgument.Read(one, snapshot, surroundings), snapshot);
            if (parsed.GetValue(json))
            {
                WriteJson(explanation, surroundings.Output);
            }
            else
            {
                WriteText(explanation, surroundings.Output);
            }

            return ExitCode.Success;
        });
        return verb;
    }

    private static FlagExplanation Explain(FlagPlan plan, JsonContext context, FlagSetSnapshot snapshot)
    {
        EvaluationTrace trace = new(plan.Definition, snapshot.TimeProvider.GetUtcNow().UtcTicks);
        EvaluationResult result = FlagEvaluator.Evaluate(plan, new JsonContextAdapter(context), snapshot, trace);
        return trace.ToExplanation(OutcomeReaders.Boxed.ToEvaluation(plan.Definition, result), result, plan.Environment);
    }

    private static void WriteJson(FlagExplanation explanation, ResultOutput output)
    {
        using (Utf8JsonWriter json = new(output, ToolJson.WriterOptions))
        {
            explanation.WriteTo(json);
        }

        output.EndLine();
    }

    private static void WriteText(FlagExplanation explanation, ResultOutput output)
    {
        foreach (string line in explanation.ToString().Split('\n'))
        {
            output.Write(Printable.Line(line));
            output.EndLine();
        }
    }
}
