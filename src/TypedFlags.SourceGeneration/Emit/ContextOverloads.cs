using TypedFlags.SourceGeneration.Contexts;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Writes the overloads that take one type.</summary>
internal static class ContextOverloads
{
    /// <param name="writer">Where to.</param>
    /// <param name="adapter">The type and how it is read.</param>
    /// <param name="accessibility">The overloads'.</param>
    /// <param name="flags">The generated flags, where there are any.</param>
    public static void Write(CodeWriter writer, ContextAdapter adapter, string accessibility, GenerationTarget? flags)
    {
        string start = accessibility + " static ";
        string user = $"{adapter.Type.Name}? user";
        string context = ContextAdapterEmitter.Creation(adapter, className: null);

        WriteOne(
            writer,
            "True where the flag is on for the user; null is an anonymous one.",
            $"{start}bool IsEnabled(this global::TypedFlags.BooleanFlag flag, {user})",
            $"flag.IsEnabled({context})");
        WriteOne(
            writer,
            "The flag's value for the user; null is an anonymous one.",
            $"{start}T GetValue<T>(this global::TypedFlags.Flag<T> flag, {user})",
            $"flag.GetValue({context})");
        WriteOne(
            writer,
            "The flag's variant for the user; null is an anonymous one.",
            $"{start}TVariant GetVariant<T, TVariant>(this global::TypedFlags.VariantFlag<T, TVariant> flag, {user}) where TVariant : struct, global::System.Enum",
            $"flag.GetVariant({context})");
        WriteOne(
            writer,
            "The flag's value for the user, and why; null is an anonymous one.",
            $"{start}global::TypedFlags.FlagEvaluation<T> Evaluate<T>(this global::TypedFlags.Flag<T> flag, {user})",
            $"flag.Evaluate({context})");
        WriteOne(
            writer,
            "Why the flag answers as it does for the user, step by step; null is an anonymous one. It holds personal data.",
            $"{start}global::TypedFlags.FlagExplanation Explain(this global::TypedFlags.Flag flag, {user})",
            $"flag.Explain({context})");
        WriteOne(
            writer,
            "Looks up in which lists kept outside the user is; flags see it within the answer's Use().",
            $"{start}global::System.Threading.Tasks.Task<global::TypedFlags.PreparedMemberships> PrepareAsync("
                + $"this global::TypedFlags.FlagEngine engine, {user}, global::System.Threading.CancellationToken cancellationToken = default)",
            $"engine.PrepareAsync({context}, cancellationToken)");
        if (flags is not null)
        {
            WriteOne(
                writer,
                "Evaluates every flag for the user; null is an anonymous one.",
                $"{start}global::TypedFlags.FlagEvaluations EvaluateAll(this {flags.QualifiedInterface} flags, {user})",
                $"flags.EvaluateAll({context})");
        }

        WriteOne(
            writer,
            "The user as an evaluation context; null is an anonymous one.",
            $"{start}global::TypedFlags.FlagContext ToFlagContext(this {user})",
            $"{context}.ToFlagContext()");
        if (adapter.Type.IsValueType)
        {
            // An extension's receiver does not become nullable by itself.
            WriteOne(
                writer,
                "The user as an evaluation context.",
                $"{start}global::TypedFlags.FlagContext ToFlagContext(this {adapter.Type.Name} user)",
                $"{context}.ToFlagContext()");
        }
    }

    private static void WriteOne(CodeWriter writer, string summary, string signature, string expression)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(signature + " =>");
        writer.Continued(expression + ";");
        writer.Line();
    }
}
