using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TypedFlags.EntityFrameworkCore;

/// <summary>
/// Names of tenants' schemas: small letters of ASCII, digits and underscores, at most 63 of them, whatever the tenant's id holds. Which tenant has which is
/// for the registry to say; nobody reads an id out of a name.
/// </summary>
internal static class SchemaNames
{
    /// <summary>PostgreSQL's limit, in bytes, is the smallest of the databases that have schemas.</summary>
    public const int MaxLength = 63;

    public const int MaxPrefixLength = 24;

    private const int HashBytes = 8;

    /// <summary>For <c>_</c> and the hash, and <c>_</c> and a number.</summary>
    private const int Room = 1 + (2 * HashBytes) + 5;

    /// <summary>The names that a tenant's schema may get, the best first: another tenant may have the first ones.</summary>
    public static IEnumerable<string> Candidates(string prefix, string tenantId)
    {
        string stem = new([.. tenantId.Take(MaxLength - Room - prefix.Length).Select(static letter => IsPlain(letter) ? letter : '_')]);
        string name = prefix + stem;
        if (!string.Equals(stem, tenantId, StringComparison.Ordinal))
        {
            // What the name leaves out. A lone surrogate has no UTF-8, so the hash is over UTF-16.
            byte[] hash = SHA256.HashData(Encoding.Unicode.GetBytes(tenantId));
            name += "_" + Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));
        }

        yield return name;
        for (int number = 2; number < 10_000; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }
    }

    /// <summary>Whether names that begin so are none that a database or an application uses already, such as <c>public</c> and <c>dbo</c>.</summary>
    public static bool IsPrefix(string? prefix) =>
        prefix is { Length: >= 2 and <= MaxPrefixLength }
        && prefix.All(IsPlain) && prefix.EndsWith('_') && !char.IsAsciiDigit(prefix[0])
        && !prefix.StartsWith("pg_", StringComparison.Ordinal) && !prefix.StartsWith("information_", StringComparison.Ordinal);

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_';
}
