using System.Text.RegularExpressions;
using TypedFlags.Cli.Removing;

namespace TypedFlags.Cli.Code;

/// <summary>Files of markup that name members of classes, whose code is not rewritten.</summary>
internal static partial class MarkupFiles
{
    private static readonly string[] RazorEndings = [".razor", ".cshtml"];

    private static readonly string[] XamlEndings = [".xaml", ".axaml", ".aspx", ".ascx", ".master"];

    /// <summary>The endings of markup that has a class behind it, of which it is a part.</summary>
    public static IReadOnlyList<string> WithPartBehind { get; } = [".razor", ".xaml", ".axaml"];

    /// <summary>True for pages and components.</summary>
    public static bool IsRazor(string path) => Ends(path, RazorEndings);

    /// <summary>True for windows and controls, whose objects are created and bound by what they are called.</summary>
    public static bool IsXaml(string path) => Ends(path, XamlEndings);

    /// <summary>The text of a file, without the name of the class that it is part of, which is no use of that; null where it is none.</summary>
    public static string? Read(string path) => TextMentions.Read(path) is { } text ? OwnClass().Replace(text, "") : null;

    private static bool Ends(string path, string[] endings) => Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""\b(x:Class|Inherits|CodeBehind|CodeFile)\s*=\s*("[^"]*"|'[^']*')""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OwnClass();
}
