using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>Refuses options that cannot work, and definition sets that contradict each other.</summary>
internal sealed class TypedFlagsOptionsValidator(TypedFlagsRegistration registration) : IValidateOptions<TypedFlagsOptions>
{
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

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
