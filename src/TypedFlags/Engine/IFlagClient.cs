using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Flags by name, for tools and bridges; code that knows its flags uses the generated accessors. Never throws because of a name or of flag
/// data: an unknown flag gives the default with <see cref="FlagErrorCode.FlagNotFound"/>, another type than asked for with
/// <see cref="FlagErrorCode.TypeMismatch"/>. Names are matched exactly. Safe for any number of threads.
/// </summary>
public interface IFlagClient
{
    /// <summary>A boolean flag.</summary>
    /// <param name="name">The flag's key.</param>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <param name="defaultValue">What to give where there is no such flag, or it is of another type.</param>
    bool GetBoolean([FlagName] string name, FlagContext? context, bool defaultValue);

    /// <summary>A text flag, with or without variants.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    string GetString([FlagName] string name, FlagContext? context, string defaultValue);

    /// <summary>A whole-number flag, with or without variants.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    int GetInteger([FlagName] string name, FlagContext? context, int defaultValue);

    /// <summary>A number flag, with or without variants.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    double GetNumber([FlagName] string name, FlagContext? context, double defaultValue);

    /// <summary>An object flag as JSON, with or without variants.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    JsonElement GetObject([FlagName] string name, FlagContext? context, JsonElement defaultValue);

    /// <summary>A boolean flag, and why.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    FlagEvaluation<bool> GetBooleanDetails([FlagName] string name, FlagContext? context, bool defaultValue);

    /// <summary>A text flag, and why.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    FlagEvaluation<string> GetStringDetails([FlagName] string name, FlagContext? context, string defaultValue);

    /// <summary>A whole-number flag, and why.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    FlagEvaluation<int> GetIntegerDetails([FlagName] string name, FlagContext? context, int defaultValue);

    /// <summary>A number flag, and why.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    FlagEvaluation<double> GetNumberDetails([FlagName] string name, FlagContext? context, double defaultValue);

    /// <summary>An object flag as JSON, and why.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    FlagEvaluation<JsonElement> GetObjectDetails([FlagName] string name, FlagContext? context, JsonElement defaultValue);

    /// <summary>All flags of all assemblies at once; of a key that two have, the first one's.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    FlagEvaluations EvaluateAll(FlagContext? context);

    /// <summary>Why a flag answers as it does, by name: the answer, and every step of the evaluation.</summary>
    /// <param name="name">The flag's key.</param>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    /// <returns>
    /// The explanation; it holds personal data: see <see cref="FlagExplanation"/>. Of an unknown flag it has no value,
    /// <see cref="FlagErrorCode.FlagNotFound"/>, and the name that was probably meant.
    /// </returns>
    FlagExplanation Explain([FlagName] string name, FlagContext? context);
}
