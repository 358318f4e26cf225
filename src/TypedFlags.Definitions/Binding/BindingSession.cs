using TypedFlags.Definitions.Naming;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>What is known of all files while they are bound. Used by one thread.</summary>
internal sealed class BindingSession(DateTime today, bool isTruncated, CancellationToken cancellationToken)
{
    /// <summary>True where a part of a file is not read, so that an unknown name may be one declared there.</summary>
    public bool IsTruncated { get; set; } = isTruncated;

    /// <summary>A merge key is an error, but its author means to declare here what it merges: a name that is not here proves nothing.</summary>
    public void NoteMerge(YamlMapping declarations) =>
        IsTruncated |= declarations.Entries.Any(static entry => entry.Key.Text == "<<");

    /// <summary>The UTC day.</summary>
    public DateTime Today { get; } = today.Date;

    /// <summary>Stops the binding.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>One budget for all files.</summary>
    public NearNameBudget Near { get; } = new();

    /// <summary>One budget for all files.</summary>
    public ContradictionBudget Contradictions { get; } = new();

    /// <summary>The regular expressions checked so far.</summary>
    public PatternCheck Patterns { get; } = new();

    /// <summary>The files' own settings, merged.</summary>
    public FileSettings Settings { get; } = new();

    /// <summary>Declared attributes by name, the broken ones included.</summary>
    public Dictionary<string, AttributeSymbol> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Declared segments by name, the broken ones included.</summary>
    public Dictionary<string, SegmentSymbol> Segments { get; } = new(StringComparer.Ordinal);

    /// <summary>Declared flags by key, the broken ones included.</summary>
    public Dictionary<string, FlagSymbol> Flags { get; } = new(StringComparer.Ordinal);

    /// <summary>The same flags in the order in which the files declare them.</summary>
    public List<FlagSymbol> FlagsInOrder { get; } = [];
}

/// <summary><c>namespace</c>, <c>class</c>, <c>visibility</c> and <c>policy</c>.</summary>
internal sealed class FileSettings
{
    public string? Namespace { get; set; }

    public string ClassName { get; set; } = "Flags";

    public bool IsPublic { get; set; }

    public NamingStyle Naming { get; set; } = NamingStyle.SnakeCase;

    /// <summary>Slots of <see cref="FlagProperties"/>.</summary>
    public List<int> Require { get; } = [];

    public long? MaxLifetimeDays { get; set; }
}

/// <summary>A declared or reserved attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Null where the declaration is broken: then nothing is said about its uses.</param>
/// <param name="Values">What it may be compared with; empty where any.</param>
internal sealed record AttributeSymbol(string Name, AttributeType? Type, EquatableArray<ConstantValue> Values)
{
    private HashSet<string>? _keys;
    private HashSet<string>? _keysWithoutCase;

    /// <summary>True where the attribute may be compared with the value.</summary>
    public bool Allows(ConstantValue value, bool ignoreCase)
    {
        if (Values.IsEmpty)
        {
            return true;
        }

        ref HashSet<string>? keys = ref ignoreCase ? ref _keysWithoutCase : ref _keys;
        keys ??= new HashSet<string>(Values.Items.Select(KeyOf), ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        return keys.Contains(KeyOf(value));
    }

    private string KeyOf(ConstantValue value) =>
        Type == AttributeType.Semver && value is ConstantValue.Text version && SemverText.Parse(version.Value) is { } parsed
            ? parsed.Precedence
            : OperandOrder.TextOf(value);
}

/// <summary>A declared segment.</summary>
internal sealed class SegmentSymbol(string name, FileReport report, TextRange range, YamlNode node)
{
    public string Name => name;

    public FileReport Report => report;

    /// <summary>Where its name stands.</summary>
    public TextRange Range => range;

    public YamlNode Node => node;

    /// <summary>Null where the segment can't be used.</summary>
    public Condition? When { get; set; }

    /// <summary>The segments it is made of.</summary>
    public List<Reference<SegmentSymbol>> References { get; } = [];
}

/// <summary>A use of something declared, and where it stands.</summary>
internal readonly record struct Reference<T>(T Target, FileReport Report, TextRange Range);
