namespace TypedFlags.Tests.Engine;

/// <summary>A source of state that answers once, and then fails.</summary>
internal sealed class FailingProvider(string json) : FlagProvider
{
    private bool _fails;

    public override string Name => "a source that fails";

    public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken) =>
        _fails ? throw new IOException("The source is away.") : new(FlagProviderState.FromJson(json));

    public void Fail()
    {
        _fails = true;
        OnChanged();
    }
}
