using System.Text.Json;

namespace TypedFlags;

/// <content>Who is served: environments, prerequisites, lists, tenants and rules.</content>
internal sealed partial class StateReading
{
    private static readonly string[] RuleProperties = ["name", "when", "enabled", "salt", "bucket_by", "otherwise"];

    private string[]? ReadEnvironments(JsonElement json, string path)
    {
        if (_scalars.TryGetTexts(json, out string[] environments) && environments.Length > 0)
        {
            return environments;
        }

        Report(path, "should be a list of at least one environment");
        return null;
    }

    private string[]? ReadTexts(JsonElement json, string path)
    {
        if (_scalars.TryGetTexts(json, out string[] texts))
        {
            return texts;
        }

        Report(path, $"should be a list of texts, not {JsonScalars.Describe(json)}");
        return null;
    }

    private AudienceState? ReadExclude(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"should be a map of users and groups, not {JsonScalars.Describe(json)}");
            return null;
        }

        string[]? users = [];
        string[]? groups = [];
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            string place = $"{path}.{entry.Name}";
            switch (entry.Name)
            {
                case "users": users = ReadTexts(entry.Value, place); break;
                case "groups": groups = ReadTexts(entry.Value, place); break;
                default:
                    Report(place, "is neither 'users' nor 'groups'");
                    return null;
            }
        }

        return users is null || groups is null ? null : new AudienceState(null, ToSet(users), ToSet(groups));
    }

    /// <summary>The lists of a flag: one of a boolean flag, one a variant of others.</summary>
    private AudienceState[]? ReadAudience(JsonElement json, string path, bool isUsers)
    {
        if (!definition.HasVariants)
        {
            return ReadTexts(json, path) is { } members ? [ToAudience(definition.Outcomes.IsEmpty ? null : definition.Outcomes[1], members, isUsers)] : null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"should be a map from variants to lists, not {JsonScalars.Describe(json)}");
            return null;
        }

        List<AudienceState> lists = [];
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            if (definition.FindOutcome(entry.Name) is not { } outcome)
            {
                Report(path, $"names the variant '{JsonScalars.Shorten(entry.Name)}', which there is not{DidYouMean.Hint(entry.Name, VariantNames())}");
                return null;
            }

            if (ReadTexts(entry.Value, $"{path}.{entry.Name}") is not { } members)
            {
                return null;
            }

            lists.Add(ToAudience(outcome, members, isUsers));
        }

        lists.Sort(static (left, right) => left.Outcome!.Index.CompareTo(right.Outcome!.Index));
        return [.. lists];
    }

    private static AudienceState ToAudience(FlagOutcome? outcome, string[] members, bool isUsers) =>
        isUsers ? new AudienceState(outcome, ToSet(members), null) : new AudienceState(outcome, null, ToSet(members));

    private static StringSet? ToSet(string[] items) => items.Length == 0 ? null : new StringSet(items);

    private Dictionary<string, FlagState>? ReadTenants(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"should be a map from tenants to their state, not {JsonScalars.Describe(json)}");
            return null;
        }

        Dictionary<string, FlagState> tenants = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            tenants[entry.Name] = ReadStateOrShorthand(entry.Value, StateProperties.OfTenant, $"{path}.{entry.Name}");
        }

        return tenants;
    }

    private RequirementState[]? ReadRequires(JsonElement json, string path)
    {
        List<RequirementState> requirements = [];
        if (_scalars.TryGetTexts(json, out string[] keys))
        {
            foreach (string key in keys)
            {
                if (FindRequired(key, path) is not { } flag)
                {
                    return null;
                }

                if (flag.Type != FlagType.Boolean)
                {
                    Report(path, $"should say what '{key}' must serve: {key} is not a boolean flag");
                    return null;
                }

                requirements.Add(new RequirementState(flag, flag.Outcomes[1]));
            }

            return [.. requirements];
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"should be a list of flags, or a map from flags to what they must serve, not {JsonScalars.Describe(json)}");
            return null;
        }

        foreach (JsonProperty entry in json.EnumerateObject())
        {
            if (FindRequired(entry.Name, path) is not { } flag)
            {
                return null;
            }

            if (ReadOutcome(flag, entry.Value) is not { } value)
            {
                Report($"{path}.{entry.Name}", $"is not something that flag serves: {JsonScalars.Describe(entry.Value)}");
                return null;
            }

            requirements.Add(new RequirementState(flag, value));
        }

        return [.. requirements];
    }

    private FlagDefinition? FindRequired(string key, string path)
    {
        CompiledDefinitions definitions = definition.Definitions;
        int index = definitions.IndexOf(key);
        if (index >= 0)
        {
            return definitions[index];
        }

        Report(path, $"names the flag '{JsonScalars.Shorten(key)}', which there is not{DidYouMean.Hint(key, definitions.Keys)}");
        return null;
    }

    private RuleState[]? ReadRules(JsonElement json, string path)
    {
        if (!_scalars.TryGetList(json, out JsonElement[] items))
        {
            Report(path, $"should be a list of rules, not {JsonScalars.Describe(json)}");
            return null;
        }

        RuleState[] rules = new RuleState[items.Length];
        for (int index = 0; index < rules.Length; index++)
        {
            if (ReadRule(items[index], $"{path}[{index}]") is not { } rule)
            {
                return null;
            }

            rules[index] = rule;
        }

        return rules;
    }

    private RuleState? ReadRule(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("when"u8, out JsonElement when))
        {
            Report(path, "should have 'when' and one of serve, rollout, split");
            return null;
        }

        ConditionReader conditions = new(Context, textScalars, isCompiled);
        if (conditions.Read(when) is not { } condition)
        {
            AddProblem($"The rules of the flag '{definition.Key}' are ignored, because in '{JsonScalars.Shorten(path, LongestPath)}.when' {conditions.Problem}");
            return null;
        }

        if (ReadPart(json, StateProperties.OfRule, path, RuleProperties) is not { } outcome)
        {
            return null;
        }

        if (outcome.Values is not (StateProperties.Serve or StateProperties.Rollout or StateProperties.Split))
        {
            Report(path, "should have exactly one of serve, rollout, split");
            return null;
        }

        if (!TryGetText(json, "name", path, out string? name)
            || !TryGetText(json, "salt", path, out string? salt)
            || !TryGetText(json, "bucket_by", path, out string? bucketBy)
            || !TryGetText(json, "otherwise", path, out string? otherwise))
        {
            return null;
        }

        bool enabled = true;
        if (json.TryGetProperty("enabled"u8, out JsonElement switched) && !_scalars.TryGetBoolean(switched, out enabled))
        {
            Report($"{path}.enabled", $"should be true or false, not {JsonScalars.Describe(switched)}");
            return null;
        }

        AttributeDeclaration? unit = bucketBy is null ? null : Context.FindUnit(bucketBy);
        if (bucketBy is not null && unit is null)
        {
            Report($"{path}.bucket_by", $"should be user, tenant or a declared attribute with one value, not '{JsonScalars.Shorten(bucketBy)}'{DidYouMean.Hint(bucketBy, Context.AttributeNames)}");
            return null;
        }

        if (otherwise is not (null or "next" or "off"))
        {
            Report($"{path}.otherwise", "should be 'next'");
            return null;
        }

        return new RuleState(name, enabled, condition, outcome, salt, unit, otherwise is "next");
    }

    private bool TryGetText(JsonElement json, string property, string path, out string? text)
    {
        text = null;
        if (!json.TryGetProperty(property, out JsonElement value))
        {
            return true;
        }

        if (JsonScalars.TryGetText(value, out string found))
        {
            text = found;
            return true;
        }

        Report($"{path}.{property}", $"should be text, not {JsonScalars.Describe(value)}");
        return false;
    }
}
