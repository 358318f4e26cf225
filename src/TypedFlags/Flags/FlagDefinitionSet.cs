using System.Collections;
using System.ComponentModel;

namespace TypedFlags;

/// <summary>
/// What one assembly compiled in from its <c>flags.yaml</c>: the generated <c>Flags.All</c>. The definitions are in
/// ordinal order of their keys and are decoded one at a time, when they are first asked for. Safe for any number of threads.
/// </summary>
public sealed class FlagDefinitionSet : IReadOnlyList<FlagDefinition>
{
    private static int _registered;

    private readonly FlagDefinitionData _data;
    private readonly Func<FlagAccessors, object> _createFlags;
    private FlagAccessors? _accessors;
    private CompiledDefinitions? _compiled;
    private FlagSetSnapshot? _compiledSnapshot;
    private FlagKeys? _keys;

    internal FlagDefinitionSet(
        FlagRegistry registry,
        string name,
        int count,
        FlagDefinitionData data,
        Type flagsType,
        Func<FlagAccessors, object> createFlags)
    {
        Registry = registry;
        Name = name;
        Count = count;
        FlagsType = flagsType;
        Ordinal = Interlocked.Increment(ref _registered) - 1;
        StaticSource = new SnapshotSource(this, engine: null);
        _data = data;
        _createFlags = createFlags;
    }

    /// <summary>The full name of the generated class, such as <c>Storefront.Flags</c>.</summary>
    public string Name { get; }

    /// <summary>How many flags the set has.</summary>
    public int Count { get; }

    /// <summary>The handles for static access: each looks the current engine up at each call.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FlagAccessors Accessors => Volatile.Read(ref _accessors) ?? CreateAccessors();

    /// <summary>Where this set and the engines that may serve it are known; one for the process, but for this library's tests.</summary>
    internal FlagRegistry Registry { get; }

    /// <summary>This set's place in the tables of every engine.</summary>
    internal int Ordinal { get; }

    /// <summary>The generated interface of the accessors, <c>IFlags</c>.</summary>
    internal Type FlagsType { get; }

    /// <summary>The compiled text, split into lines when first asked for.</summary>
    internal CompiledDefinitions Compiled => Volatile.Read(ref _compiled) ?? ReadCompiled();

    /// <summary>The keys as outside sources may spell them.</summary>
    internal FlagKeys Keys => Volatile.Read(ref _keys) ?? ReadKeys();

    /// <summary>The flags as compiled, without any engine's state.</summary>
    internal FlagSetSnapshot CompiledSnapshot => Volatile.Read(ref _compiledSnapshot) ?? CreateCompiledSnapshot();

    /// <summary>The same, if somebody has asked for it already.</summary>
    internal FlagSetSnapshot? CompiledSnapshotIfMade => Volatile.Read(ref _compiledSnapshot);

    /// <summary>What the handles of static access look at.</summary>
    internal SnapshotSource StaticSource { get; }

    /// <summary>The definition at a place.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public FlagDefinition this[int index] => Compiled[index];

    /// <summary>
    /// Makes the flags of one assembly known to the process. Called once, by generated code; nothing is decoded.
    /// </summary>
    /// <typeparam name="TFlags">The generated interface of the accessors, which dependency injection serves.</typeparam>
    /// <param name="name">The full name of the generated class, for messages.</param>
    /// <param name="count">How many flags there are.</param>
    /// <param name="data">Gives the compiled definitions.</param>
    /// <param name="createFlags">Makes the injectable accessors over the handles of one engine.</param>
    /// <returns>The set, which stays registered for as long as it is referenced.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FlagDefinitionSet Register<TFlags>(
        string name,
        int count,
        FlagDefinitionData data,
        Func<FlagAccessors, TFlags> createFlags)
        where TFlags : class
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(createFlags);
        return Register(FlagRegistry.OfProcess, name, count, data, createFlags);
    }

    /// <summary>The definition of a flag.</summary>
    /// <param name="key">The key as in the file; upper and lower case differ.</param>
    /// <returns>The definition, or null when this set has no such flag.</returns>
    public FlagDefinition? Find([FlagName] string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        int index = Compiled.IndexOf(key);
        return index < 0 ? null : Compiled[index];
    }

    /// <summary>
    /// SHA-256 of all flags, as <see cref="FlagDefinition.ComputeFingerprint"/> has it of one. Worked out at each call.
    /// </summary>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public string ComputeFingerprint() =>
        DefinitionFingerprint.Of(Enumerable.Range(0, Count).Select(index => (Compiled.KeyOf(index), DefinitionFingerprint.Of(Compiled, index))));

    /// <inheritdoc />
    public IEnumerator<FlagDefinition> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <summary>The generated class and how many flags it has.</summary>
    public override string ToString() => $"{Name} ({Count} flags)";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static FlagDefinitionSet Register<TFlags>(
        FlagRegistry registry,
        string name,
        int count,
        FlagDefinitionData data,
        Func<FlagAccessors, TFlags> createFlags)
        where TFlags : class
    {
        FlagDefinitionSet set = new(registry, name, count, data, typeof(TFlags), createFlags);
        registry.Add(set);
        return set;
    }

    /// <summary>The injectable accessors over one engine's handles.</summary>
    internal object CreateFlags(FlagAccessors accessors) => _createFlags(accessors);

    private FlagAccessors CreateAccessors()
    {
        FlagAccessors created = new(StaticSource);
        return Interlocked.CompareExchange(ref _accessors, created, null) ?? created;
    }

    private CompiledDefinitions ReadCompiled()
    {
        CompiledDefinitions read = new(_data, Count);
        return Interlocked.CompareExchange(ref _compiled, read, null) ?? read;
    }

    private FlagKeys ReadKeys()
    {
        FlagKeys read = new(Compiled);
        return Interlocked.CompareExchange(ref _keys, read, null) ?? read;
    }

    private FlagSetSnapshot CreateCompiledSnapshot()
    {
        FlagInstruments.CreateInBackground();
        FlagSetSnapshot created = new(this, EngineSettings.WithoutHost);
        return Interlocked.CompareExchange(ref _compiledSnapshot, created, null) ?? created;
    }
}
