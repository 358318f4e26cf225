using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedFlags;

/// <summary>
/// The handles of one definition set, each made when it is first asked for and the same one ever after. For generated code.
/// Safe for any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagAccessors
{
    private readonly SnapshotSource _source;
    private readonly Flag?[] _flags;

    /// <summary>The boolean ones again: found here, their type needs no check.</summary>
    private readonly BooleanFlag?[] _booleans;

    internal FlagAccessors(SnapshotSource source)
    {
        _source = source;
        _flags = new Flag?[source.Set.Count];
        _booleans = new BooleanFlag?[source.Set.Count];
    }

    /// <summary>The handle of a boolean flag.</summary>
    /// <param name="index">The flag's place in the set.</param>
    public BooleanFlag Boolean(int index) =>
        Volatile.Read(ref _booleans[index]) ?? AddBoolean(index);

    /// <summary>The handle of a text flag without variants.</summary>
    /// <param name="index">The flag's place in the set.</param>
    public ValueFlag<string> String(int index) => Value(index, OutcomeReaders.String);

    /// <summary>The handle of a whole-number flag without variants.</summary>
    /// <param name="index">The flag's place in the set.</param>
    public ValueFlag<int> Integer(int index) => Value(index, OutcomeReaders.Integer);

    /// <summary>The handle of a number flag without variants.</summary>
    /// <param name="index">The flag's place in the set.</param>
    public ValueFlag<double> Number(int index) => Value(index, OutcomeReaders.Number);

    /// <summary>The handle of an object flag without variants.</summary>
    /// <typeparam name="T">The generated record.</typeparam>
    /// <param name="index">The flag's place in the set.</param>
    /// <param name="read">Makes the record of the JSON object.</param>
    public ValueFlag<T> Object<T>(int index, Func<JsonElement, T> read) =>
        Volatile.Read(ref _flags[index]) as ValueFlag<T>
        ?? Add(index, new ValueFlag<T>(_source, index, new ObjectReader<T>(read)));

    /// <summary>The handle of a text flag with variants.</summary>
    /// <typeparam name="TVariant">The generated enum.</typeparam>
    /// <param name="index">The flag's place in the set.</param>
    public VariantFlag<string, TVariant> StringVariant<TVariant>(int index)
        where TVariant : struct, Enum => Variant<string, TVariant>(index, OutcomeReaders.String);

    /// <summary>The handle of a whole-number flag with variants.</summary>
    /// <typeparam name="TVariant">The generated enum.</typeparam>
    /// <param name="index">The flag's place in the set.</param>
    public VariantFlag<int, TVariant> IntegerVariant<TVariant>(int index)
        where TVariant : struct, Enum => Variant<int, TVariant>(index, OutcomeReaders.Integer);

    /// <summary>The handle of a number flag with variants.</summary>
    /// <typeparam name="TVariant">The generated enum.</typeparam>
    /// <param name="index">The flag's place in the set.</param>
    public VariantFlag<double, TVariant> NumberVariant<TVariant>(int index)
        where TVariant : struct, Enum => Variant<double, TVariant>(index, OutcomeReaders.Number);

    /// <summary>The handle of an object flag with variants.</summary>
    /// <typeparam name="T">The generated record.</typeparam>
    /// <typeparam name="TVariant">The generated enum.</typeparam>
    /// <param name="index">The flag's place in the set.</param>
    /// <param name="read">Makes the record of the JSON object.</param>
    public VariantFlag<T, TVariant> ObjectVariant<T, TVariant>(int index, Func<JsonElement, T> read)
        where TVariant : struct, Enum =>
        Volatile.Read(ref _flags[index]) as VariantFlag<T, TVariant>
        ?? Add(index, new VariantFlag<T, TVariant>(_source, index, new ObjectReader<T>(read)));

    /// <summary>All flags of the set at once, for the ambient context. The answers belong to one state.</summary>
    public FlagEvaluations EvaluateAll() => EvaluateAll(new FlagContextReader(FlagContext.Current));

    /// <summary>All flags of the set at once. The answers belong to one state.</summary>
    /// <param name="context">Who is asking; null is an anonymous user.</param>
    public FlagEvaluations EvaluateAll(FlagContext? context) => EvaluateAll(new FlagContextReader(context));

    /// <summary>All flags of the set at once, for the application's own context type. The answers belong to one state.</summary>
    /// <typeparam name="TContext">The generated adapter.</typeparam>
    /// <param name="context">Who is asking.</param>
    public FlagEvaluations EvaluateAll<TContext>(in TContext context)
        where TContext : struct, IFlagContextAdapter =>
        FlagEvaluations.Evaluate([AmbientScope.Current is { } scope ? _source.CurrentIn(scope) : _source.Current], in context);

    /// <summary>Apart, so that the accessor is small enough to become part of its caller.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private BooleanFlag AddBoolean(int index)
    {
        BooleanFlag flag = Add(index, new BooleanFlag(_source, index));
        Volatile.Write(ref _booleans[index], flag);
        return flag;
    }

    private ValueFlag<T> Value<T>(int index, OutcomeReader<T> reader) =>
        Volatile.Read(ref _flags[index]) as ValueFlag<T> ?? Add(index, new ValueFlag<T>(_source, index, reader));

    private VariantFlag<T, TVariant> Variant<T, TVariant>(int index, OutcomeReader<T> reader)
        where TVariant : struct, Enum =>
        Volatile.Read(ref _flags[index]) as VariantFlag<T, TVariant>
        ?? Add(index, new VariantFlag<T, TVariant>(_source, index, reader));

    private TFlag Add<TFlag>(int index, TFlag created)
        where TFlag : Flag
    {
        // Whoever comes first gives the handle for good.
        Flag flag = Interlocked.CompareExchange(ref _flags[index], created, null) ?? created;
        return flag as TFlag
            ?? throw new InvalidOperationException($"Flag {index} of '{_source.Set.Name}' is a {flag.GetType().Name}. Rebuild the project that declares it.");
    }
}
