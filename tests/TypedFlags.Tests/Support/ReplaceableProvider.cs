namespace TypedFlags.Tests.Support;

/// <summary>A source of state that is replaced as a whole; the engine has taken the new one when <c>Replace</c> returns.</summary>
internal sealed class ReplaceableProvider(FlagProviderState state) : FlagProvider
{
    private FlagProviderState _state = state;

    public ReplaceableProvider(string json)
        : this(FlagProviderState.FromJson(json))
    {
    }

    public override string Name => "a source that is replaced";

    public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken) =>
        new(Volatile.Read(ref _state));

    public void Replace(string json) => Replace(FlagProviderState.FromJson(json));

    public void Replace(FlagProviderState state)
    {
        Volatile.Write(ref _state, state);
        OnChanged();
    }
}
