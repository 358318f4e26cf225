using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Why a flag gave its answer: every step that the evaluation took, in order, what each compared, and which one decided. The answer is
/// that of an evaluation at the same moment, because it is one: the evaluator is the same, and only writes down what it does. Immutable.
/// </summary>
/// <remarks>
/// <para>
/// An explanation holds personal data: the targeting key, the groups and the values of the attributes that rules looked at. It is for
/// support tools and for developers; think before you log it.
/// </para>
/// <para>
/// Its size is bounded whatever the flag: of long lists, many rules and deep conditions it shows the first few and says how many more there
/// are. Steps about which the flag says nothing are left out.
/// </para>
/// </remarks>
public sealed class FlagExplanation
{
    internal FlagExplanation(
        FlagEvaluation<object> verdict, FlagOutcome? outcome, string? environment, DateTimeOffset? time, IReadOnlyList<ExplanationStep> steps)
    {
        FlagKey = verdict.FlagKey;
        Value = verdict.Value;
        Variant = verdict.Variant;
        Reason = verdict.Reason;
        RuleName = verdict.RuleName;
        ErrorCode = verdict.ErrorCode;
        ErrorMessage = verdict.ErrorMessage;
        Outcome = outcome;
        Environment = environment;
        Time = time;
        Steps = steps;
    }

    /// <summary>The flag's key, or the name that was asked for where there is no such flag.</summary>
    public string FlagKey { get; }

    /// <summary>
    /// The value served: a <see cref="bool"/>, <see cref="string"/>, <see cref="int"/> or <see cref="double"/>; of an object the generated
    /// record from a generated handle, else a <see cref="JsonElement"/>. Null only where there is no such flag.
    /// </summary>
    public object? Value { get; }

    /// <summary>The variant's name, of a boolean <c>on</c> or <c>off</c>; null for a literal value.</summary>
    public string? Variant { get; }

    /// <summary>One of <see cref="FlagReason"/>.</summary>
    public string Reason { get; }

    /// <summary>The name of the rule that decided, where it has one.</summary>
    public string? RuleName { get; }

    /// <summary>One of <see cref="FlagErrorCode"/> where the reason is <see cref="FlagReason.Error"/>, else null.</summary>
    public string? ErrorCode { get; }

    /// <summary>What went wrong, or null.</summary>
    public string? ErrorMessage { get; }

    /// <summary>The environment it was evaluated in; null where there is no such flag.</summary>
    public string? Environment { get; }

    /// <summary>The moment it was evaluated for, as UTC: what schedules and the attribute <c>now</c> saw. Null where there is no such flag.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>True where a hook changed the context before the evaluation: the steps show what was evaluated, not what was passed in.</summary>
    public bool IsContextChanged { get; internal init; }

    /// <summary>
    /// The steps in the order of evaluation. Those after the deciding one, which nobody looked at, are not among them.
    /// </summary>
    public IReadOnlyList<ExplanationStep> Steps { get; }

    /// <summary>The step that decided: the last one. Null where there is no such flag, and for a prerequisite shown without its steps.</summary>
    public ExplanationStep? DecidingStep => Steps is [.., { Decides: true } last] ? last : null;

    /// <summary>What is served, for rendering; null where there is no such flag.</summary>
    internal FlagOutcome? Outcome { get; }

    /// <summary>The explanation as text for people, several lines without a line break at the end; the lines end with <c>\n</c>.</summary>
    public override string ToString() => ExplanationText.Of(this);

    /// <summary>The explanation as one JSON object; see <see cref="WriteTo"/>.</summary>
    /// <param name="indented">True for lines that people can read.</param>
    public string ToJson(bool indented = false) => ExplanationJson.Of(this, indented);

    /// <summary>Writes the explanation as one JSON object. What is null or empty is left out.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ExplanationJson.Write(writer, this);
    }
}
