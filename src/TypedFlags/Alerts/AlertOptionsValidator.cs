using Microsoft.Extensions.Options;

namespace TypedFlags;

/// <summary>Refuses webhooks that would give something away, and numbers that cannot work.</summary>
internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        List<string> failures = [];
        if (UrlFailure(options) is { } failure)
        {
            failures.Add(failure);
        }

        if (options.Secret is not { Length: >= AlertOptions.MinSecretBytes })
        {
            failures.Add($"AlertOptions.Secret has {options.Secret?.Length ?? 0} bytes. Give it {AlertOptions.MinSecretBytes} or more, at random.");
        }

        if (options.QueueCapacity is < 1 or > 100_000)
        {
            failures.Add($"AlertOptions.QueueCapacity is {options.QueueCapacity}. It has to be from 1 to 100000.");
        }

        if (options.MaxRetries is < 0 or > 20)
        {
            failures.Add($"AlertOptions.MaxRetries is {options.MaxRetries}. It has to be from 0 to 20.");
        }

        if (options.RetryDelay < TimeSpan.FromMilliseconds(1) || options.RetryDelay > TimeSpan.FromMinutes(1))
        {
            failures.Add($"AlertOptions.RetryDelay is {options.RetryDelay}. It has to be from 1 ms to 1 minute.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Does not repeat the address, which may hold a secret.</summary>
    private static string? UrlFailure(AlertOptions options) => options.Url switch
    {
        null => "AlertOptions.Url is missing. Name the webhook.",
        { IsAbsoluteUri: false } => "AlertOptions.Url is not absolute. Write all of it: https://…",
        { UserInfo.Length: > 0 } => "AlertOptions.Url holds a user name. Alerts are signed with AlertOptions.Secret; take the name out.",
        { Scheme: "https" } => null,
        { Scheme: "http", IsLoopback: true } when options.AllowLoopbackHttp => null,
        _ => "AlertOptions.Url is not https. Alerts are sent encrypted only (http is for tests, to this machine, with AllowLoopbackHttp).",
    };
}
