using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>Names that C# accepts.</summary>
internal static class CSharpName
{
    // Contextual keywords of compilers newer than the one this is built against; @ never hurts.
    private static readonly HashSet<string> NewerKeywords = new(StringComparer.Ordinal) { "extension", "field", "union", "closed" };

    /// <summary>The name as it stands in code: with <c>@</c> where it is a keyword, contextual ones too.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || NewerKeywords.Contains(name)
            ? "@" + name
            : name;

    /// <summary>The name of a type as it stands in code; one of lower-case letters only may be a keyword one day (CS8981).</summary>
    public static string EscapeType(string name) => name.All(static c => c is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>A namespace as it stands in code.</summary>
    public static string EscapeNamespace(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>Makes a namespace of any text: a project may be called <c>my-shop.2nd</c>.</summary>
    public static string MakeNamespace(string text) =>
        string.Join(".", text.Split('.').Where(static segment => segment.Trim().Length > 0).Select(static segment => MakeIdentifier(segment.Trim())));

    /// <summary>Replaces what an identifier can't have by <c>_</c>; surrogate pairs are two.</summary>
    public static string MakeIdentifier(string text)
    {
        StringBuilder identifier = new(text.Length + 1);
        foreach (char c in text)
        {
            if (identifier.Length == 0 && !SyntaxFacts.IsIdentifierStartCharacter(c))
            {
                identifier.Append('_');
            }

            if (SyntaxFacts.IsIdentifierPartCharacter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                identifier.Append(c);
            }
            else if (identifier.Length != 1 || identifier[0] != '_')
            {
                identifier.Append('_');
            }
        }

        return identifier.Length == 0 ? "_" : identifier.ToString();
    }

    /// <summary>
    /// A name that no other assembly's has: plain where letters, digits and dots make it up, else with a hash, for
    /// <c>Shop.Web</c> and <c>Shop_Web</c> are two assemblies.
    /// </summary>
    public static string MakeUnique(string assemblyName)
    {
        string identifier = MakeIdentifier(assemblyName);
        bool isPlain = assemblyName.Length > 0 && assemblyName.All(static c => c == '.' || char.IsLetterOrDigit(c));
        return isPlain
            ? identifier
            : identifier + "_" + StableHash.Of(assemblyName).ToString("x8", CultureInfo.InvariantCulture);
    }
}
