using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// One piece of JSON that a provider gave, and what it was found to mean. The same object stands for the same text, so what is still the same object
/// after a refresh is neither read nor compiled again.
/// </summary>
/// <param name="json">The state or its short form.</param>
/// <param name="hasTextScalars">Whether every scalar is text (<c>"25"</c>, <c>"true"</c>), as in configuration.</param>
internal sealed class ProvidedState(JsonElement json, bool hasTextScalars)
{
    private StateAndProblems? _read;

    public JsonElement Json => json;

    public bool HasTextScalars => hasTextScalars;

    /// <summary>What it means for a flag, or for one tenant of it. Remembers the last flag it was asked for: nearly always there is but one.</summary>
    public StateAndProblems ReadFor(FlagDefinition definition, string? tenantId)
    {
        StateAndProblems? read = Volatile.Read(ref _read);
        if (read is null || !ReferenceEquals(read.Definition, definition))
        {
            List<string> problems = [];
            FlagState state = FlagStateReader.Read(definition, json, hasTextScalars, problems, tenantId);
            read = new StateAndProblems(definition, state, problems.Count == 0 ? [] : [.. problems]);
            Volatile.Write(ref _read, read);
        }

        return read;
    }

    public bool IsSameAs(ProvidedState other) =>
        hasTextScalars == other.HasTextScalars && JsonElement.DeepEquals(json, other.Json);
}

/// <summary>What a piece of state means for one flag, and a sentence for each property that had to be ignored.</summary>
internal sealed record StateAndProblems(FlagDefinition Definition, FlagState State, string[] Problems);
