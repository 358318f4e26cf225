namespace TypedFlags.SourceGeneration.Emit;

/// <summary>One of the overloads of <c>EvaluateAll</c>, which class, interface and injected implementation all have.</summary>
/// <param name="Documentation">A documentation comment of one line.</param>
/// <param name="Signature">From the return type to the parameters or constraints.</param>
/// <param name="Call">What it calls.</param>
internal sealed record EvaluateAllMember(string Documentation, string Signature, string Call)
{
    public static IReadOnlyList<EvaluateAllMember> All { get; } =
    [
        new(
            "/// <summary>Evaluates every flag for the ambient context.</summary>",
            "global::TypedFlags.FlagEvaluations EvaluateAll()",
            "EvaluateAll()"),
        new(
            "/// <summary>Evaluates every flag for one context; null is an anonymous user.</summary>",
            "global::TypedFlags.FlagEvaluations EvaluateAll(global::TypedFlags.FlagContext? context)",
            "EvaluateAll(context)"),
        new(
            "/// <summary>Evaluates every flag for one context, read in place.</summary>",
            "global::TypedFlags.FlagEvaluations EvaluateAll<TContext>(in TContext context) where TContext : struct, global::TypedFlags.IFlagContextAdapter",
            "EvaluateAll(in context)"),
    ];
}
