using System.Collections.Immutable;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Layout;

/// <summary>
/// Deals the flags out to files of accessors. A file a flag would be the finest, but every file costs the compiler at every
/// run, changed or not (1,000 files 20 ms, 16 files 0.3 ms); one file for all would be written anew at every change.
/// </summary>
internal static class AccessorChunking
{
    private const int MostFlagsInAChunk = 48;

    /// <summary>
    /// A flag's chunk depends on its key and on how many chunks there are, a power of two: a flag more or less changes one
    /// chunk, until the flags double. All chunks are given, empty ones too, so that each keeps its place in the list.
    /// </summary>
    public static ImmutableArray<AccessorChunk> Split(FlagSetDefinition definition, GenerationTarget target)
    {
        int count = CountFor(definition.Flags.Count);
        ImmutableArray<AccessorFlag>.Builder[] chunks = new ImmutableArray<AccessorFlag>.Builder[count];
        for (int number = 0; number < count; number++)
        {
            chunks[number] = ImmutableArray.CreateBuilder<AccessorFlag>();
        }

        ImmutableArray<FlagReach> reaches = FlagReaches.Of(definition);
        for (int index = 0; index < reaches.Length; index++)
        {
            FlagDefinition flag = definition.Flags[index];
            chunks[StableHash.Of(flag.Key) & (uint)(count - 1)].Add(new AccessorFlag(WithoutTheInvisible(flag), reaches[index]));
        }

        return [.. chunks.Select((chunk, number) => new AccessorChunk(target, number, new EquatableArray<AccessorFlag>(chunk.ToImmutable())))];
    }

    /// <summary>How many chunks a number of flags gets.</summary>
    public static int CountFor(int flags)
    {
        int count = 1;
        while (flags > count * MostFlagsInAChunk)
        {
            count *= 2;
        }

        return count;
    }

    // A rule or a user list more changes the compiled definitions and no accessor.
    private static FlagDefinition WithoutTheInvisible(FlagDefinition flag) =>
        flag with
        {
            Tags = default,
            Metadata = default,
            IsPublic = false,
            OffVariant = null,
            BucketBy = null,
            Salt = null,
            Bucketing = null,
            IsStateBroken = false,
            State = flag.State.Outcome == Outcome.None
                ? FlagState.Empty
                : FlagState.Empty with { Outcome = flag.State.Outcome },
        };
}
