namespace TypedFlags.EntityFrameworkCore;

/// <summary>What a write to a list of users did.</summary>
/// <param name="Added">How many users were put into it.</param>
/// <param name="Removed">How many were taken out of it.</param>
/// <param name="Count">How many are in it now.</param>
public readonly record struct FlagUserListChange(long Added, long Removed, long Count);
