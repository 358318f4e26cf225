using System.Globalization;

namespace TypedFlags.Cli.Output;

/// <summary>Answers for people: a table a context.</summary>
internal sealed class AnswerTable(FlagSetSnapshot snapshot, int[] flags, ResultOutput output) : IAnswerWriter
{
    private const int WidestName = 40;
    private const int ValueWidth = 36;

    private readonly int _nameWidth = flags.Length == 0 ? 0 : Math.Min(WidestName, flags.Max(flag => snapshot.Set[flag].Key.Length));
    private bool _isFirst = true;

    /// <inheritdoc/>
    public void Write<TContext>(in TContext context, long? line)
        where TContext : struct, IFlagContextAdapter
    {
        StartBlock();
        if (line is not null)
        {
            string key = context.TargetingKey.Kind == AttributeValueKind.None ? "anonymous" : Printable.Line(context.TargetingKey.ToString(), 80);
            Line(string.Create(CultureInfo.InvariantCulture, $"line {line}: {key}"));
        }

        foreach (int flag in flags)
        {
            FlagPlan plan = snapshot.PlanOf(flag);
            EvaluationResult result = FlagEvaluator.Evaluate(plan, in context, snapshot);
            string name = Printable.Line(plan.Definition.Key).PadRight(_nameWidth);
            string value = Printable.Line(Say(result.Outcome), ValueWidth).PadRight(ValueWidth);
            Line($"{name} {value} {Why(result)}");
        }
    }

    /// <inheritdoc/>
    public void WriteError(string message)
    {
        StartBlock();
        Line(message);
    }

    private static string Say(FlagOutcome outcome)
    {
        string value = Convert.ToString(outcome.ToObject(), CultureInfo.InvariantCulture) ?? string.Empty;
        return outcome.Type == FlagType.Boolean || string.Equals(outcome.Variant, value, StringComparison.Ordinal) ? outcome.Variant!
            : outcome.Variant is null ? value
            : $"{outcome.Variant}: {value}";
    }

    private static string Why(EvaluationResult result) =>
        result.RuleName is { } rule ? $"{result.Reason} ({Printable.Line(rule, 80)})"
        : result.ErrorMessage is { } message ? $"{result.Reason} {result.ErrorCode}: {Printable.Line(message, 300)}"
        : result.Reason;

    /// <summary>An empty line between one context and the next.</summary>
    private void StartBlock()
    {
        if (!_isFirst)
        {
            output.EndLine();
        }

        _isFirst = false;
    }

    private void Line(string text)
    {
        output.Write(text);
        output.EndLine();
    }
}
