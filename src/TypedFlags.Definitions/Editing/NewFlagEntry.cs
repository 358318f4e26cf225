using System.Globalization;
using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions.Editing;

/// <summary>Writes the least that makes a sound flag: what its type needs, the day it was made, and what the policy asks for.</summary>
internal static class NewFlagEntry
{
    // What a policy without max_lifetime_days gets: a quarter, in which most releases are done.
    private const long DaysToLive = 90;

    // What only people know; easily found again.
    private const string ToDo = "TODO";

    /// <summary>The entry of a flag under <c>flags:</c>.</summary>
    public static NewEntry Create(NewFlag flag, FileSettings settings, DateTime today)
    {
        List<NewEntry> properties = [];
        foreach (int slot in settings.Require.OrderBy(static slot => slot))
        {
            if (slot < FlagProperties.Created)
            {
                properties.Add(Required(slot));
            }
        }

        properties.Add(NewEntry.Text("created", Day(today)));
        if (settings.Require.Contains(FlagProperties.Expires))
        {
            properties.Add(NewEntry.Text("expires", Day(LastDay(today, settings.MaxLifetimeDays))));
        }

        AddType(properties, flag.Shape);
        return NewEntry.Mapping(flag.Key, properties);
    }

    private static NewEntry Required(int slot)
    {
        string name = FlagProperties.Table.Names[slot];
        return slot switch
        {
            FlagProperties.Kind => NewEntry.Text(name, "release"),
            FlagProperties.Tags => NewEntry.Literal(name, "[]"),
            FlagProperties.Metadata => NewEntry.Literal(name, "{}"),
            _ => NewEntry.Text(name, ToDo),
        };
    }

    private static void AddType(List<NewEntry> properties, NewFlagShape shape)
    {
        switch (shape)
        {
            case NewFlagShape.Text:
                properties.Add(NewEntry.Text("type", "string"));
                properties.Add(NewEntry.Literal("default", "\"\""));
                break;
            case NewFlagShape.Integer:
                properties.Add(NewEntry.Text("type", "integer"));
                properties.Add(NewEntry.Literal("default", "0"));
                break;
            case NewFlagShape.Number:
                properties.Add(NewEntry.Text("type", "number"));
                properties.Add(NewEntry.Literal("default", "0"));
                break;
            case NewFlagShape.Object:
                properties.Add(NewEntry.Text("type", "object"));
                properties.Add(NewEntry.Literal("default", "{}"));
                break;
            case NewFlagShape.Variants:
                properties.Add(NewEntry.Text("type", "string"));
                properties.Add(NewEntry.Mapping("variants", [NewEntry.Text("control", "control"), NewEntry.Text("treatment", "treatment")]));
                properties.Add(NewEntry.Text("default", "control"));
                break;
            default:
                properties.Add(NewEntry.Literal("default", "false"));
                break;
        }
    }

    private static DateTime LastDay(DateTime today, long? maximum)
    {
        long days = Math.Min(maximum ?? DaysToLive, DaysToLive);
        return (DateTime.MaxValue - today).TotalDays > days ? today.AddDays(days) : today;
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
