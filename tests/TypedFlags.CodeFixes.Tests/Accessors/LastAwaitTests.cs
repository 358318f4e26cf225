using TypedFlags.CodeFixes.Accessors;
using TypedFlags.CodeFixes.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Accessors;

/// <summary>A function that awaits nothing any more would be a warning (CS1998): it gives finished tasks instead.</summary>
public class LastAwaitTests
{
    [Theory]
    [InlineData(
        "    async Task<bool> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\");",
        "    Task<bool> Run(IFeatureManager f) => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    public async ValueTask<bool> Run(IFeatureManager f) => !await f.IsEnabledAsync(\"new_checkout\");",
        "    public ValueTask<bool> Run(IFeatureManager f) => ValueTask.FromResult(!Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    // why\n    async Task<object> Run(IFeatureManager f)\n    {\n        if (await f.IsEnabledAsync(\"new_checkout\"))\n        {\n            return \"a\";\n        }\n\n        return 1; // one\n    }",
        "    // why\n    Task<object> Run(IFeatureManager f)\n    {\n        if (Flags.NewCheckout.IsEnabled())\n        {\n            return Task.FromResult<object>(\"a\");\n        }\n\n        return Task.FromResult<object>(1); // one\n    }")]
    [InlineData(
        "    async Task Run(IFeatureManager f)\n    {\n        if (!await f.IsEnabledAsync(\"new_checkout\"))\n        {\n            return;\n        }\n\n        Console.WriteLine();\n    }",
        "    Task Run(IFeatureManager f)\n    {\n        if (!Flags.NewCheckout.IsEnabled())\n        {\n            return Task.CompletedTask;\n        }\n\n        Console.WriteLine();\n        return Task.CompletedTask;\n    }")]
    [InlineData(
        "    async void Run(IFeatureManager f) => Console.WriteLine(await f.IsEnabledAsync(\"new_checkout\"));",
        "    void Run(IFeatureManager f) => Console.WriteLine(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    Func<Task<bool>> Run(IFeatureManager f) => async () => await f.IsEnabledAsync(\"new_checkout\");",
        "    Func<Task<bool>> Run(IFeatureManager f) => () => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    Task<bool> Run(IFeatureManager f)\n    {\n        return Local();\n\n        async Task<bool> Local() => await f.IsEnabledAsync(\"new_checkout\");\n    }",
        "    Task<bool> Run(IFeatureManager f)\n    {\n        return Local();\n\n        Task<bool> Local() => Task.FromResult(Flags.NewCheckout.IsEnabled());\n    }")]
    [InlineData(
        "    async Task<bool> Run(IFeatureManager f)\n    {\n        Func<Task<bool>> inner = async () => await Task.FromResult(true);\n        return await f.IsEnabledAsync(\"new_checkout\");\n    }",
        "    Task<bool> Run(IFeatureManager f)\n    {\n        Func<Task<bool>> inner = async () => await Task.FromResult(true);\n        return Task.FromResult(Flags.NewCheckout.IsEnabled());\n    }")]
    [InlineData(
        "    public async /* later */ Task<string?> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\") ? \"a\" : default;",
        "    public /* later */ Task<string?> Run(IFeatureManager f) => Task.FromResult<string?>(Flags.NewCheckout.IsEnabled() ? \"a\" : default);")]
    [InlineData(
        "    async Task<List<int>> Run(IFeatureManager f)\n    {\n        if (await f.IsEnabledAsync(\"new_checkout\")) return new();\n        return default!;\n    }",
        "    Task<List<int>> Run(IFeatureManager f)\n    {\n        if (Flags.NewCheckout.IsEnabled()) return Task.FromResult<List<int>>(new());\n        return Task.FromResult<List<int>>(default!);\n    }")]
    [InlineData(
        "    Func<Task> Run(IFeatureManager f) => async () =>\n    {\n        if (await f.IsEnabledAsync(\"new_checkout\")) return;\n        Console.WriteLine();\n    };",
        "    Func<Task> Run(IFeatureManager f) => () =>\n    {\n        if (Flags.NewCheckout.IsEnabled()) return Task.CompletedTask;\n        Console.WriteLine();\n        return Task.CompletedTask;\n    };")]
    [InlineData(
        "    async Task Run(IFeatureManager f) { if (!await f.IsEnabledAsync(\"new_checkout\")) { return; } Console.WriteLine(); }",
        "    Task Run(IFeatureManager f) { if (!Flags.NewCheckout.IsEnabled()) { return Task.CompletedTask; } Console.WriteLine(); return Task.CompletedTask; }")]
    [InlineData(
        "    async Task Run(IFeatureManager f) { Console.WriteLine(await f.IsEnabledAsync(\"new_checkout\")); }",
        "    Task Run(IFeatureManager f) { Console.WriteLine(Flags.NewCheckout.IsEnabled()); return Task.CompletedTask; }")]
    [InlineData(
        "    Func<Task> Run(IFeatureManager f) => async () => { Console.WriteLine(await f.IsEnabledAsync(\"new_checkout\")); };",
        "    Func<Task> Run(IFeatureManager f) => () => { Console.WriteLine(Flags.NewCheckout.IsEnabled()); return Task.CompletedTask; };")]
    [InlineData(
        "    Func<int, Task<bool>> Run(IFeatureManager f) => async size => await f.IsEnabledAsync(\"new_checkout\") && size > 1;",
        "    Func<int, Task<bool>> Run(IFeatureManager f) => size => Task.FromResult(Flags.NewCheckout.IsEnabled() && size > 1);")]
    [InlineData(
        "    Func<int, Task<bool>> Run(IFeatureManager f) => async delegate (int size) { return await f.IsEnabledAsync(\"new_checkout\") && size > 1; };",
        "    Func<int, Task<bool>> Run(IFeatureManager f) => delegate (int size) { return Task.FromResult(Flags.NewCheckout.IsEnabled() && size > 1); };")]
    [InlineData(
        "    async Task<bool> Run(IFeatureManager f) { return await f.IsEnabledAsync(\"new_checkout\"); }",
        "    Task<bool> Run(IFeatureManager f) { return Task.FromResult(Flags.NewCheckout.IsEnabled()); }")]
    [InlineData(
        "    async Task<bool> Run(IFeatureManager f)\n        => await f.IsEnabledAsync(\"new_checkout\");",
        "    Task<bool> Run(IFeatureManager f)\n        => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    async Task<bool> Run(IFeatureManager f) =>\n        await f.IsEnabledAsync(\"new_checkout\")\n        && Environment.ProcessId > 1;",
        "    Task<bool> Run(IFeatureManager f) =>\n        Task.FromResult(Flags.NewCheckout.IsEnabled()\n        && Environment.ProcessId > 1);")]
    [InlineData(
        "    async // why\n    Task<bool> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\");",
        "    // why\n    Task<bool> Run(IFeatureManager f) => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    public async // why\n        Task<bool> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\");",
        "    public // why\n        Task<bool> Run(IFeatureManager f) => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    [Obsolete] async /* a */ Task<bool> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\");",
        "    [Obsolete] /* a */ Task<bool> Run(IFeatureManager f) => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    [InlineData(
        "    /// <summary>Asks.</summary>\n    async Task<bool> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\");",
        "    /// <summary>Asks.</summary>\n    Task<bool> Run(IFeatureManager f) => Task.FromResult(Flags.NewCheckout.IsEnabled());")]
    public Task It_gives_finished_tasks(string before, string after) => FixVerifier.VerifyAsync<UseAccessorFixProvider>(
        AccessorCode.Project(AccessorCode.Class(before)), "Use 'Flags.NewCheckout'", ("Shop.cs", AccessorCode.Class(after)));

    [Theory]
    [InlineData("    async IAsyncEnumerable<bool> Run(IFeatureManager f) { yield return await f.IsEnabledAsync(\"new_checkout\"); }", "an iterator")]
    [InlineData("    async Task Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\");", "an answer where there should be a task")]
    [InlineData("    async Task Run(IFeatureManager f)\n    {\n        if (await f.IsEnabledAsync(\"new_checkout\")) { }\n#if OTHER\n        await Task.Yield();\n#endif\n    }", "awaits that are left out here")]
    [InlineData("    async Task<int> Run(IFeatureManager f) => await f.IsEnabledAsync(\"new_checkout\") ? 1 : throw new InvalidOperationException();", "what it throws would be thrown by the call")]
    [InlineData("    async Task Run(IFeatureManager f)\n    {\n        if (await f.IsEnabledAsync(\"new_checkout\"))\n        {\n            throw new InvalidOperationException();\n        }\n    }", "what it throws would be thrown by the call")]
    [InlineData("    async Task Run(IFeatureManager f, string name)\n    {\n        ArgumentNullException.ThrowIfNull(name);\n        Console.WriteLine(await f.IsEnabledAsync(\"new_checkout\"));\n    }", "what it throws would be thrown by the call")]
    public async Task Where_that_is_not_simple_only_the_constant_is_offered(string code, string because)
    {
        IEnumerable<string> titles = await FixVerifier.TitlesAsync<UseAccessorFixProvider>(AccessorCode.Project(AccessorCode.Class(code)));

        Assert.True(titles.SequenceEqual(["Use 'Flags.Names.NewCheckout'"]), because);
    }
}
