using System.Runtime.InteropServices;

namespace TypedFlags;

/// <summary>One answer and why it was given.</summary>
/// <typeparam name="T">The type of the flag's values.</typeparam>
/// <param name="FlagKey">The flag's key.</param>
/// <param name="Value">The value served.</param>
/// <param name="Variant">The variant's name, of a boolean <c>on</c> or <c>off</c>; null for a literal value.</param>
/// <param name="Reason">One of <see cref="FlagReason"/>.</param>
/// <param name="RuleName">The name of the rule that decided, where it has one.</param>
/// <param name="FlagMetadata">The flag's metadata, shared by all its evaluations.</param>
/// <param name="ErrorCode">One of <see cref="FlagErrorCode"/> where the reason is <see cref="FlagReason.Error"/>, else null.</param>
/// <param name="ErrorMessage">What went wrong, or null.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FlagEvaluation<T>(
    string FlagKey,
    T Value,
    string? Variant,
    string Reason,
    string? RuleName,
    IReadOnlyDictionary<string, object> FlagMetadata,
    string? ErrorCode = null,
    string? ErrorMessage = null);
