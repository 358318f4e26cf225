using System.Text.Json;

namespace TypedFlags;

/// <content>What is served: fixed values, rollouts, splits, and steps of a schedule.</content>
internal sealed partial class StateReading
{
    private const int Whole = 100_000;
    private const int OnePercent = 1_000;

    private FlagOutcome? ReadServe(JsonElement json) => ReadOutcome(definition, json);

    /// <summary>A value of a flag: a side, a variant by its name, or a literal.</summary>
    private FlagOutcome? ReadOutcome(FlagDefinition flag, JsonElement json)
    {
        if (flag.Type == FlagType.Boolean)
        {
            return _scalars.TryGetBoolean(json, out bool on) ? flag.Outcomes[on ? 1 : 0] : null;
        }

        if (flag.HasVariants)
        {
            return JsonScalars.TryGetText(json, out string variant) ? flag.FindOutcome(variant) : null;
        }

        if (flag.Type == FlagType.Object && !isCompiled)
        {
            return ObjectLiteral.Fit(json, flag.Default.Json, _scalars) is { } fitted
                ? FlagDefinitionReader.ReadLiteral(flag.Type, fitted, _scalars)
                : null;
        }

        return FlagDefinitionReader.ReadLiteral(flag.Type, json, _scalars);
    }

    private FlagOutcome? FailServe(JsonElement json, string path)
    {
        Report(path, ExpectedServe(json));
        return null;
    }

    private string ExpectedServe(JsonElement json)
    {
        if (!definition.HasVariants)
        {
            string type = definition.Type switch
            {
                FlagType.Boolean => "true or false",
                FlagType.String => "text",
                FlagType.Integer => "a whole number",
                FlagType.Number => "a finite number",
                _ => "a map with the members of the default",
            };
            return $"should be {type}, not {JsonScalars.Describe(json)}";
        }

        List<string> names = VariantNames();
        string near = JsonScalars.TryGetText(json, out string name) && DidYouMean.Find(name, names) is { } found
            ? $" (did you mean '{found}'?)"
            : string.Empty;
        return $"should be one of the variants {string.Join(", ", names)}, not {JsonScalars.Describe(json)}{near}";
    }

    private List<string> VariantNames()
    {
        List<string> names = [];
        foreach (FlagOutcome outcome in definition.Outcomes)
        {
            names.Add(outcome.Variant!);
        }

        return names;
    }

    private int? ReadRollout(JsonElement json, string path)
    {
        if (!_scalars.TryGetPercentage(json, out int thousandths))
        {
            Report(path, $"should be a percentage from 0 to 100 with at most three decimals, not {JsonScalars.Describe(json)}");
            return null;
        }

        bool isWholeOnly = definition.Bucketing
            is BucketingAlgorithm.FeatureFlagInfra or BucketingAlgorithm.FlagForge or BucketingAlgorithm.Rollgate or BucketingAlgorithm.Unleash;
        if (!isCompiled && isWholeOnly && thousandths % OnePercent != 0)
        {
            Report(path, $"should be a whole percentage, which is as fine as the flag's bucketing is, not {JsonScalars.Describe(json)}");
            return null;
        }

        return thousandths;
    }

    private int[]? ReadSplit(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(path, $"should be a map from variants to percentages, not {JsonScalars.Describe(json)}");
            return null;
        }

        int[] weights = new int[definition.Outcomes.Length];
        long total = 0;
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            if (definition.FindOutcome(entry.Name) is not { } outcome)
            {
                Report(path, $"names the variant '{JsonScalars.Shorten(entry.Name)}', which there is not{DidYouMean.Hint(entry.Name, VariantNames())}");
                return null;
            }

            if (!_scalars.TryGetPercentage(entry.Value, out int weight))
            {
                Report($"{path}.{entry.Name}", $"should be a percentage from 0 to 100 with at most three decimals, not {JsonScalars.Describe(entry.Value)}");
                return null;
            }

            weights[outcome.Index] = weight;
            total += weight;
        }

        if (total != Whole)
        {
            Report(path, "should add up to 100");
            return null;
        }

        return weights;
    }

    private ScheduleStepState[]? ReadSchedule(JsonElement json, string path)
    {
        if (!_scalars.TryGetList(json, out JsonElement[] items))
        {
            Report(path, $"should be a list of steps, not {JsonScalars.Describe(json)}");
            return null;
        }

        ScheduleStepState[] steps = new ScheduleStepState[items.Length];
        for (int index = 0; index < steps.Length; index++)
        {
            if (ReadStep(items[index], $"{path}[{index}]") is not { } step)
            {
                return null;
            }

            if (index > 0 && step.AtUtcTicks < steps[index - 1].AtUtcTicks)
            {
                Report($"{path}[{index}]", "comes before the step above it; steps are in order of time");
                return null;
            }

            steps[index] = step;
        }

        return steps;
    }

    private ScheduleStepState? ReadStep(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("at"u8, out JsonElement at)
            || !JsonScalars.TryGetText(at, out string time)
            || !Rfc3339.TryParse(time, out long ticks))
        {
            Report(path, "should have 'at', a time such as 2026-12-01T00:00:00Z, and any of enabled, serve, rollout, split");
            return null;
        }

        return ReadPart(json, StateProperties.OfStep, path, "at") is { } change ? new ScheduleStepState(ticks, change) : null;
    }

    /// <summary>The state properties of a step or a rule, among properties of its own; null where any is not right.</summary>
    private FlagState? ReadPart(JsonElement json, StateProperties allowed, string path, params ReadOnlySpan<string> own)
    {
        FlagState part = new();
        foreach (JsonProperty entry in json.EnumerateObject())
        {
            string name = KnownNames.Of(entry);
            if (own.Contains(name))
            {
                continue;
            }

            StateProperties property = StatePropertyNames.Find(name) & allowed;
            string place = $"{path}.{name}";
            string? misfit = isCompiled ? null : FindMisfit(property);
            if (property == StateProperties.None || misfit is not null)
            {
                if (isCompiled)
                {
                    continue;
                }

                Report(place, misfit ?? $"is no property of it{DidYouMean.Hint(name, [.. own, .. StatePropertyNames.Of(allowed)])}");
                return null;
            }

            if (!ReadProperty(part, property, entry.Value, place))
            {
                return null;
            }

            part.Values |= property;
        }

        return part;
    }
}
