namespace TypedFlags.Definitions.Binding;

/// <summary>A SemVer 2.0.0 version with an optional <c>v</c>; absent parts are 0. Compares by precedence: build metadata does not count.</summary>
internal sealed class SemverText
{
    // The runtime reads no longer ones, and would ignore the rule.
    private const int MaxLength = 256;

    private readonly string[] _core;
    private readonly string[] _preRelease;

    private SemverText(string[] core, string[] preRelease)
    {
        _core = core;
        _preRelease = preRelease;
    }

    /// <summary>Reads a version, or gives null.</summary>
    public static SemverText? Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        string rest = text.Length > 0 && text[0] == 'v' ? text.Substring(1) : text;
        int plus = rest.IndexOf('+');
        if (plus >= 0)
        {
            if (!AreIdentifiers(rest.Substring(plus + 1).Split('.'), numbersMayBeginWithZero: true))
            {
                return null;
            }

            rest = rest.Substring(0, plus);
        }

        string[] preRelease = [];
        int hyphen = rest.IndexOf('-');
        if (hyphen >= 0)
        {
            preRelease = rest.Substring(hyphen + 1).Split('.');
            if (!AreIdentifiers(preRelease, numbersMayBeginWithZero: false))
            {
                return null;
            }

            rest = rest.Substring(0, hyphen);
        }

        string[] core = rest.Split('.');
        if (core.Length > 3)
        {
            return null;
        }

        foreach (string part in core)
        {
            if (!IsNumber(part) || BeginsWithZero(part))
            {
                return null;
            }
        }

        return new SemverText(core, preRelease);
    }

    /// <summary>The same text for versions of the same precedence.</summary>
    public string Precedence =>
        PartOf(_core, 0) + "." + PartOf(_core, 1) + "." + PartOf(_core, 2) + (_preRelease.Length == 0 ? "" : "-" + string.Join(".", _preRelease));

    /// <summary>Less than 0 where this version precedes the other.</summary>
    public int Against(SemverText? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (int index = 0; index < 3; index++)
        {
            int order = CompareNumbers(PartOf(_core, index), PartOf(other._core, index));
            if (order != 0)
            {
                return order;
            }
        }

        return ComparePreReleases(_preRelease, other._preRelease);
    }

    private static string PartOf(string[] core, int index) => index < core.Length ? core[index] : "0";

    private static int ComparePreReleases(string[] left, string[] right)
    {
        // A version without a pre-release comes after the ones with.
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        for (int index = 0; index < left.Length && index < right.Length; index++)
        {
            bool leftIsNumber = IsNumber(left[index]);
            bool rightIsNumber = IsNumber(right[index]);
            int order = leftIsNumber && rightIsNumber
                ? CompareNumbers(left[index], right[index])
                : leftIsNumber != rightIsNumber
                    ? (leftIsNumber ? -1 : 1)
                    : string.CompareOrdinal(left[index], right[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    // Numbers have any length and no zeros in front: the longer is the greater.
    private static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);

    private static bool AreIdentifiers(string[] parts, bool numbersMayBeginWithZero)
    {
        foreach (string part in parts)
        {
            if (part.Length == 0 || (!numbersMayBeginWithZero && IsNumber(part) && BeginsWithZero(part)))
            {
                return false;
            }

            foreach (char character in part)
            {
                if (character is not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool BeginsWithZero(string number) => number.Length > 1 && number[0] == '0';

    private static bool IsNumber(string part)
    {
        foreach (char character in part)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }
        }

        return part.Length > 0;
    }
}
