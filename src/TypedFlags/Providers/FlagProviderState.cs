using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// Everything that a provider says at one time, not yet held against any definition: flags it does not know and mistakes are found, and logged, by
/// the engine. Immutable, safe for any number of threads.
/// </summary>
public sealed record FlagProviderState
{
    /// <summary>The language itself nests less than this; what is deeper is a mistake or an attack.</summary>
    internal const int MaxDepth = 64;

    /// <summary>What this state was made of by changes, and of which flags they were; null where it was not.</summary>
    private ImmutableDictionary<string, ProvidedFlag>? _origin;

    private IReadOnlyCollection<string> _changedKeys = [];

    private FlagProviderState(ImmutableDictionary<string, ProvidedFlag> flags) => Flags = flags;

    /// <summary>Nothing said of any flag.</summary>
    public static FlagProviderState Empty { get; } = new(ImmutableDictionary.Create<string, ProvidedFlag>(StringComparer.Ordinal));

    /// <summary>How many flags something is said of.</summary>
    public int Count => Flags.Count;

    /// <summary>Whatever the provider wants to find here at the next reading, such as an ETag or a sequence number. Null unless set.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// True where this is a copy that the source has not confirmed. Flags that it says something of are answered with the reason <c>STALE</c>.
    /// </summary>
    public bool IsStale { get; init; }

    /// <summary>What could not be read at all, a sentence each; the engine writes them to the log.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>By the flag's key, in the source's own spelling.</summary>
    internal ImmutableDictionary<string, ProvidedFlag> Flags { get; private init; }

    /// <summary>The state of some entries. Where a flag or a tenant is named twice, the later one wins, property by property.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>The state.</returns>
    public static FlagProviderState Create(IEnumerable<FlagStateEntry> entries) => Create(entries, hasTextScalars: false);

    /// <summary>Reads a JSON object of flags and their states, as in <c>flags:</c> of <c>flags.yaml</c>: <c>{ "new_checkout": { "rollout": 25 } }</c>.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">It is not JSON, nested deeper than 64, or no object.</exception>
    public static FlagProviderState FromJson([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromJson(() => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth }));
    }

    /// <summary>Reads a JSON object of flags and their states, as UTF-8.</summary>
    /// <param name="utf8Json">The text; it may be changed afterwards.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">It is not JSON, nested deeper than 64, or no object.</exception>
    public static FlagProviderState FromJson(ReadOnlyMemory<byte> utf8Json) =>
        FromJson(() => JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = MaxDepth }));

    /// <summary>This state with some entries changed, and everything else as it was: what a refresh by difference returns.</summary>
    /// <param name="changes">
    /// What comes in the place of a flag's own state, or of one tenant's; an undefined element (<c>default</c>) takes it away. What is equal to
    /// what was there changes nothing.
    /// </param>
    /// <returns>The new state, with the same <see cref="Version"/>, confirmed and without problems.</returns>
    public FlagProviderState With(IEnumerable<FlagStateEntry> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ImmutableDictionary<string, ProvidedFlag>.Builder flags = Flags.ToBuilder();

        // Changes of changes go back to the same origin.
        HashSet<string> changedKeys = new(_changedKeys, StringComparer.Ordinal);
        foreach (FlagStateEntry change in changes)
        {
            ProvidedFlag before = flags.GetValueOrDefault(change.FlagKey, ProvidedFlag.Empty);
            ProvidedFlag after = Apply(before, change);
            if (ReferenceEquals(before, after))
            {
                continue;
            }

            changedKeys.Add(change.FlagKey);
            if (after.IsEmpty)
            {
                flags.Remove(change.FlagKey);
            }
            else
            {
                flags[change.FlagKey] = after;
            }
        }

        return new FlagProviderState(flags.ToImmutable()) { Version = Version, _origin = _origin ?? Flags, _changedKeys = changedKeys };
    }

    /// <summary>
    /// This state, wherever it is the same as an earlier one in that one's objects, and the flags in which it is not: only those are read and compiled again.
    /// </summary>
    internal FlagProviderState SharedWith(FlagProviderState earlier, out IReadOnlyCollection<string> changedKeys)
    {
        if (ReferenceEquals(Flags, earlier.Flags) || ReferenceEquals(_origin, earlier.Flags))
        {
            changedKeys = ReferenceEquals(Flags, earlier.Flags) ? [] : _changedKeys;
            return this with { _origin = null, _changedKeys = [] };
        }

        HashSet<string> changed = new(StringComparer.Ordinal);
        ImmutableDictionary<string, ProvidedFlag>.Builder flags = Flags.ToBuilder();
        foreach ((string key, ProvidedFlag flag) in Flags)
        {
            ProvidedFlag? before = earlier.Flags.GetValueOrDefault(key);
            ProvidedFlag shared = before is null ? flag : flag.SharedWith(before);
            flags[key] = shared;
            if (!ReferenceEquals(shared, before))
            {
                changed.Add(key);
            }
        }

        changed.UnionWith(earlier.Flags.Keys.Where(key => !Flags.ContainsKey(key)));
        changedKeys = changed;
        return this with { Flags = changed.Count == 0 ? earlier.Flags : flags.ToImmutable(), _origin = null, _changedKeys = [] };
    }

    /// <summary>This state with other flags in the place of some; null takes one away. As <see cref="With"/>, confirmed and without problems.</summary>
    internal FlagProviderState WithFlags(IReadOnlyDictionary<string, ProvidedFlag?> changes)
    {
        ImmutableDictionary<string, ProvidedFlag>.Builder flags = Flags.ToBuilder();
        foreach ((string key, ProvidedFlag? flag) in changes)
        {
            if (flag is null)
            {
                flags.Remove(key);
            }
            else
            {
                flags[key] = flag;
            }
        }

        HashSet<string> changedKeys = new(_changedKeys, StringComparer.Ordinal);
        changedKeys.UnionWith(changes.Keys);
        return new FlagProviderState(flags.ToImmutable()) { Version = Version, _origin = _origin ?? Flags, _changedKeys = changedKeys };
    }

    /// <summary>Which lists a source keeps outside.</summary>
    internal static FlagProviderState OfLists(FlagMembershipSource source, IReadOnlyCollection<FlagUserList> lists) => new(
        ProvidedLists.ByFlag(source, lists).ToImmutableDictionary(static pair => pair.Key, static pair => ProvidedFlag.Of(pair.Value), StringComparer.Ordinal));

    internal static FlagProviderState Create(IEnumerable<FlagStateEntry> entries, bool hasTextScalars)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Dictionary<string, List<FlagStateEntry>> byFlag = new(StringComparer.Ordinal);
        foreach (FlagStateEntry entry in entries)
        {
            if (!byFlag.TryGetValue(entry.FlagKey, out List<FlagStateEntry>? ofFlag))
            {
                byFlag.Add(entry.FlagKey, ofFlag = []);
            }

            ofFlag.Add(entry);
        }

        return new FlagProviderState(
            byFlag.ToImmutableDictionary(static pair => pair.Key, pair => ProvidedFlag.Of(pair.Value, hasTextScalars), StringComparer.Ordinal));
    }

    private static FlagProviderState FromJson(Func<JsonDocument> parse)
    {
        try
        {
            using JsonDocument document = parse();
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"The state of the flags should be a JSON object from flags to their state, not {JsonScalars.Describe(document.RootElement)}.");
            }

            return Create(document.RootElement.EnumerateObject().Select(static flag => new FlagStateEntry(flag.Name, flag.Value.Clone())).ToList());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The state of the flags is not JSON that can be read: {exception.Message}", exception);
        }
    }

    private static ProvidedFlag Apply(ProvidedFlag before, FlagStateEntry change)
    {
        ProvidedState? now = change.State.ValueKind == JsonValueKind.Undefined ? null : new ProvidedState(change.State, hasTextScalars: false);
        if (change.TenantId is { } tenantId)
        {
            ProvidedState? tenant = before.Tenants.GetValueOrDefault(tenantId);
            return IsSame(tenant, now) ? before : before.ReplaceTenant(tenantId, now);
        }

        return before.States.Length <= 1 && IsSame(before.States.FirstOrDefault(), now) ? before : before.Replace(now);
    }

    private static bool IsSame(ProvidedState? one, ProvidedState? other) =>
        one is null || other is null ? ReferenceEquals(one, other) : one.IsSameAs(other);
}
