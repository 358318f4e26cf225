namespace TypedFlags.Tests.Engine;

/// <summary>A source of state that changes, on another thread, just after its first content was taken.</summary>
internal sealed class ProviderThatChangesMeanwhile(string before, string after) : FlagProvider
{
    private Thread? _changing;

    public override string Name => "a source that changes meanwhile";

    public override ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        string json = _changing is null ? before : after;
        if (_changing is null)
        {
            _changing = new Thread(OnChanged);
            _changing.Start();
        }

        return new(FlagProviderState.FromJson(json));
    }

    public void WaitForChange() => _changing!.Join();
}
