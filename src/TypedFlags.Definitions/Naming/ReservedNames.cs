namespace TypedFlags.Definitions.Naming;

/// <summary>C# names that generated code needs for itself.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> s_objectMembers = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
    };

    private static readonly HashSet<string> s_classMembers = new(StringComparer.Ordinal) { "All", "Names", "EvaluateAll" };

    private static readonly HashSet<string> s_recordMembers = new(StringComparer.Ordinal)
    {
        "Clone", "Deconstruct", "EqualityContract", "PrintMembers",
    };

    /// <summary>Why no flag can have this C# name, or null where one can.</summary>
    public static string? WhyNoFlagCanBe(string memberName, string className)
    {
        if (string.Equals(memberName, className, StringComparison.Ordinal))
        {
            return "is the name of the class itself";
        }

        if (s_classMembers.Contains(memberName))
        {
            return "is a member that the class has already";
        }

        return s_objectMembers.Contains(memberName) ? "is a member of every C# object" : null;
    }

    /// <summary>Why no member of an object can have this C# name, or null where one can.</summary>
    public static string? WhyNoObjectMemberCanBe(string memberName)
    {
        if (s_objectMembers.Contains(memberName))
        {
            return "is a member of every C# object";
        }

        return s_recordMembers.Contains(memberName) ? "is a member of every C# record" : null;
    }

    /// <summary>True where the class of flags can't have this name, because it has a member so called.</summary>
    public static bool IsMemberOfTheClass(string className) => s_classMembers.Contains(className);
}
