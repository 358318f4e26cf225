using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>How far a reading came: the latest version, and the write that made it, since a restored database may have the same version by another write.</summary>
/// <param name="Version">The version.</param>
/// <param name="WriteId">The write.</param>
/// <param name="TenantId">The tenant whose audit trail has the write; null for the shared one.</param>
internal readonly record struct StorePosition(long Version, Guid WriteId, string? TenantId)
{
    private const int GuidLength = 32;

    public static bool TryParse([NotNullWhen(true)] string? text, out StorePosition position)
    {
        position = default;
        int colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out long version))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(colon + 1);
        if (!Guid.TryParseExact(rest[..Math.Min(GuidLength, rest.Length)], "N", out Guid writeId) || (rest.Length > GuidLength && rest[GuidLength] != ':'))
        {
            return false;
        }

        position = new StorePosition(version, writeId, rest.Length > GuidLength ? rest[(GuidLength + 1)..].ToString() : null);
        return true;
    }

    public override string ToString() => TenantId is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Version}:{WriteId:N}")
        : string.Create(CultureInfo.InvariantCulture, $"{Version}:{WriteId:N}:{TenantId}");
}
