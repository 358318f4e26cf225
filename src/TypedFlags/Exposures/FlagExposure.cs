using System.Runtime.InteropServices;

namespace TypedFlags;

/// <summary>Somebody was served a variant: what the analysis of an experiment counts. Holds no attributes.</summary>
/// <param name="TargetingKey">
/// Who: the targeting key, or, with <see cref="ExposureOptions.HashKey"/>, its HMAC-SHA256 as 64 lower-case hexadecimal digits.
/// </param>
/// <param name="FlagKey">The flag.</param>
/// <param name="Variant">
/// The variant, of a boolean <c>on</c> or <c>off</c>; of a flag without variants the value as text, up to 256 characters.
/// </param>
/// <param name="Time">When, in UTC.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FlagExposure(string TargetingKey, string FlagKey, string Variant, DateTimeOffset Time);
