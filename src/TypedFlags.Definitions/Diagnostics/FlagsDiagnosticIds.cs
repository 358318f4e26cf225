namespace TypedFlags.Definitions;

/// <summary>The ids of the mistakes that a file can have. What each means is in <see cref="FlagsDiagnosticDescriptor"/>.</summary>
public static class FlagsDiagnosticIds
{
    /// <summary>TF2001: the text is not YAML.</summary>
    public const string SyntaxError = "TF2001";

    /// <summary>TF2002: a property that the language does not have.</summary>
    public const string UnknownProperty = "TF2002";

    /// <summary>TF2003: a key that stands twice, in one mapping or in two files.</summary>
    public const string DuplicateKey = "TF2003";

    /// <summary>TF2004: a value of the wrong type, out of range, or not allowed where it stands.</summary>
    public const string InvalidValue = "TF2004";

    /// <summary>TF2005: a key that breaks the naming policy.</summary>
    public const string NamingPolicy = "TF2005";

    /// <summary>TF2006: a name that C# can't use, that is reserved, or that two keys share.</summary>
    public const string NameCollision = "TF2006";

    /// <summary>TF2007: a reference to something that does not exist.</summary>
    public const string UnknownReference = "TF2007";

    /// <summary>TF2008: prerequisites, segments or replacements in a circle.</summary>
    public const string Cycle = "TF2008";

    /// <summary>TF2009: a rule that can't match.</summary>
    public const string UnreachableRule = "TF2009";

    /// <summary>TF2010: a split that does not add up to 100.</summary>
    public const string SplitTotal = "TF2010";

    /// <summary>TF2011: something that the file's <c>policy</c> asks for is missing or too long.</summary>
    public const string Policy = "TF2011";

    /// <summary>TF2012: a limit of the format was exceeded.</summary>
    public const string LimitExceeded = "TF2012";

    /// <summary>TF2013: a user or group in two lists.</summary>
    public const string ListedTwice = "TF2013";

    /// <summary>TF2014: dates or references that contradict each other.</summary>
    public const string Contradiction = "TF2014";
}
