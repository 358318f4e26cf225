using System.Buffers;
using System.Text.Json;

namespace TypedFlags.Cli.Output;

/// <summary>Gives the answers of some flags for one context after the other.</summary>
internal interface IAnswerWriter
{
    /// <summary>Evaluates and writes.</summary>
    /// <param name="context">Who it is for.</param>
    /// <param name="line">The context's line, where there are several.</param>
    void Write<TContext>(in TContext context, long? line)
        where TContext : struct, IFlagContextAdapter;

    /// <summary>Says in place of answers why there are none.</summary>
    void WriteError(string message);
}

/// <summary>
/// Answers as one JSON object a line, <c>{"flag":{"value":…,"variant":…,"reason":…}}</c>. A flag has few different answers, so each is
/// made into text once.
/// </summary>
internal sealed class AnswerJson(FlagSetSnapshot snapshot, int[] flags, ResultOutput output) : IAnswerWriter
{
    private readonly Answers[] _answers = Array.ConvertAll(flags, static _ => new Answers());

    /// <inheritdoc/>
    public void Write<TContext>(in TContext context, long? line)
        where TContext : struct, IFlagContextAdapter
    {
        output.Write("{"u8);
        for (int index = 0; index < flags.Length; index++)
        {
            if (index > 0)
            {
                output.Write(","u8);
            }

            FlagPlan plan = snapshot.PlanOf(flags[index]);
            output.Write(_answers[index].TextOf(plan, FlagEvaluator.Evaluate(plan, in context, snapshot)));
        }

        output.Write("}"u8);
        output.EndLine();
    }

    /// <inheritdoc/>
    public void WriteError(string message)
    {
        using Utf8JsonWriter json = new(output, ToolJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("error"u8, message);
        json.WriteEndObject();
        json.Flush();
        output.EndLine();
    }

    /// <summary>What one flag answered so far, as text.</summary>
    private sealed class Answers
    {
        private readonly Dictionary<EvaluationResult, byte[]> _texts = new(ReferenceEqualityComparer.Instance);
        private EvaluationResult? _lastResult;
        private byte[] _lastText = [];

        public byte[] TextOf(FlagPlan plan, EvaluationResult result)
        {
            if (ReferenceEquals(result, _lastResult))
            {
                return _lastText;
            }

            if (!_texts.TryGetValue(result, out byte[]? text))
            {
                text = Write(plan.Definition.Key, result);

                // A plan has its results ready, and they are few; only one that tells of an error is made anew each time.
                if (result.ErrorCode is null)
                {
                    _texts.Add(result, text);
                }
            }

            _lastResult = result;
            return _lastText = text;
        }

        /// <summary>A member of the line's object: the key, a colon and the answer.</summary>
        private static byte[] Write(string key, EvaluationResult result)
        {
            ArrayBufferWriter<byte> text = new();
            using Utf8JsonWriter json = new(text, ToolJson.WriterOptions);
            json.WriteStartObject();
            json.WritePropertyName(key);
            WriteAnswer(json, result);
            json.WriteEndObject();
            json.Flush();
            return text.WrittenSpan[1..^1].ToArray();
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, EvaluationResult result)
    {
        json.WriteStartObject();
        json.WritePropertyName("value"u8);
        WriteValue(json, result.Outcome);
        WriteIfThere(json, "variant"u8, result.Outcome.Variant);
        json.WriteString("reason"u8, result.Reason);
        WriteIfThere(json, "ruleName"u8, result.RuleName);
        WriteIfThere(json, "errorCode"u8, result.ErrorCode);
        WriteIfThere(json, "errorMessage"u8, result.ErrorMessage);
        json.WriteEndObject();
    }

    private static void WriteIfThere(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, FlagOutcome outcome)
    {
        switch (outcome.Type)
        {
            case FlagType.Boolean:
                json.WriteBooleanValue(outcome.Boolean);
                break;
            case FlagType.String:
                json.WriteStringValue(outcome.Text);
                break;
            case FlagType.Integer:
                json.WriteNumberValue(outcome.Integer);
                break;
            case FlagType.Number:
                json.WriteNumberValue(outcome.Number);
                break;
            default:
                outcome.Json.WriteTo(json);
                break;
        }
    }
}
