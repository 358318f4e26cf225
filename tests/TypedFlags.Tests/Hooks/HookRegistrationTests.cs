using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedFlags.Tests.Telemetry;

namespace TypedFlags.Tests.Hooks;

/// <summary>How hooks get to an engine.</summary>
public sealed class HookRegistrationTests
{
    [Fact]
    public void The_service_provider_makes_a_hook_by_its_type()
    {
        using WatchedFlags flags = new(builder =>
        {
            builder.Services.AddSingleton<List<string>>();
            builder.AddHook<HookWithDependency>();
        });

        flags.Always.IsEnabled();

        Assert.Equal([flags.KeyOf("always")], flags.Services.GetRequiredService<List<string>>());
    }

    [Fact]
    public void Hooks_of_the_options_come_after_those_of_the_builder()
    {
        List<string> stages = [];
        using WatchedFlags flags = new(
            builder => builder.AddHook(new RecordingHook("builder", stages)), options => options.Hooks.Add(new RecordingHook("options", stages)));

        flags.Always.IsEnabled();

        Assert.Equal(["builder before", "options before"], stages.Take(2));
    }

    [Fact]
    public void An_engine_runs_its_own_hooks_only()
    {
        List<string> stages = [];
        using WatchedFlags watched = new(builder => builder.AddHook(new RecordingHook("hook", stages)));
        using WatchedFlags other = new();

        other.Always.IsEnabled();

        Assert.Empty(stages);
    }

    [Fact]
    public void A_null_among_the_options_hooks_is_refused()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => new WatchedFlags(configure: static options => options.Hooks.Add(null!)));

        Assert.Contains("TypedFlagsOptions.Hooks holds a null. Add hooks only.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_takes_the_engine_in_its_constructor_is_told_what_to_do()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            static () => new WatchedFlags(static builder => builder.AddHook<HookThatAsks>()));

        Assert.StartsWith("The flag engine is asked for while it is being made.", error.Message, StringComparison.Ordinal);
    }

    private sealed class HookThatAsks(FlagEngine engine) : FlagHook
    {
        public override void After(FlagHookContext context, in FlagEvaluation<object> evaluation) => GC.KeepAlive(engine);
    }

    private sealed class HookWithDependency(List<string> keys) : FlagHook
    {
        public override void After(FlagHookContext context, in FlagEvaluation<object> evaluation) => keys.Add(context.FlagKey);
    }
}
