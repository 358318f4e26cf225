using System.Globalization;

namespace TypedFlags.Redis;

/// <summary>Where a reading ended.</summary>
/// <param name="Epoch">The name of the store; empty before its first write.</param>
/// <param name="Run">The server's name for its time since it was started; empty where it does not say.</param>
/// <param name="Version">The latest version.</param>
internal sealed record StatePosition(string Epoch, string Run, long Version)
{
    /// <summary>One that no store has.</summary>
    public static StatePosition Nowhere { get; } = new("?", "?", 0);

    /// <returns><see cref="Nowhere"/> where it is not one of ours.</returns>
    public static StatePosition Parse(string? text)
    {
        string[] parts = text?.Split('/') ?? [];
        return parts.Length == 3 && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? new StatePosition(parts[0], parts[1], version)
            : Nowhere;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}/{Run}/{Version}");
}
