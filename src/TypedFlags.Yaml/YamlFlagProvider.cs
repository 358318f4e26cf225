using System.Security.Cryptography;
using System.Text.Json;
using TypedFlags.Definitions;

namespace TypedFlags;

/// <summary>
/// The flags' state from a YAML or JSON file in the language of <c>flags.yaml</c>: what stands below <c>flags:</c>, followed while the application runs.
/// A file that can't be read, is half written or is gone changes nothing: what it said before stays in force, and one line in the log says where the mistake is.
/// Safe for any number of threads.
/// </summary>
public sealed class YamlFlagProvider : FlagProvider
{
    private readonly YamlFileOptions _options;
    private readonly string _path;

    /// <summary>Names the file. Nothing is read yet.</summary>
    /// <param name="path">The file; from the current folder where it is relative.</param>
    /// <param name="options">How to follow it.</param>
    /// <exception cref="ArgumentException">The path names no file, or an option is out of its range.</exception>
    public YamlFlagProvider(string path, YamlFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        if (Path.GetFileName(_path).Length == 0)
        {
            throw new ArgumentException($"'{path}' is a folder. Name a file in it, such as 'flags.state.yaml'.", nameof(path));
        }

        _options = (options ?? new YamlFileOptions()).Checked();
    }

    /// <inheritdoc />
    public override string Name => _path;

    /// <inheritdoc />
    public override TimeSpan? PollInterval => _options.PollInterval;

    /// <inheritdoc />
    /// <exception cref="IOException">The file is not there, or can't be read.</exception>
    /// <exception cref="FormatException">It is no YAML of this language; the message says where.</exception>
    public override async ValueTask<FlagProviderState> LoadAsync(FlagProviderState previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(previous);
        byte[]? bytes = await SettledFile.ReadAsync(
            _path,
            FlagsFile.MaximumBytes + 1,
            _options.SettleTime,
            found => IsVersion(found, previous.Version),
            isFirst: previous.Version is null,
            cancellationToken).ConfigureAwait(false);
        if (bytes is null)
        {
            // Never there: that may be meant.
            return _options.Optional && previous.Version is null ? previous
                : throw new FileNotFoundException($"The file '{_path}' is {(previous.Version is null ? "not there" : "gone")}.", _path);
        }

        return IsVersion(bytes, previous.Version) ? previous : Parse(bytes, cancellationToken) with { Version = VersionOf(bytes) };
    }

    /// <inheritdoc />
    public override Task WatchAsync(CancellationToken cancellationToken) =>
        FileWatch.RunAsync(_path, OnChanged, _options.PollInterval, cancellationToken);

    private static bool IsVersion(byte[] bytes, string? version) =>
        version is not null && string.Equals(VersionOf(bytes), version, StringComparison.Ordinal);

    private static string VersionOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private FlagProviderState Parse(byte[] bytes, CancellationToken cancellationToken)
    {
        FlagsFile file = FlagsFile.Parse(_path, bytes, previous: null, cancellationToken);
        FlagStateFile state = FlagStateFile.Read(file);
        if (state.Error is { } error)
        {
            throw new FormatException(FormattableString.Invariant($"{error.Path}({error.Line},{error.Column}): {error.Message}"));
        }

        return FlagProviderState.Create(state.Flags.Select(static flag => new FlagStateEntry(flag.Key, JsonElement.Parse(flag.Json)))) with
        {
            Problems = [.. state.Problems.Select(problem => FormattableString.Invariant($"({problem.Line},{problem.Column}): {problem.Message}"))],
        };
    }
}
