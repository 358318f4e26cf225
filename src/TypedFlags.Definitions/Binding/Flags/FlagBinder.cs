namespace TypedFlags.Definitions.Binding;

/// <summary>Binds all declared flags, in the passes that their references to each other need.</summary>
internal sealed class FlagBinder
{
    private readonly BindingSession _session;
    private readonly IdentityBinder _identities;
    private readonly DefaultBinder _defaults;
    private readonly StateBinder _states;

    public FlagBinder(BindingSession session, ConditionBinder conditions)
    {
        ValueBinder values = new();
        _session = session;
        _identities = new IdentityBinder(session);
        _defaults = new DefaultBinder(values);
        _states = new StateBinder(session, conditions, values, _identities);
    }

    public void Bind()
    {
        List<FlagSymbol> symbols = _session.FlagsInOrder;
        foreach (FlagSymbol symbol in symbols)
        {
            if (symbol.HasBody)
            {
                IdentityBinder.BindTraits(symbol);
                TypeBinder.Bind(symbol);
            }
        }

        NestedNameCheck.Check(symbols, _session.Settings.ClassName);
        foreach (FlagSymbol symbol in symbols)
        {
            _session.CancellationToken.ThrowIfCancellationRequested();
            BindOne(symbol);
        }

        BreakCircles(symbols);
        foreach (FlagSymbol symbol in symbols)
        {
            if (symbol.HasBody)
            {
                PolicyCheck.Check(symbol, _session.Settings);
            }

            ContradictionCheck.Check(symbol, _session.Today);
        }
    }

    /// <summary>The sound flags, in ordinal order of their keys.</summary>
    public EquatableArray<FlagDefinition> Definitions()
    {
        List<FlagDefinition> definitions = new(_session.FlagsInOrder.Count);
        foreach (FlagSymbol symbol in _session.FlagsInOrder)
        {
            if (symbol.IsSound && symbol.Definition is { } definition)
            {
                bool keepsState = symbol.IsStateSound && UsesSoundSegments(symbol);
                definitions.Add(keepsState ? definition : definition with { State = FlagState.Empty, IsStateBroken = true });
            }
        }

        definitions.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        return Collect.Array(definitions);
    }

    private void BindOne(FlagSymbol symbol)
    {
        FlagDefinition definition = _identities.Bind(symbol);
        symbol.Definition = definition;
        if (symbol.Type is not { } type)
        {
            symbol.IsStateSound = false;
            return;
        }

        ConstantValue value = _defaults.Bind(symbol, type);
        string? off = _defaults.BindOff(symbol, type);
        int faults = symbol.Report.Faults;
        FlagState state = _states.Bind(symbol, type);
        symbol.IsStateSound &= faults == symbol.Report.Faults;
        symbol.Definition = definition with
        {
            Variants = Collect.Array(symbol.Variants),
            Shape = symbol.Shape?.Shape,
            Default = value,
            OffVariant = off,
            State = state,
        };
    }

    private static void BreakCircles(List<FlagSymbol> symbols)
    {
        foreach (FlagSymbol symbol in Cycles.Report(symbols, symbol => symbol.Requires, symbol => symbol.Key, "Flags can't require each other in a circle"))
        {
            symbol.IsStateSound = false;
        }

        foreach (FlagSymbol symbol in Cycles.Report(symbols, symbol => symbol.ReplacedBy, symbol => symbol.Key, "Flags can't replace each other in a circle"))
        {
            symbol.Definition = symbol.Definition! with { ReplacedBy = null };
        }
    }

    private static bool UsesSoundSegments(FlagSymbol symbol)
    {
        foreach (Reference<SegmentSymbol> reference in symbol.Segments)
        {
            if (reference.Target.When is null)
            {
                return false;
            }
        }

        return true;
    }
}
