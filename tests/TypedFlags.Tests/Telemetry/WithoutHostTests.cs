using System.Reflection;
using System.Runtime.Loader;

namespace TypedFlags.Tests.Telemetry;

/// <summary>Telemetry where nobody set anything up. In a copy of the library of its own, in which no other test has made an engine.</summary>
public sealed class WithoutHostTests
{
    [Fact]
    public void The_first_flag_asked_for_has_the_instruments_made()
    {
        FreshLibrary library = new();
        try
        {
            library.Run(nameof(AskAFlag));

            Assert.True(library.Run(nameof(AreInstrumentsInTheMaking)));
            for (int wait = 0; !library.Run(nameof(HasInstruments)); wait++)
            {
                Assert.True(wait < 6000, "Nobody made the instruments.");
                Thread.Sleep(10);
            }
        }
        finally
        {
            library.Unload();
        }
    }

    [Fact]
    public void Flags_that_nobody_asks_for_make_none()
    {
        FreshLibrary library = new();
        try
        {
            library.Run(nameof(DeclareAFlag));

            // Not whether they are there: they would come a little later.
            Assert.False(library.Run(nameof(AreInstrumentsInTheMaking)));
        }
        finally
        {
            library.Unload();
        }
    }

    private static bool DeclareAFlag() => Declare().Accessors.Boolean(0) is not null;

    private static bool AskAFlag() => Declare().Accessors.Boolean(0).IsEnabled();

    private static bool AreInstrumentsInTheMaking() => FlagInstruments.AreInTheMaking;

    private static bool HasInstruments() => FlagInstruments.Evaluations is not null && FlagInstruments.Source is not null;

    private static FlagDefinitionSet Declare() => FlagDefinitionSet.Register<object>(
        "Fresh.Flags",
        count: 1,
        static () => """
            {"format":1}
            {"key":"fresh","type":"boolean","default":true}
            """u8,
        static accessors => accessors);

    /// <summary>The library and these tests once more, with static fields of their own.</summary>
    private sealed class FreshLibrary() : AssemblyLoadContext(name: null, isCollectible: true)
    {
        /// <summary>Runs a method of these tests in there.</summary>
        public bool Run(string method)
        {
            Type tests = LoadFromAssemblyName(typeof(WithoutHostTests).Assembly.GetName()).GetType(typeof(WithoutHostTests).FullName!)!;
            return (bool)tests.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(obj: null, parameters: null)!;
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is "TypedFlags" or "TypedFlags.Tests"
                ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
                : null;
    }
}
