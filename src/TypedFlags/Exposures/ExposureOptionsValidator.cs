using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>Refuses options that cannot work.</summary>
/// <param name="services">Says whether there is a sink at all; null in a container that can't say.</param>
internal sealed class ExposureOptionsValidator(IServiceProviderIsService? services) : IValidateOptions<ExposureOptions>
{
    private static readonly string[] Reasons =
    [
        FlagReason.Static, FlagReason.Default, FlagReason.TargetingMatch, FlagReason.Split, FlagReason.Disabled, FlagReason.Stale,
        FlagReason.Unknown, FlagReason.Error, FlagReason.Override, FlagReason.PrerequisiteFailed,
    ];

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, ExposureOptions options)
    {
        List<string> failures = [];
        if (services?.IsService(typeof(IExposureSink)) is false)
        {
            failures.Add("Exposures have no sink, so they would be gathered for nobody. Add one with AddExposureSink(…), or leave AddExposures() out.");
        }

        Check(failures, nameof(options.QueueCapacity), options.QueueCapacity, 1, 1_000_000);
        Check(failures, nameof(options.BatchSize), options.BatchSize, 1, 10_000);
        Check(failures, nameof(options.DeduplicationCapacity), options.DeduplicationCapacity, 1_000, 50_000_000);
        Check(failures, nameof(options.MaxRetries), options.MaxRetries, 0, 10);
        Check(failures, nameof(options.FlushInterval), options.FlushInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        Check(failures, nameof(options.DeduplicationWindow), options.DeduplicationWindow, TimeSpan.Zero, TimeSpan.FromDays(7));
        Check(failures, nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        Check(failures, nameof(options.WriteTimeout), options.WriteTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        Check(failures, nameof(options.ShutdownTimeout), options.ShutdownTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        if (options.SelectFlag is null)
        {
            failures.Add("ExposureOptions.SelectFlag is null. Give a function, or leave it as it is for the flags of the kind experiment.");
        }

        if (options.Reasons.Count == 0)
        {
            failures.Add("ExposureOptions.Reasons is empty, so nothing would ever be an exposure. It holds SPLIT unless it is changed.");
        }

        foreach (string reason in options.Reasons.Where(static reason => !Reasons.Contains(reason)))
        {
            failures.Add($"ExposureOptions.Reasons holds '{reason}', which no answer has. Use the constants of FlagReason.");
        }

        if (options.HashKey is { Length: < ExposureOptions.MinHashKeyBytes })
        {
            failures.Add($"ExposureOptions.HashKey has fewer than {ExposureOptions.MinHashKeyBytes} bytes. Use 32 random ones, or null for plain keys.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check<T>(List<string> failures, string property, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            failures.Add(FormattableString.Invariant($"ExposureOptions.{property} is {value}. It has to be {least} to {most}."));
        }
    }
}
