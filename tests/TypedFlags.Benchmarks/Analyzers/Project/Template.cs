using System.Reflection;

namespace TypedFlags.Benchmarks.Analyzers.Project;

/// <summary>
/// One kind of C# file: how it begins, members that may stand in it any number of times, and how it ends. Words between
/// double underscores are filled in.
/// </summary>
internal sealed class Template
{
    private const string MemberLine = "//// member\n";
    private const string EndLine = "//// end\n";

    private Template(string kind, string header, string[] members, string footer)
    {
        Kind = kind;
        Header = header;
        Members = members;
        Footer = footer;
    }

    public string Kind { get; }

    public string Header { get; }

    public string[] Members { get; }

    public string Footer { get; }

    /// <summary>The template in the embedded file <c>Templates/[kind].txt</c>.</summary>
    public static Template Read(string kind)
    {
        string text = ReadText(kind);
        string[] body = text.Split(EndLine);
        string[] parts = body[0].Split(MemberLine);
        return new Template(kind, parts[0], parts[1..], body[1]);
    }

    /// <summary>An embedded file as it is.</summary>
    public static string ReadText(string kind)
    {
        string name = typeof(Template).Namespace + ".Templates." + kind + ".txt";
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no template {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
