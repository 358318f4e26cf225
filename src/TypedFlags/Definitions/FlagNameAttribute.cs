namespace TypedFlags;

/// <summary>
/// Says that the key of a flag goes here: <c>void Show([FlagName] string flag)</c>, or a property of an attribute of your own. The compiler then
/// holds constant text at that place against the flags that are declared, as it does for <see cref="IFlagClient"/> (TF1001, TF1002, TF1003).
/// Nothing reads it at run time.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FlagNameAttribute : Attribute;
