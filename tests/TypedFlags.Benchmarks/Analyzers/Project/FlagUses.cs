using System.Globalization;

namespace TypedFlags.Benchmarks.Analyzers.Project;

/// <summary>
/// The places where the generated code uses flags: mostly accessors, some keys by name. They are shuffled like cards (always in
/// the same order) and dealt over the places the templates have for them.
/// </summary>
internal sealed class FlagUses
{
    /// <summary>Flags that nothing uses.</summary>
    private const int Unused = 10;

    private const int AsyncAccessors = 500;
    private const int OtherAccessors = 1000;
    private const int NameConstants = 60;
    private const int ForeignCalls = 100;
    private const int ClientCalls = 60;
    private const int ContextInitializers = 40;

    private readonly Random _random;
    private readonly FlagEntry[] _flags;
    private readonly FlagEntry[] _booleans;
    private int _next;

    public FlagUses(Random random)
    {
        _random = random;
        _flags = [.. LargeFlagsFile.Flags.Where((_, index) => index % (LargeFlagsFile.Flags.Length / Unused) != 11)];
        _booleans = [.. _flags.Where(flag => flag.Kind == FlagKind.Boolean)];
    }

    /// <summary>Statements for the places in methods that are async, and have a feature manager and a flag client.</summary>
    /// <param name="places">How many places there are.</param>
    public Queue<string> ForAsyncPlaces(int places) => Deal(
        places,
        [
            .. Times(AsyncAccessors, Accessor),
            .. Times(NameConstants, () => $"total += await features.IsEnabledAsync(Flags.Names.{Boolean().Accessor}).ConfigureAwait(false) ? 1 : 0;"),
            .. Times(ForeignCalls - 4, () => $"bool isOn = await features.IsEnabledAsync(\"{Boolean().Key}\").ConfigureAwait(false);\ntotal += isOn ? {Number()} : 0;"),
            .. Times(4, () => $"total += await features.IsEnabledAsync(\"{Boolean().Key}s\").ConfigureAwait(false) ? 1 : 0;"),
            .. Times(ClientCalls, () => $"if (flags.GetBoolean(\"{Boolean().Key}\", new FlagContext(\"user-{Number()}\"), false))\n{{\n    total++;\n}}"),
        ]);

    /// <summary>Statements for the other places.</summary>
    /// <param name="places">How many places there are.</param>
    public Queue<string> ForOtherPlaces(int places) => Deal(
        places,
        [
            .. Times(OtherAccessors, Accessor),
            .. Times(ContextInitializers, Initializer),
        ]);

    private string Accessor()
    {
        FlagEntry flag = _flags[_next++ % _flags.Length];
        return flag.Kind switch
        {
            FlagKind.Integer => $"total += Flags.{flag.Accessor}.GetValue(user);",
            FlagKind.Text when Number() < 50 => $"if (Flags.{flag.Accessor}.GetValue(user) == \"{(Number() < 95 ? "full" : "ful")}\")\n{{\n    total += {Number()};\n}}",
            FlagKind.Text => $"total += Flags.{flag.Accessor}.GetVariant(user) is Flags.{flag.Accessor}Variant.Full ? 2 : 1;",
            _ when Number() < 50 => $"if (Flags.{flag.Accessor}.IsEnabled(user))\n{{\n    total += {Number()};\n}}",
            _ when Number() < 50 => $"total += Flags.{flag.Accessor}.IsEnabled(user) ? {Number()} : 0;",
            _ => $"bool isAllowed = total > {Number()} && !Flags.{flag.Accessor}.IsEnabled(user);\ntotal += isAllowed ? 1 : 2;",
        };
    }

    private string Initializer() =>
        $"FlagContext other = new(\"user-{Number()}\") {{ TenantId = \"acme\", [\"plan\"] = \"pro\", [\"{(Number() < 95 ? "country" : "county")}\"] = \"DE\" }};\n"
        + $"total += Flags.{Boolean().Accessor}.IsEnabled(other) ? 1 : 0;";

    private FlagEntry Boolean() => _booleans[_random.Next(_booleans.Length)];

    private int Number() => _random.Next(100);

    private static IEnumerable<string> Times(int count, Func<string> make) => Enumerable.Range(0, count).Select(_ => make());

    private Queue<string> Deal(int places, IEnumerable<string> uses)
    {
        string[] cards = [.. uses];
        if (cards.Length > places)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{cards.Length} uses of flags for {places} places."));
        }

        string[] deck = [.. cards, .. Enumerable.Repeat("total++;", places - cards.Length)];
        _random.Shuffle(deck);
        return new Queue<string>(deck);
    }
}
