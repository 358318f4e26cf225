using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.Benchmarks.Clients;

/// <summary>An engine as an application has it, with definitions, connections and a stream of its own.</summary>
internal sealed class ListeningClient : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly FlagEngine _engine;
    private readonly FlagDefinitionSet _set;
    private readonly BooleanFlag _changing;

    /// <param name="server">Where the flags' state is.</param>
    /// <param name="flags">How many flags are declared.</param>
    /// <param name="changed">Called when another state is in force.</param>
    public ListeningClient(Uri server, int flags, Action changed)
    {
        _set = FollowedFlags.Register(flags);
        ServiceCollection services = new();
        services.AddTypedFlags(_set.Registry).AddHttp(server, static options =>
        {
            options.Key = FollowedFlags.ServerKey;
            options.PollInterval = TimeSpan.FromDays(1);
            options.CopyFolder = null;
        });
        _services = services.BuildServiceProvider();
        _engine = _services.GetRequiredService<FlagEngine>();
        _changing = ((FlagAccessors)_engine.GetFlags(_set)).Boolean(0);
        _engine.State.Replaced += (_, _) => changed();
    }

    /// <summary>The answer that the server's change turns.</summary>
    public bool IsOn => _changing.IsEnabled();

    public async Task ReadyAsync(TimeSpan guard)
    {
        if (!await _engine.WaitUntilReadyAsync(guard))
        {
            throw new TimeoutException($"No answer from the server: {_engine.Providers[0].Error}");
        }
    }

    public void Dispose() => _services.Dispose();
}
