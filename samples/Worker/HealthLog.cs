using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Worker;

/// <summary>Writes one line when the worker's health changes. Where something looks for a file, or listens for a heartbeat, this is the place.</summary>
internal sealed class HealthLog(ILogger<HealthLog> logger) : IHealthCheckPublisher
{
    private HealthStatus? _last;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        if (report.Status != _last)
        {
            _last = report.Status;
            logger.Log(
                report.Status == HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning,
                "{Status}: {Descriptions}",
                report.Status,
                string.Join(" ", report.Entries.Values.Select(entry => entry.Description)));
        }

        return Task.CompletedTask;
    }
}
