using System.Collections.Immutable;
using TypedFlags.Definitions.Binding;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions;

/// <summary>
/// A file of the language that is read for the flags' state alone, while an application runs: what it says under <c>flags:</c>, without what only definitions
/// say. Immutable, safe to share.
/// </summary>
public sealed class FlagStateFile
{
    private FlagStateFile(ImmutableArray<FlagStateText> flags, ImmutableArray<FlagsDiagnostic> problems, FlagsDiagnostic? error)
    {
        Flags = flags;
        Problems = problems;
        Error = error;
    }

    /// <summary>Why the file can't be used at all; null where it can.</summary>
    public FlagsDiagnostic? Error { get; }

    /// <summary>What it says of each flag, in the order of the file.</summary>
    public ImmutableArray<FlagStateText> Flags { get; }

    /// <summary>What is ignored, each with its place: unknown properties, and one for all that belongs to definitions.</summary>
    public ImmutableArray<FlagsDiagnostic> Problems { get; }

    /// <summary>Finds the state in a file. Whether the values fit the flags is not looked at: that takes the flags' definitions.</summary>
    /// <param name="file">The file. The first error in its <see cref="FlagsFile.Diagnostics"/> is the <see cref="Error"/>.</param>
    public static FlagStateFile Read(FlagsFile file)
    {
        StateFileProblems problems = new(file);
        YamlNode? flags = null;
        foreach (YamlEntry entry in file.Root?.Entries ?? [])
        {
            if (entry.Key.Text == RootProperties.Table.Names[RootProperties.Flags])
            {
                flags = entry.Value;
            }
            else
            {
                problems.AddProperty(RootProperties.Table, entry);
            }
        }

        FlagsDiagnostic? error = file.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Severity == FlagsDiagnosticSeverity.Error);
        if (error is null && flags is not YamlMapping)
        {
            // Mostly a file that somebody has begun to write a moment ago.
            const string Message = "A file of state has a mapping 'flags', such as flags: { new_cart: { enabled: false } }. To take back everything it said, write flags: {}.";
            error = problems.FirstUnknown ?? FlagsDiagnostic.Create(file, FlagsDiagnosticIds.InvalidValue, flags?.Range ?? default, Message);
        }

        return error is null ? new FlagStateFile(ReadFlags((YamlMapping)flags!, problems), problems.ToDiagnostics(), error) : new FlagStateFile([], [], error);
    }

    private static ImmutableArray<FlagStateText> ReadFlags(YamlMapping flags, StateFileProblems problems)
    {
        ImmutableArray<FlagStateText>.Builder texts = ImmutableArray.CreateBuilder<FlagStateText>(flags.Entries.Length);
        foreach (YamlEntry flag in flags.Entries)
        {
            YamlNode state = flag.Value;
            if (state is YamlMapping properties)
            {
                state = properties with { Entries = [.. properties.Entries.Where(property => !problems.AddProperty(FlagProperties.Table, property))] };
            }

            texts.Add(new FlagStateText(flag.Key.Text, StateNodeText.Write(state)));
        }

        return texts.ToImmutable();
    }
}

/// <summary>What a file says of one flag.</summary>
/// <param name="Key">The flag, as the file spells it.</param>
/// <param name="Json">Its state as JSON: an object of state properties, or the short form (<c>true</c>, a variant's name, null).</param>
public sealed record FlagStateText(string Key, string Json);
