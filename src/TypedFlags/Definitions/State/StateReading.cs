using System.Text.Json;

namespace TypedFlags;

/// <summary>One reading of one flag's state: properties one by one, and a sentence for each that had to be ignored.</summary>
internal sealed partial class StateReading(FlagDefinition definition, bool textScalars, bool isCompiled, ICollection<string>? problems)
{
    /// <summary>More than anybody reads: what is wrong in so many places is of another kind than we think.</summary>
    private const int MostProblems = 20;

    private const int LongestPath = 120;

    private readonly JsonScalars _scalars = new(textScalars);
    private int _problemCount;

    private ContextSchema Context => definition.Definitions.Context;

    /// <summary>A state, of the whole flag or of a tenant, as an object or in its short form.</summary>
    public FlagState ReadStateOrShorthand(JsonElement json, StateProperties allowed, string path)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return new FlagState { Resets = allowed };
        }

        if (json.ValueKind == JsonValueKind.Object)
        {
            return ReadState(json, allowed, path);
        }

        if (definition.Type == FlagType.Boolean && _scalars.TryGetBoolean(json, out bool on) && !on)
        {
            return new FlagState { Values = StateProperties.Enabled, Enabled = false };
        }

        if (ReadServe(json) is { } outcome)
        {
            return new FlagState { Values = StateProperties.Enabled | StateProperties.Serve, Enabled = true, Serve = outcome };
        }

        Report(path, $"{ExpectedServe(json)}, or a map of state properties");
        return FlagState.Empty;
    }

    /// <summary>A state as an object.</summary>
    public FlagState ReadState(JsonElement json, StateProperties allowed, string path)
    {
        FlagState state = new();
        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"should be a map of state properties, not {JsonScalars.Describe(json)}");
            return state;
        }

        foreach (JsonProperty entry in json.EnumerateObject())
        {
            string name = KnownNames.Of(entry);
            StateProperties property = StatePropertyNames.Find(name) & allowed;
            string place = path.Length == 0 ? name : $"{path}.{name}";
            if (property == StateProperties.None)
            {
                // A compiled line holds the definition too, and perhaps properties of a later version.
                if (!isCompiled)
                {
                    ReportUnknown(name, place, allowed);
                }
            }
            else if (entry.Value.ValueKind == JsonValueKind.Null)
            {
                state.Values &= ~property;
                state.Resets |= property;
            }
            else if (!isCompiled && FindMisfit(property) is { } misfit)
            {
                Report(place, misfit);
            }
            else if (ReadProperty(state, property, entry.Value, place))
            {
                state.Values |= property;
                state.Resets &= ~property;
            }
            else
            {
                // Named twice in one object, the last one counts, and that one is ignored.
                state.Values &= ~property;
                state.Resets &= ~property;
            }
        }

        return state;
    }

    /// <summary>Reads one property into the state; false, after a report, where it is not right.</summary>
    private bool ReadProperty(FlagState state, StateProperties property, JsonElement json, string path)
    {
        switch (property)
        {
            case StateProperties.Enabled: return (state.Enabled = ReadBoolean(json, path)) is not null;
            case StateProperties.StaffOnly: return (state.StaffOnly = ReadBoolean(json, path)) is not null;
            case StateProperties.Environments: return (state.Environments = ReadEnvironments(json, path)) is not null;
            case StateProperties.Requires: return (state.Requires = ReadRequires(json, path)) is not null;
            case StateProperties.Exclude: return (state.Exclude = ReadExclude(json, path)) is not null;
            case StateProperties.Users: return (state.Users = ReadAudience(json, path, isUsers: true)) is not null;
            case StateProperties.Groups: return (state.Groups = ReadAudience(json, path, isUsers: false)) is not null;
            case StateProperties.Tenants: return (state.Tenants = ReadTenants(json, path)) is not null;
            case StateProperties.Rules: return (state.Rules = ReadRules(json, path)) is not null;
            case StateProperties.Serve: return (state.Serve = ReadServe(json) ?? FailServe(json, path)) is not null;
            case StateProperties.Rollout: return (state.Rollout = ReadRollout(json, path)) is not null;
            case StateProperties.Split: return (state.Split = ReadSplit(json, path)) is not null;
            default: return (state.Schedule = ReadSchedule(json, path)) is not null;
        }
    }

    /// <summary>Why this flag can't have the property, or null.</summary>
    private string? FindMisfit(StateProperties property) => property switch
    {
        StateProperties.StaffOnly or StateProperties.Rollout when definition.Type != FlagType.Boolean => "is for boolean flags only",
        StateProperties.Split when !definition.HasVariants => "is for flags with variants only",
        StateProperties.Split when definition.Bucketing is BucketingAlgorithm.FeatureFlagInfra or BucketingAlgorithm.FlagForge or BucketingAlgorithm.Rollgate
            => "is not something the flag's bucketing can do",
        StateProperties.Users or StateProperties.Groups or StateProperties.Exclude when definition.Outcomes.IsEmpty
            => "is for boolean flags and flags with variants only",
        _ => null,
    };

    private bool? ReadBoolean(JsonElement json, string path)
    {
        if (_scalars.TryGetBoolean(json, out bool value))
        {
            return value;
        }

        Report(path, $"should be true or false, not {JsonScalars.Describe(json)}");
        return null;
    }

    private void ReportUnknown(string name, string path, StateProperties allowed)
    {
        if (_problemCount >= MostProblems)
        {
            AddProblem(string.Empty);
            return;
        }

        if (StatePropertyNames.IsDefinition(name))
        {
            Report(path, "belongs to the definition, which only flags.yaml can change");
            return;
        }

        AddProblem(
            $"The flag '{definition.Key}' has no state property '{JsonScalars.Shorten(path, LongestPath)}'{DidYouMean.Hint(name, StatePropertyNames.Of(allowed))}; it is ignored.");
    }

    private void Report(string path, string what)
    {
        string place = path.Length == 0
            ? $"The state of the flag '{definition.Key}'"
            : $"'{JsonScalars.Shorten(path, LongestPath)}' of the flag '{definition.Key}'";
        AddProblem($"{place} {what}; it is ignored.");
    }

    private void AddProblem(string problem)
    {
        _problemCount++;
        if (_problemCount <= MostProblems)
        {
            problems?.Add(problem);
        }
        else if (_problemCount == MostProblems + 1)
        {
            problems?.Add($"The state of the flag '{definition.Key}' has more mistakes than these {MostProblems}; they are ignored too.");
        }
    }
}
