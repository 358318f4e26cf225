namespace TypedFlags;

/// <summary>
/// One evaluation as its hooks see it, the same object in all stages. Not for other threads, and not to be kept after
/// <see cref="FlagHook.Finally"/>.
/// </summary>
public sealed class FlagHookContext
{
    private readonly ObservedFlag _flag;
    private readonly IFlagContextAdapter? _adapter;
    private FlagContext? _context;
    private object? _defaultValue;
    private object?[]? _data;

    private FlagHookContext(in ObservedFlag flag, IFlagContextAdapter? adapter, FlagContext? context)
    {
        _flag = flag;
        _adapter = adapter;
        _context = context;
    }

    /// <summary>The flag's key, as asked for.</summary>
    public string FlagKey => _flag.Key;

    /// <summary>The type of the flag, or the one asked for by name where there is no such flag.</summary>
    public FlagType FlagType => _flag.Type;

    /// <summary>What the file says of the flag; null where no loaded assembly declares it.</summary>
    public FlagDefinition? Definition => _flag.Definition;

    /// <summary>The default: the caller's where a flag is asked for by name (null if that is what it gave), else the definition's.</summary>
    public object? DefaultValue => _defaultValue ??= _flag.CallersDefault ?? _flag.Definition?.DefaultValue;

    /// <summary>
    /// Who the flag is evaluated for, with what earlier hooks added. The application's own type is converted when this is first read.
    /// </summary>
    public FlagContext EvaluationContext => _context ??= _adapter!.ToFlagContext();

    /// <summary>The engine's environment.</summary>
    public string Environment => _flag.Settings.Environment;

    /// <summary>The full name of the generated class the flag belongs to, such as <c>Storefront.Flags</c>; null for an unknown flag.</summary>
    public string? FlagSetName => _flag.SetName;

    /// <summary>The provider's name, always <see cref="FlagTelemetry.ProviderName"/>.</summary>
    public string ProviderName { get; } = FlagTelemetry.ProviderName;

    /// <summary>
    /// What the flag is evaluated for. A hook that counts uses leaves out all but <see cref="FlagEvaluationPurpose.Evaluate"/>, as telemetry
    /// and exposures do.
    /// </summary>
    public FlagEvaluationPurpose Purpose => _flag.Purpose;

    /// <summary>Whatever a hook wants to carry from one stage of this evaluation to the next. Each hook has its own.</summary>
    public object? Data
    {
        get => _data?[CurrentHook];
        set => (_data ??= new object?[HookCount])[CurrentHook] = value;
    }

    /// <summary>Whose stage runs, by place.</summary>
    internal int CurrentHook { get; set; }

    internal int HookCount { get; set; }

    internal static FlagHookContext Create<TContext>(in ObservedFlag flag, in TContext context)
        where TContext : struct, IFlagContextAdapter =>
        typeof(TContext) == typeof(FlagContextReader)
            ? new FlagHookContext(in flag, adapter: null, context.ToFlagContext())
            : new FlagHookContext(in flag, context, context: null);

    /// <summary>Lays what a hook returned over the context.</summary>
    internal FlagContext Merge(FlagContext added) => _context = ContextMerge.Merge(EvaluationContext, added);
}
