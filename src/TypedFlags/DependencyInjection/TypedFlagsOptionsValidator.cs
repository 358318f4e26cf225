using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>Refuses options that cannot work, and definition sets that contradict each other.</summary>
internal sealed class TypedFlagsOptionsValidator(TypedFlagsRegistration registration) : IValidateOptions<TypedFlagsOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, TypedFlagsOptions options)
    {
        List<string> failures = DefinitionConflicts.Find(registration.Registry.Sets);
        if (options.Environment is { } environment)
        {
            if (string.IsNullOrWhiteSpace(environment))
            {
                failures.Add("TypedFlagsOptions.Environment is empty. Leave it null to use the host's environment, or name one.");
            }
            else if (environment.Length > TypedFlagsOptions.MaxEnvironmentLength)
            {
                failures.Add($"TypedFlagsOptions.Environment is longer than {TypedFlagsOptions.MaxEnvironmentLength} characters.");
            }
        }

        if (options.Hooks.Contains(null!))
        {
            failures.Add("TypedFlagsOptions.Hooks holds a null. Add hooks only.");
        }

        CheckRange(nameof(options.ReadyTimeout), options.ReadyTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10), failures);
        CheckRange(nameof(options.LoadTimeout), options.LoadTimeout, Shortest, Longest, failures);
        CheckRange(nameof(options.RetryDelay), options.RetryDelay, Shortest, Longest, failures);
        CheckRange(nameof(options.MaxRetryDelay), options.MaxRetryDelay, Shortest, Longest, failures);
        CheckRange(nameof(options.PrepareTimeout), options.PrepareTimeout, Shortest, TimeSpan.FromMinutes(1), failures);
        if (options.MaxRetryDelay < options.RetryDelay)
        {
            failures.Add($"TypedFlagsOptions.MaxRetryDelay ({options.MaxRetryDelay}) is shorter than RetryDelay ({options.RetryDelay}). Make it at least as long.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckRange(string name, TimeSpan value, TimeSpan least, TimeSpan most, List<string> failures)
    {
        if (value < least || value > most)
        {
            failures.Add($"TypedFlagsOptions.{name} is {value}. It has to be from {least} to {most}.");
        }
    }
}
