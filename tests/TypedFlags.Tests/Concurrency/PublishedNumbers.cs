using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Concurrency;

/// <summary>
/// Two assemblies with flags, and an engine whose provider publishes one number after the other. Every state says its number in many ways,
/// so that two answers from two states give themselves away.
/// </summary>
internal sealed class PublishedNumbers : IDisposable
{
    private const string FirstFlags = """
        {"format":1}
        {"key":"layout","type":"string","variants":{"a":"","b":""},"default":"a"}
        {"key":"left","type":"string","variants":{"a":"","b":""},"default":"a"}
        {"key":"never","type":"boolean","requires":{"left":"a","right":"b"},"default":true}
        {"key":"number","type":"integer","default":0}
        {"key":"right","type":"string","variants":{"a":"","b":""},"default":"a"}
        {"key":"together","type":"boolean","requires":{"left":"a","right":"a"},"default":true}
        """;

    private const string SecondFlags = """
        {"format":1}
        {"key":"even","type":"boolean","default":true}
        {"key":"other_number","type":"integer","default":0}
        """;

    private readonly ReplaceableProvider _layer = new("{}");
    private int _announced;
    private int _inForce;

    public PublishedNumbers()
    {
        First = Register("First.Flags", FirstFlags);
        Second = Register("Second.Flags", SecondFlags);
        Engine = new FlagEngine(Registry, EngineSettings.WithoutHost, [_layer], NullLogger.Instance);
        FirstBound = (FlagAccessors)Engine.GetFlags(First);
        SecondBound = (FlagAccessors)Engine.GetFlags(Second);
    }

    public enum InFirst
    {
        Layout,
        Left,
        Never,
        Number,
        Right,
        Together,
    }

    public enum InSecond
    {
        Even,
        OtherNumber,
    }

    public enum Side
    {
        A,
        B,
    }

    public FlagRegistry Registry { get; } = new();

    public FlagEngine Engine { get; }

    public FlagDefinitionSet First { get; }

    public FlagDefinitionSet Second { get; }

    /// <summary>Handles bound to the engine; those of the sets themselves are the static surface.</summary>
    public FlagAccessors FirstBound { get; }

    public FlagAccessors SecondBound { get; }

    /// <summary>No answer may come from a later state: its publishing had not begun.</summary>
    public int Announced => Volatile.Read(ref _announced);

    /// <summary>No answer may come from an earlier state: this one was published when it was asked.</summary>
    public int InForce => Volatile.Read(ref _inForce);

    public void Publish()
    {
        int number = _announced + 1;
        Volatile.Write(ref _announced, number);
        string side = IsEven(number) ? "a" : "b";
        string even = IsEven(number) ? "true" : "false";
        _layer.Replace(string.Create(CultureInfo.InvariantCulture, $$"""
            {"number":{{number}},"other_number":{{number}},"even":{"serve":{{even}}},"left":"{{side}}","right":"{{side}}",
             "layout":{"rules":[{"name":"{{number}}","when":{},"serve":"{{side}}"}]} }
            """));
        Volatile.Write(ref _inForce, number);
    }

    /// <summary>One more assembly, whose flag <c>number</c> has the same state as the first's.</summary>
    public FlagDefinitionSet LoadAnother() => Register("Late.Flags", """
        {"format":1}
        {"key":"number","type":"integer","default":0}
        """);

    public void Dispose() => Engine.Dispose();

    public static bool IsEven(int number) => number % 2 == 0;

    private FlagDefinitionSet Register(string name, string text)
    {
        byte[] data = Encoding.UTF8.GetBytes(text);
        return FlagDefinitionSet.Register<object>(Registry, name, data.AsSpan().Count((byte)'\n'), () => data, static accessors => accessors);
    }
}
