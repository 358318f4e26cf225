using System.Globalization;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Peer;

/// <summary>The flags of <c>flags.yaml</c> in the schema of Microsoft.FeatureManagement.</summary>
internal static class PeerConfiguration
{
    public static Dictionary<string, string?> Write(int moreFlags)
    {
        Dictionary<string, string?> configuration = new(StringComparer.OrdinalIgnoreCase);
        int next = 0;
        for (; next < moreFlags / 2; next++)
        {
            AddFlag(configuration, next, string.Create(CultureInfo.InvariantCulture, $"flag_{next:00000}"));
        }

        AddFlag(configuration, next++, Flags.Names.Constant);

        AddFilter(configuration, next++, Flags.Names.AttributeRule, "Plan", ("Plan", "pro"));

        IEnumerable<(string, string)> users = Enumerable.Range(0, 20)
            .Select(static place => ($"Audience:Users:{place}", place == 9 ? Users.Key : $"user-{10_001 + place}"));
        AddFilter(configuration, next++, Flags.Names.AllowList, "Microsoft.Targeting", [.. users, ("Audience:DefaultRolloutPercentage", "0")]);

        AddFilter(configuration, next++, Flags.Names.Percentage, "Microsoft.Targeting", ("Audience:DefaultRolloutPercentage", "50"));

        string split = AddFlag(configuration, next++, Flags.Names.VariantSplit);
        AddVariant(configuration, split, 0, "control", "one-column", 0, 50);
        AddVariant(configuration, split, 1, "compact", "compact", 50, 75);
        AddVariant(configuration, split, 2, "full", "full", 75, 100);
        configuration[split + ":allocation:default_when_enabled"] = "control";

        for (; next < moreFlags; next++)
        {
            AddFlag(configuration, next, string.Create(CultureInfo.InvariantCulture, $"flag_{next:00000}"));
        }

        return configuration;
    }

    private static string AddFlag(Dictionary<string, string?> configuration, int place, string key)
    {
        string flag = string.Create(CultureInfo.InvariantCulture, $"feature_management:feature_flags:{place}");
        configuration[flag + ":id"] = key;
        configuration[flag + ":enabled"] = "true";
        return flag;
    }

    private static void AddFilter(
        Dictionary<string, string?> configuration, int place, string key, string filter, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        string section = AddFlag(configuration, place, key) + ":conditions:client_filters:0";
        configuration[section + ":name"] = filter;
        foreach ((string name, string value) in parameters)
        {
            configuration[section + ":parameters:" + name] = value;
        }
    }

    private static void AddVariant(Dictionary<string, string?> configuration, string flag, int place, string name, string value, int from, int to)
    {
        configuration[$"{flag}:variants:{place}:name"] = name;
        configuration[$"{flag}:variants:{place}:configuration_value"] = value;
        configuration[$"{flag}:allocation:percentile:{place}:variant"] = name;
        configuration[$"{flag}:allocation:percentile:{place}:from"] = from.ToString(CultureInfo.InvariantCulture);
        configuration[$"{flag}:allocation:percentile:{place}:to"] = to.ToString(CultureInfo.InvariantCulture);
    }
}
