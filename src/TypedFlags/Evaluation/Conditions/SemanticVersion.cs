namespace TypedFlags;

/// <summary>
/// A version as SemVer 2.0.0 orders them: an optional <c>v</c>, absent minor and patch are 0, build metadata is ignored. Points
/// into the text it was read from.
/// </summary>
internal readonly ref struct SemanticVersion
{
    private const int LongestText = 256;

    private readonly ReadOnlySpan<char> _major;
    private readonly ReadOnlySpan<char> _minor;
    private readonly ReadOnlySpan<char> _patch;
    private readonly ReadOnlySpan<char> _prerelease;

    private SemanticVersion(ReadOnlySpan<char> core, ReadOnlySpan<char> prerelease)
    {
        ReadOnlySpan<char> rest = core;
        _major = TakeIdentifier(ref rest);
        _minor = rest.IsEmpty ? "0" : TakeIdentifier(ref rest);
        _patch = rest.IsEmpty ? "0" : rest;
        _prerelease = prerelease;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out SemanticVersion version)
    {
        version = default;
        if (text.Length is 0 or > LongestText)
        {
            return false;
        }

        if (text[0] == 'v')
        {
            text = text[1..];
        }

        int plus = text.IndexOf('+');
        if (plus >= 0)
        {
            if (!AreIdentifiers(text[(plus + 1)..], areOrdered: false))
            {
                return false;
            }

            text = text[..plus];
        }

        ReadOnlySpan<char> prerelease = default;
        int hyphen = text.IndexOf('-');
        if (hyphen >= 0)
        {
            prerelease = text[(hyphen + 1)..];
            if (!AreIdentifiers(prerelease, areOrdered: true))
            {
                return false;
            }

            text = text[..hyphen];
        }

        version = new SemanticVersion(text, prerelease);
        return IsCore(text);
    }

    /// <summary>Below, at or above zero where this version comes before, with or after the other.</summary>
    public int ComparePrecedence(SemanticVersion other)
    {
        int compared = CompareNumbers(_major, other._major);
        compared = compared != 0 ? compared : CompareNumbers(_minor, other._minor);
        compared = compared != 0 ? compared : CompareNumbers(_patch, other._patch);
        return compared != 0 ? compared : ComparePrereleases(_prerelease, other._prerelease);
    }

    // Numbers have no leading zeros, so the longer one is the greater, whatever its size.
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);

    private static int ComparePrereleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            // A release comes after its prereleases.
            return left.IsEmpty.CompareTo(right.IsEmpty);
        }

        while (true)
        {
            int compared = CompareIdentifiers(TakeIdentifier(ref left), TakeIdentifier(ref right));
            if (compared != 0 || (left.IsEmpty && right.IsEmpty))
            {
                return compared;
            }

            if (left.IsEmpty || right.IsEmpty)
            {
                return left.IsEmpty ? -1 : 1;
            }
        }
    }

    private static ReadOnlySpan<char> TakeIdentifier(scoped ref ReadOnlySpan<char> rest)
    {
        int dot = rest.IndexOf('.');
        ReadOnlySpan<char> identifier = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? default : rest[(dot + 1)..];
        return identifier;
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        bool leftIsNumber = IsNumber(left);
        bool rightIsNumber = IsNumber(right);
        if (leftIsNumber != rightIsNumber)
        {
            return leftIsNumber ? -1 : 1;
        }

        return leftIsNumber ? CompareNumbers(left, right) : left.SequenceCompareTo(right);
    }

    /// <summary>True for one to three numbers with dots between them.</summary>
    private static bool IsCore(ReadOnlySpan<char> text)
    {
        for (int part = 0; part < 3; part++)
        {
            int dot = text.IndexOf('.');
            ReadOnlySpan<char> number = dot < 0 ? text : text[..dot];
            if (number.IsEmpty || !IsNumber(number) || (number.Length > 1 && number[0] == '0'))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            text = text[(dot + 1)..];
        }

        return false;
    }

    /// <summary>True for identifiers with dots between them; where they have an order, numbers have no leading zeros.</summary>
    private static bool AreIdentifiers(ReadOnlySpan<char> text, bool areOrdered)
    {
        while (true)
        {
            int dot = text.IndexOf('.');
            ReadOnlySpan<char> identifier = dot < 0 ? text : text[..dot];
            if (identifier.IsEmpty || (areOrdered && identifier.Length > 1 && identifier[0] == '0' && IsNumber(identifier)))
            {
                return false;
            }

            foreach (char character in identifier)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                {
                    return false;
                }
            }

            if (dot < 0)
            {
                return true;
            }

            text = text[(dot + 1)..];
        }
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
