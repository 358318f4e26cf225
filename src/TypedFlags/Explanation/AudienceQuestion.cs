namespace TypedFlags;

/// <summary>Who is looked for in lists.</summary>
internal readonly ref struct AudienceQuestion
{
    public AudienceQuestion(string? user, in AttributeValue groups, PreparedMemberships? prepared)
    {
        User = user;
        Prepared = prepared;
        try
        {
            Groups = groups.AsSpan();
            CanReadGroups = true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The application's own collection. Only where the evaluation reads it too is that its failure.
        }
    }

    /// <summary>Null where there is none.</summary>
    public string? User { get; }

    /// <summary>In which lists kept outside they are; null where nobody has looked.</summary>
    public PreparedMemberships? Prepared { get; }

    public ReadOnlySpan<string?> Groups { get; }

    public bool CanReadGroups { get; }
}
