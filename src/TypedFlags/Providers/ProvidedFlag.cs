using System.Collections.Immutable;
using System.Text.Json;

namespace TypedFlags;

/// <summary>All that one provider says of one flag. Immutable; the same object as before where nothing changed.</summary>
/// <param name="states">Of the flag itself, the later over the earlier: mostly one.</param>
/// <param name="tenants">Of tenants, by id, over what <paramref name="states"/> say of them.</param>
/// <param name="lists">The lists that the provider keeps outside; null for none.</param>
internal sealed class ProvidedFlag(
    ImmutableArray<ProvidedState> states, ImmutableDictionary<string, ProvidedState> tenants, ProvidedLists? lists = null)
{
    private static readonly ImmutableDictionary<string, ProvidedState> NoTenants =
        ImmutableDictionary.Create<string, ProvidedState>(StringComparer.Ordinal);

    private StateAndProblems? _read;

    public static ProvidedFlag Empty { get; } = new([], NoTenants);

    public bool IsEmpty => states.IsEmpty && tenants.IsEmpty && lists is null;

    public ImmutableArray<ProvidedState> States => states;

    public ImmutableDictionary<string, ProvidedState> Tenants => tenants;

    public ProvidedLists? Lists => lists;

    /// <summary>What some entries of one flag say.</summary>
    public static ProvidedFlag Of(List<FlagStateEntry> entries, bool hasTextScalars)
    {
        ImmutableArray<ProvidedState>.Builder states = ImmutableArray.CreateBuilder<ProvidedState>();
        ImmutableDictionary<string, ProvidedState>.Builder tenants = NoTenants.ToBuilder();
        foreach (FlagStateEntry entry in entries)
        {
            if (entry.State.ValueKind == JsonValueKind.Undefined)
            {
                continue;
            }

            ProvidedState state = new(entry.State, hasTextScalars);
            if (entry.TenantId is { } tenantId)
            {
                tenants[tenantId] = state;
            }
            else
            {
                states.Add(state);
            }
        }

        return new ProvidedFlag(states.ToImmutable(), tenants.ToImmutable());
    }

    /// <summary>What several states of a flag say, the later over the earlier.</summary>
    public static ProvidedFlag Of(IEnumerable<ProvidedState> ofFlag) => new([.. ofFlag], NoTenants);

    /// <summary>Lists kept outside, and nothing else.</summary>
    public static ProvidedFlag Of(ProvidedLists lists) => new([], NoTenants, lists);

    /// <summary>With one state in the place of those of the flag; null takes them away.</summary>
    public ProvidedFlag Replace(ProvidedState? state) => new(state is null ? [] : [state], tenants, lists);

    /// <summary>With a tenant's state in the place of the one before; null takes it away.</summary>
    public ProvidedFlag ReplaceTenant(string tenantId, ProvidedState? state) =>
        new(states, state is null ? tenants.Remove(tenantId) : tenants.SetItem(tenantId, state), lists);

    /// <summary>This flag, in the objects of an earlier one wherever the text is the same.</summary>
    public ProvidedFlag SharedWith(ProvidedFlag earlier)
    {
        if (ReferenceEquals(this, earlier))
        {
            return this;
        }

        bool isSame = states.Length == earlier.States.Length
            && tenants.Count == earlier.Tenants.Count
            && (lists is null ? earlier.Lists is null : earlier.Lists is { } before && lists.IsSameAs(before));
        ImmutableArray<ProvidedState>.Builder shared = states.ToBuilder();
        for (int index = 0; index < states.Length; index++)
        {
            shared[index] = Share(states[index], index < earlier.States.Length ? earlier.States[index] : null, ref isSame);
        }

        ImmutableDictionary<string, ProvidedState>.Builder sharedTenants = tenants.ToBuilder();
        foreach ((string id, ProvidedState tenant) in tenants)
        {
            sharedTenants[id] = Share(tenant, earlier.Tenants.GetValueOrDefault(id), ref isSame);
        }

        return isSame ? earlier : new ProvidedFlag(shared.ToImmutable(), sharedTenants.ToImmutable(), lists);
    }

    /// <summary>What all of it means together. Remembered for the last flag that was asked for.</summary>
    public StateAndProblems ReadFor(FlagDefinition definition)
    {
        StateAndProblems? read = Volatile.Read(ref _read);
        if (read is null || !ReferenceEquals(read.Definition, definition))
        {
            Volatile.Write(ref _read, read = Combine(definition));
        }

        return read;
    }

    private StateAndProblems Combine(FlagDefinition definition)
    {
        if (states.Length == 1 && tenants.IsEmpty && lists is null)
        {
            return states[0].ReadFor(definition, tenantId: null);
        }

        List<string> problems = [];
        FlagState combined = FlagState.Empty;
        foreach (ProvidedState state in states)
        {
            combined = FlagState.Layer(combined, Read(state, tenantId: null));
        }

        if (!tenants.IsEmpty)
        {
            Dictionary<string, FlagState> byId = new(tenants.Count, StringComparer.Ordinal);
            foreach ((string id, ProvidedState tenant) in tenants)
            {
                byId.Add(id, Read(tenant, id));
            }

            combined = FlagState.Layer(combined, new FlagState { Values = StateProperties.Tenants, Tenants = byId });
        }

        if (lists?.ReadFor(definition, problems) is { Length: > 0 } outside)
        {
            combined = FlagState.Layer(combined, new FlagState { OutsideLists = outside });
        }

        return new StateAndProblems(definition, combined, [.. problems]);

        FlagState Read(ProvidedState state, string? tenantId)
        {
            StateAndProblems read = state.ReadFor(definition, tenantId);
            problems.AddRange(read.Problems);
            return read.State;
        }
    }

    private static ProvidedState Share(ProvidedState state, ProvidedState? earlier, ref bool isSame)
    {
        if (earlier is not null && (ReferenceEquals(state, earlier) || state.IsSameAs(earlier)))
        {
            return earlier;
        }

        isSame = false;
        return state;
    }
}
