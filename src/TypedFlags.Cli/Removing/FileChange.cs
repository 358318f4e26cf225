namespace TypedFlags.Cli.Removing;

/// <summary>A file before and after.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Before">Its bytes when it was read.</param>
/// <param name="After">What it is to become; null where it goes.</param>
/// <param name="Uses">How many uses of the flag went with it.</param>
internal sealed record FileChange(string Path, byte[] Before, byte[]? After, int Uses);
