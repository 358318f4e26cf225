using System.Text;

namespace TypedFlags.Tests.Shared;

/// <summary>Definitions as an application of its own would have them compiled in: each call is another process, as it were.</summary>
internal static class TestFlags
{
    private const string Definitions =
        """
        {"format":1,"context":{"plan":{"type":"string"}}}
        {"key":"f","type":"boolean","default":false}
        {"key":"g","type":"boolean","default":false}
        {"key":"layout","type":"string","variants":{"control":"one-column","full":"full"},"default":"control"}
        {"key":"limit","type":"integer","default":10}
        {"key":"new_cart","type":"boolean","default":false}
        """;

    public static FlagRegistry Register()
    {
        FlagRegistry registry = new();
        byte[] text = Encoding.UTF8.GetBytes(Definitions.ReplaceLineEndings("\n"));

        // The registry holds it weakly; the engines that serve it hold it too, but are made a moment later.
        Kept.Add(FlagDefinitionSet.Register<object>(registry, "Test.Flags", text.AsSpan().Count((byte)'\n'), () => text, static accessors => accessors));
        return registry;
    }

    private static readonly System.Collections.Concurrent.ConcurrentBag<FlagDefinitionSet> Kept = [];
}
