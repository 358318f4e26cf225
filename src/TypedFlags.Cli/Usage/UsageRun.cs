using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using TypedFlags.Cli.Code;
using TypedFlags.Cli.Output;
using TypedFlags.Cli.Removing;
using TypedFlags.Definitions;
using TypedFlags.FlagRemoval;

namespace TypedFlags.Cli.Usage;

/// <summary>What a command line asks of <c>usages</c> and <c>stale</c>.</summary>
internal sealed record UsageOptions(string? Flag, string? Path, bool IsJson, bool IsBuildAsked, DateTime Today);

/// <summary><c>usages</c> and <c>stale</c>, from the files to the output.</summary>
internal static class UsageRun
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TellUsages(UsageOptions options, Surroundings surroundings)
    {
        (CodePaths paths, _, IReadOnlyList<FoundFlag> flags) = Find(options, surroundings);
        if (options.IsJson)
        {
            WriteJson(flags, paths, surroundings.Output);
            return ExitCode.Success;
        }

        foreach (FoundFlag flag in flags)
        {
            Line(surroundings, $"{Printable.Line(flag.Key)}: {Count(flag.Uses.Count, "use")}");
            foreach (FlagUsage use in flag.Uses)
            {
                Line(surroundings, Printable.Line(string.Create(CultureInfo.InvariantCulture, $"  {paths.Of(use.Path)}({use.Line},{use.Column}): {use.Kind}{(use.Member.Length > 0 ? " in " : "")}{use.Member}")));
            }
        }

        return ExitCode.Success;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int TellStale(UsageOptions options, Surroundings surroundings)
    {
        (CodePaths paths, IReadOnlyList<FlagSet> sets, IReadOnlyList<FoundFlag> flags) = Find(options, surroundings);
        Dictionary<string, int> uses = flags.ToDictionary(static flag => flag.Key, static flag => flag.Uses.Count, StringComparer.Ordinal);
        AgingFlag[] aging = [.. sets.SelectMany(set => AgingFlag.In(set, options.Today, flag => uses.GetValueOrDefault(flag.Key)))];
        if (options.IsJson)
        {
            StaleJson.Write(aging, paths, surroundings.Output);
        }
        else
        {
            foreach (AgingFlag flag in aging)
            {
                Line(surroundings, Printable.Line(string.Create(CultureInfo.InvariantCulture, $"{paths.Of(flag.File)}({flag.Line}): {flag.Flag.Key}: {string.Join(", ", flag.Reasons)}; {Count(flag.Uses, "use")}{Age(flag)}{Owner(flag)}")));
                Line(surroundings, "  " + CommandOf(flag));
            }
        }

        surroundings.Output.Flush();
        if (aging.Length == 0 && !options.IsJson)
        {
            surroundings.Tell($"{Count(sets.Sum(static set => set.Binding.Definition.Flags.Count), "flag")}, none of which has to go.");
        }

        return aging.Length == 0 ? ExitCode.Success : ExitCode.Findings;
    }

    /// <summary>What to run to be rid of a flag.</summary>
    public static string CommandOf(AgingFlag flag) =>
        $"typedflags remove {flag.Flag.Key} --keep {flag.Keep ?? (flag.Flag.Type == Definitions.FlagValueType.Boolean ? "<on|off>" : flag.Flag.Variants.IsEmpty ? "<value>" : $"<{string.Join('|', flag.Flag.Variants.Items.Select(static variant => variant.Name))}>")}";

    private static (CodePaths Paths, IReadOnlyList<FlagSet> Sets, IReadOnlyList<FoundFlag> Flags) Find(UsageOptions options, Surroundings surroundings)
    {
        CodePlace place = CodePlace.Of(options.Path, surroundings);
        CodeLayout layout = CodeLayout.Find(place, options.IsBuildAsked, surroundings);
        IReadOnlyList<FlagSet> sets = layout.ReadFlags(options.Today);
        DeclaredFlag[] declared = [.. sets.SelectMany(static set => set.Binding.Definition.Flags.Items).DistinctBy(static flag => flag.Key, StringComparer.Ordinal)];
        PinnedFlag[] wanted = options.Flag is { } key ? [One(key, declared)] : [.. declared.OrderBy(static flag => flag.Key, StringComparer.Ordinal).Select(Pin)];
        if (wanted.Length == 0)
        {
            throw Refusal.Usage("There is no flags.yaml here. Name a flag to look for one of another library.");
        }

        IReadOnlyList<PortableExecutableReference> assemblies = ReferencedConstants.AssembliesOf(layout.Projects.SelectMany(static project => project.References));
        CodeBase code = CodeBase.Read(layout, [.. wanted.SelectMany(flag => (string[])[flag.Key, flag.MemberName, .. ReferencedConstants.NamesOf(flag.Key, assemblies), .. ComposedKeys.BeginningsOf(flag.Key)]).Distinct(StringComparer.Ordinal)], surroundings);
        foreach ((string path, string why) in code.Unreadable)
        {
            surroundings.Tell($"{path}: can't be read and is left out: {why}");
        }

        UsageFinder finder = new(code);
        string[] others = [.. layout.Files.Where(MarkupFiles.IsRazor)];
        List<FoundFlag> found = [];
        foreach (PinnedFlag flag in wanted)
        {
            surroundings.WorkProgress.Report(found.Count, $"of {wanted.Length:N0} flags looked for");
            IEnumerable<FlagUsage> mentions = new TextMentions(new FlagToRemove(flag, [])).Find(others).Select(note => new FlagUsage(flag.Key, note.Path, note.Line, note.Column, UsageKinds.Mention, ""));
            found.Add(new FoundFlag(flag.Key, [.. finder.Find(flag), .. mentions]));
        }

        surroundings.ClearProgress();
        return (new CodePaths(place, surroundings), sets, found);
    }

    private static PinnedFlag One(string key, IReadOnlyList<DeclaredFlag> declared)
    {
        FlagToRemove.CheckName(key);
        if (declared.FirstOrDefault(flag => flag.Key == key) is { } flag)
        {
            return Pin(flag);
        }

        return DidYouMean.Find(key, declared.Select(static flag => flag.Key)) is { } near
            ? throw Refusal.Usage($"There is no flag '{key}' (did you mean '{near}'?).")
            : new PinnedFlag { Key = key, MemberName = CSharpNames.ToMemberName(key), ValueType = FlagRemoval.FlagValueType.Boolean, Value = true, Variant = "on" };
    }

    // Which side is kept makes no difference to where a flag is used.
    private static PinnedFlag Pin(DeclaredFlag flag) => FlagToRemove.PinAny(flag);

    private static void WriteJson(IReadOnlyList<FoundFlag> flags, CodePaths paths, ResultOutput output)
    {
        using Utf8JsonWriter json = new(output, ToolJson.WriterOptions);
        json.WriteStartArray();
        foreach (FoundFlag flag in flags)
        {
            json.WriteStartObject();
            json.WriteString("flag"u8, flag.Key);
            json.WriteStartArray("uses"u8);
            foreach (FlagUsage use in flag.Uses)
            {
                json.WriteStartObject();
                json.WriteString("file"u8, paths.Of(use.Path));
                json.WriteNumber("line"u8, use.Line);
                json.WriteNumber("column"u8, use.Column);
                json.WriteString("kind"u8, use.Kind);
                json.WriteString("member"u8, use.Member);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.EndLine();
    }

    private static string Age(AgingFlag flag) => flag.AgeInDays is { } days ? $", {Count(days, "day")} old" : ", age unknown";

    private static string Owner(AgingFlag flag) => flag.Flag.Owner is { } owner ? $", owner {owner}" : "";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Line(Surroundings surroundings, string text)
    {
        surroundings.Output.Write(text);
        surroundings.Output.EndLine();
    }

    /// <summary>A flag and where it is used.</summary>
    private sealed record FoundFlag(string Key, IReadOnlyList<FlagUsage> Uses);
}
