using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedFlags;

namespace Worker;

/// <summary>Imports products, round after round, as the flags say at that moment.</summary>
/// <param name="flags">The same members as <c>Flags</c>, bound to this host's engine: right also where a process has several hosts.</param>
/// <param name="engine">Tells of changes.</param>
/// <param name="logger">Told what happens.</param>
internal sealed class Importer(IFlags flags, FlagEngine engine, ILogger<Importer> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly Supplier[] Suppliers = [new("north"), new("east"), new("south"), new("west")];
    private int _imported;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nobody has to subscribe: each question is answered from the latest state. But who switches something on should not
        // have to wait for the end of a pause.
        SemaphoreSlim changed = new(0);
        using IDisposable subscription = engine.OnChanged(change =>
        {
            logger.LogInformation("Changed: {Flags}", string.Join(", ", change.Keys));
            changed.Release();
        });

        try
        {
            while (true)
            {
                if (flags.ImportProducts.IsEnabled())
                {
                    await ImportAsync(stoppingToken);
                }
                else
                {
                    logger.LogInformation("Paused");
                }

                await changed.WaitAsync(Pause, stoppingToken);
            }
        }
        finally
        {
            logger.LogInformation("Stopped after {Imported} products, none of them half done", _imported);
        }
    }

    private async Task ImportAsync(CancellationToken stoppingToken)
    {
        // Asked once a round: what changes in the middle of one holds from the next.
        int batchSize = flags.BatchSize.GetValue();
        foreach (Supplier supplier in Suppliers)
        {
            // Asked here, where a batch is done. One that has begun is finished; the host waits for it.
            stoppingToken.ThrowIfCancellationRequested();
            string reader = flags.StreamingReader.IsEnabled(supplier) ? "as a stream" : "as a whole";
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None); // The work.
            _imported += batchSize;
            logger.LogInformation("{Count} products of {Supplier}, read {Reader}", batchSize, supplier.Name, reader);
        }
    }
}
