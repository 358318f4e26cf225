using System.Buffers.Text;
using System.Security.Cryptography;

namespace TypedFlags.AspNetCore;

/// <summary>The state of all flags as the definitions endpoint sends it, written once for each state.</summary>
internal sealed class FlagStateDocuments(FlagEngine engine)
{
    private readonly Lock _writing = new();
    private FlagStateDocument? _last;

    /// <summary>The state that is in force now. Where it is new, one of those who ask writes it, and the others wait: all who listen ask at the same moment.</summary>
    public FlagStateDocument Current
    {
        get
        {
            FlagProviderState[] contents = engine.State.Contents;
            if (Volatile.Read(ref _last) is { } last && last.IsOf(contents))
            {
                return last;
            }

            lock (_writing)
            {
                // Anew: it may have changed, or have been written, while this thread waited.
                contents = engine.State.Contents;
                return _last is { } written && written.IsOf(contents) ? written : _last = FlagStateDocument.Of(contents, [.. engine.State.Sets]);
            }
        }
    }

    /// <summary>
    /// The names of the providers that have not given their state yet. Without them the state has holes, and who has a copy of an earlier one is better off with that.
    /// </summary>
    public IEnumerable<string> Missing => engine.Providers.Where(static provider => !provider.IsLoaded).Select(static provider => provider.Name);
}

/// <summary>One state.</summary>
internal sealed class FlagStateDocument
{
    private readonly FlagProviderState[] _contents;

    private FlagStateDocument(FlagProviderState[] contents, byte[] body)
    {
        _contents = contents;
        Body = body;
        Tag = Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 16));
    }

    /// <summary>JSON as UTF-8.</summary>
    public byte[] Body { get; }

    /// <summary>Made from the bytes alone, so that all nodes behind one address have the same one for the same state.</summary>
    public string Tag { get; }

    /// <summary>The tag as HTTP wants it; a strong one.</summary>
    public string ETag => $"\"{Tag}\"";

    public static FlagStateDocument Of(FlagProviderState[] contents, FlagDefinitionSet[] sets) => new(contents, LayersWriter.Write(contents, sets));

    public bool IsOf(FlagProviderState[] contents) => contents.AsSpan().SequenceEqual(_contents, ReferenceEqualityComparer.Instance);
}
