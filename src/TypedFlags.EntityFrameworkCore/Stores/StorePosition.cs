using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>How far a reading came: the latest version, and the write that made it, since a restored database may have the same version by another write.</summary>
internal readonly record struct StorePosition(long Version, Guid WriteId)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out StorePosition position)
    {
        position = default;
        int colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0
            || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            || !Guid.TryParseExact(text.AsSpan(colon + 1), "N", out Guid writeId))
        {
            return false;
        }

        position = new StorePosition(version, writeId);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}:{WriteId:N}");
}
