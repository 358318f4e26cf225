using System.Collections.Immutable;
using TypedFlags.Definitions;
using TypedFlags.FlagRemoval;

namespace TypedFlags.CodeFixes.Removal;

/// <summary>What can be kept of a flag.</summary>
internal static class FlagChoices
{
    public const string On = "on";
    public const string Off = "off";

    /// <summary>All of them, the likeliest first: what everybody gets already, or else most.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="outcome">What everybody gets by the file; null where that differs.</param>
    /// <param name="today">When.</param>
    public static ImmutableArray<FlagChoice> Of(FlagDefinition flag, string? outcome, DateTime today)
    {
        ConstantValue most = ServedMost.Of(flag, today);
        if (flag.Type == Definitions.FlagValueType.Boolean)
        {
            return OfBoolean(flag.Key, flag.MemberName, outcome ?? (most is ConstantValue.Boolean { Value: true } ? On : Off));
        }

        if (flag.Variants.IsEmpty)
        {
            return [new FlagChoice("the value", FlagReaches.NameOf(most), PinnedFlags.Of(flag, most))];
        }

        string? likely = outcome ?? (most as ConstantValue.Text)?.Value;
        return
        [
            .. flag.Variants.Items
                .OrderByDescending(one => one.Name == likely)
                .Select(one => new FlagChoice($"'{one.Name}'", one.Name, PinnedFlags.Of(flag, one.Name))),
        ];
    }

    /// <summary>On and off.</summary>
    public static ImmutableArray<FlagChoice> OfBoolean(string key, string memberName, string likely) =>
    [
        .. new[] { On, Off }
            .OrderByDescending(side => side == likely)
            .Select(side => new FlagChoice(side, side, PinnedFlags.OfBoolean(key, memberName, side == On))),
    ];
}

/// <summary>One way to remove a flag.</summary>
/// <param name="Name">As in "keep on", "keep 'full'".</param>
/// <param name="Kept">As <see cref="Definitions.Editing.FlagsFileEditor.RemoveFlag"/> wants it.</param>
/// <param name="Flag">The flag and its value.</param>
internal sealed record FlagChoice(string Name, string Kept, PinnedFlag Flag)
{
    /// <summary>What the action says.</summary>
    public string Title => $"Remove '{Flag.Key}', keep {Name}";

    /// <summary>The same for every flag of which the same is kept, so that "fix all" takes that side everywhere.</summary>
    public string EquivalenceKey => "TypedFlags.RemoveFlag, keep " + Name;
}
