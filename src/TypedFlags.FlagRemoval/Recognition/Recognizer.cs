using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Finds the uses of the flag, as the code means now. For one run.</summary>
internal sealed class Recognizer(Removal removal)
{
    private readonly NamedMethods _named = new(removal.Request.Methods);
    private FlagWords? _plainWords;
    private FlagWords? _words;
    private AskingContracts? _contracts;
    private (int Version, RemovalFile? In) _wordsSeen = (-1, null);
    private (int Version, KeyPaths? Paths) _keyPaths = (-1, null);

    /// <summary>The words by which code comes to the flag.</summary>
    public FlagWords Words => _words ??= Contracts.Names.Count == 0 ? PlainWords : WordsWith(Contracts.Names);

    /// <summary>The same, without the names of <see cref="Contracts"/>.</summary>
    public FlagWords PlainWords => _plainWords ??= WordsWith([]);

    /// <summary>Members of interfaces that ask for the flag, as the program was at first.</summary>
    public AskingContracts Contracts => _contracts ??= removal.Request.HasAllWords ? AskingContracts.None : new AskingContracts(removal.Request.Contracts ?? new AskingContractFinder([removal]).Find());

    /// <summary>Whether a file may have something of the flag, as far as its words say.</summary>
    public bool MayFind(RemovalFile file) => MayFindAny() && Words.AreIn(file.Tree, removal.CancellationToken);

    /// <summary>Works out what all files have in common, so that they can be looked at side by side.</summary>
    public void Prepare() => MayFindAny();

    /// <summary>What expressions of a file are to the flag.</summary>
    public FlagMeanings MeaningsIn(RemovalFile file) => MeaningsIn(file, Contracts);

    /// <summary>The same, where other members of interfaces ask for the flag.</summary>
    public FlagMeanings MeaningsIn(RemovalFile file, AskingContracts contracts) => new(
        removal.Flag, removal.ModelOf(file), new FlagSymbols(removal.Flag), new AskingMethods(_named), new UnboundCalls(removal.Flag, _named), contracts, removal.CancellationToken);

    /// <summary>Where a key goes that is given to other code.</summary>
    public KeyPaths KeyPaths
    {
        get
        {
            if (_keyPaths.Paths is null || _keyPaths.Version != removal.Version)
            {
                _keyPaths = (removal.Version, new KeyPaths(removal.Compilation, new AskingMethods(_named), new UnboundCalls(removal.Flag, _named), removal.CancellationToken));
            }

            return _keyPaths.Paths!;
        }
    }

    /// <summary>The uses in a file.</summary>
    public IEnumerable<FlagUse> UsesIn(RemovalFile file) => FlagUses.In(file.Tree.GetRoot(removal.CancellationToken), Words, MeaningsIn(file));

    /// <summary>Whether a flag may be asked for by its name with an object of a type.</summary>
    public bool MayAsk(ITypeSymbol service) => new AskingMethods(_named) is var asking && service.GetMembers().OfType<IMethodSymbol>().Any(method => asking.Of(method) is not null);

    /// <summary>Whether any file may have something of the flag.</summary>
    public bool MayFindAny()
    {
        if (_wordsSeen.Version != removal.Version)
        {
            // Of the file that had them last it is likely that it has them still.
            bool areLeft = (_wordsSeen.In is { } last && Words.AreOwnIn(last.Tree)) || (_wordsSeen.In = removal.Files.FirstOrDefault(file => Words.AreOwnIn(file.Tree))) is not null;
            _wordsSeen = (removal.Version, areLeft ? _wordsSeen.In : null);
        }

        return _wordsSeen.In is not null;
    }

    private FlagWords WordsWith(IReadOnlyCollection<string> names) => removal.Request.HasAllWords
        ? new FlagWords(removal.Flag, removal.Request.Words, removal.Files.Select(static file => file.Original), [], removal.CancellationToken)
        : new FlagWords(
            removal.Flag,
            removal.Request.Words.Concat(names).Concat(removal.Original.References.OfType<PortableExecutableReference>().SelectMany(assembly => MetadataConstants.NamesOf(removal.Flag.Key, assembly))),
            removal.Files.Select(static file => file.Original),
            UnwrittenCode.Of(removal).Concat(UnwrittenCode.InReferencesOf(removal.Original)),
            removal.CancellationToken);
}
