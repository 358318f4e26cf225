namespace TypedFlags;

/// <summary>Who is looked for in lists.</summary>
internal readonly ref struct AudienceQuestion(string? user, ReadOnlySpan<string?> groups)
{
    /// <summary>Null where there is none.</summary>
    public string? User { get; } = user;

    public ReadOnlySpan<string?> Groups { get; } = groups;
}
