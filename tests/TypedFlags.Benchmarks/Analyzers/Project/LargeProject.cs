using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TypedFlags.Benchmarks.Analyzers.Project;

/// <summary>
/// A made-up shop: 1,000 C# files, 100,000 lines and 500 flags, the same in every run. Files are of eight kinds (entities,
/// records, repositories, services, handlers, extensions, options, workers), a hundred lines each.
/// </summary>
internal static partial class LargeProject
{
    private const int Lines = 90;
    private const int Seed = 4711;

    private static readonly string[] Kinds = ["Entity", "Records", "Repository", "Service", "Handler", "Extensions", "Options", "Worker"];

    /// <summary>Path and text of each file.</summary>
    public static (string Path, string Text)[] Files()
    {
        Random random = new(Seed);
        Template[] templates = [.. Kinds.Select(Template.Read)];
        List<(string Path, string Text)> files = [];
        foreach ((string module, string name) in Vocabulary.Modules)
        {
            foreach (string suffix in Vocabulary.Suffixes)
            {
                files.AddRange(templates.Select(template => ($"/shop/{module}/{name}{suffix}.{template.Kind}.cs", Write(template, module, name + suffix, random))));
            }
        }

        // The last file makes room for what all share.
        files[^1] = ("/shop/Shared.cs", Template.ReadText("Shared"));
        return DealUses(files, random);
    }

    private static string Write(Template template, string module, string name, Random random)
    {
        string[] verbs = [.. Vocabulary.Verbs];
        string[] fields = [.. Vocabulary.Fields];
        random.Shuffle(verbs);
        random.Shuffle(fields);
        StringBuilder text = new(template.Header);
        int lines = Count(template.Header) + Count(template.Footer);
        for (int i = 0; lines < Lines; i++)
        {
            string member = template.Members[(i + (i / template.Members.Length)) % template.Members.Length]
                .Replace("__Verb__", verbs[i % verbs.Length], StringComparison.Ordinal)
                .Replace("__Field__", fields[i % fields.Length], StringComparison.Ordinal);
            text.Append(member);
            lines += Count(member);
        }

        text.Append(template.Footer)
            .Replace("__Module__", module)
            .Replace("__Name__", name)
            .Replace("__name__", name.ToLowerInvariant());
        return Numbers().Replace(
            WordPlaces().Replace(text.ToString(), _ => Vocabulary.Words[random.Next(Vocabulary.Words.Length)]),
            _ => random.Next(2, 60).ToString(CultureInfo.InvariantCulture));
    }

    private static (string Path, string Text)[] DealUses(List<(string Path, string Text)> files, Random random)
    {
        FlagUses uses = new(random);
        Queue<string> others = uses.ForOtherPlaces(files.Sum(file => Places().Count(file.Text)));
        Queue<string> asyncs = uses.ForAsyncPlaces(files.Sum(file => AsyncPlaces().Count(file.Text)));
        return [.. files.Select(file => (file.Path, AsyncPlaces().Replace(Places().Replace(file.Text, _ => Indent(others)), _ => Indent(asyncs))))];
    }

    private static string Indent(Queue<string> uses) => "        " + uses.Dequeue().Replace("\n", "\n        ", StringComparison.Ordinal);

    private static int Count(string text) => text.AsSpan().Count('\n');

    [GeneratedRegex("__word__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex WordPlaces();

    [GeneratedRegex("__number__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Numbers();

    [GeneratedRegex("__use__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Places();

    [GeneratedRegex("__useAsync__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex AsyncPlaces();
}
