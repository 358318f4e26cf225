namespace TypedFlags;

/// <summary>What is known of one user and one list that is kept outside. Only <see cref="Listed"/> counts as listed.</summary>
internal enum ListAnswer
{
    /// <summary>Nobody has looked.</summary>
    NotPrepared,

    /// <summary>The source was asked, and failed.</summary>
    Unreadable,

    /// <summary>The user is not in it.</summary>
    NotListed,

    /// <summary>The user is in it.</summary>
    Listed,
}
