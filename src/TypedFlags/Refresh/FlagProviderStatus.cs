namespace TypedFlags;

/// <summary>How an engine stands with one of its providers. A picture of one moment.</summary>
/// <param name="Name">The provider.</param>
/// <param name="IsLoaded">Whether it has ever given its state. Until then the layers below it answer alone.</param>
/// <param name="IsStale">Whether its state is a copy that the source has not confirmed.</param>
/// <param name="LoadedAt">When it last gave its state, by the engine's clock; null before the first time.</param>
/// <param name="Error">What went wrong at the last try; null where all is well.</param>
/// <param name="FailingSince">When the tries began to fail, by the engine's clock; null where all is well.</param>
public sealed record FlagProviderStatus(
    string Name, bool IsLoaded, bool IsStale, DateTimeOffset? LoadedAt, string? Error, DateTimeOffset? FailingSince);
