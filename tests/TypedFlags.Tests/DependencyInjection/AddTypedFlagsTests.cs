using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.DependencyInjection;

public sealed class AddTypedFlagsTests : IDisposable
{
    private readonly ShopProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void The_generated_interface_is_injected()
    {
        ServiceProvider provider = _process.StartWith();

        Assert.Same(provider.GetRequiredService<IShopFlags>(), provider.GetRequiredService<FlagEngine>().GetFlags<IShopFlags>());
    }

    [Fact]
    public void The_client_is_the_engines()
    {
        ServiceProvider provider = _process.StartWith();

        Assert.Same(provider.GetRequiredService<FlagEngine>().Client, provider.GetRequiredService<IFlagClient>());
    }

    [Fact]
    public void No_configuration_and_no_logging_are_needed()
    {
        ServiceCollection services = new();
        services.AddTypedFlags(_process.Registry);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.True(provider.GetRequiredService<IShopFlags>().NewCart.IsEnabled());
    }

    [Fact]
    public void Calling_it_again_adds_options_and_nothing_else()
    {
        ServiceCollection services = new();
        services.AddTypedFlags(_process.Registry, static options => options.Environment = "one");
        int once = services.Count(static service => service.ServiceType != typeof(IConfigureOptions<TypedFlagsOptions>));
        services.AddTypedFlags(_process.Registry, static options => options.Environment += "two");
        int twice = services.Count(static service => service.ServiceType != typeof(IConfigureOptions<TypedFlagsOptions>));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(once, twice);
        Assert.Equal("onetwo", provider.GetRequiredService<FlagEngine>().Environment);
    }

    [Fact]
    public void The_environment_comes_from_the_configuration_section()
    {
        ServiceProvider provider = _process.StartWith(("TypedFlags:Environment", "qa"));

        Assert.Equal("qa", provider.GetRequiredService<FlagEngine>().Environment);
    }

    [Fact]
    public void Code_beats_the_configuration_section()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("TypedFlags:Environment", "qa")])
            .Build();

        ServiceProvider provider = _process.StartWith(configuration, configure: static options => options.Environment = "staging");

        Assert.Equal("staging", provider.GetRequiredService<FlagEngine>().Environment);
    }

    [Fact]
    public void The_environment_decides_where_a_flag_is_on()
    {
        IShopFlags inStaging = _process.StartWith(("TypedFlags:Environment", "Staging")).GetRequiredService<IShopFlags>();
        IShopFlags inDevelopment = _process.StartWith(("TypedFlags:Environment", "Development")).GetRequiredService<IShopFlags>();

        Assert.True(inStaging.StagingBanner.IsEnabled());
        Assert.Equal(FlagReason.Disabled, inDevelopment.StagingBanner.Evaluate().Reason);
    }

    [Fact]
    public void An_empty_environment_is_refused_when_the_engine_is_made()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            _process.StartWith(new ConfigurationBuilder().Build(), configure: static options => options.Environment = " "));

        Assert.Contains("TypedFlagsOptions.Environment is empty", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ReadyTimeout", "-00:00:01")]
    [InlineData("ReadyTimeout", "00:10:01")]
    [InlineData("LoadTimeout", "00:00:00")]
    [InlineData("LoadTimeout", "01:00:01")]
    [InlineData("RetryDelay", "00:00:00.0090000")]
    [InlineData("RetryDelay", "2.00:00:00")]
    [InlineData("MaxRetryDelay", "01:00:00.0010000")]
    [InlineData("PrepareTimeout", "00:00:00")]
    [InlineData("PrepareTimeout", "00:01:01")]
    public void A_time_that_cannot_work_is_refused_with_its_name_its_value_and_what_it_may_be(string option, string value)
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => _process.StartWith(($"TypedFlags:{option}", value)));

        Assert.Contains($"TypedFlagsOptions.{option} is {value}. It has to be from ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longest_pause_that_is_shorter_than_the_first_is_refused()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => _process.StartWith(("TypedFlags:RetryDelay", "00:00:02"), ("TypedFlags:MaxRetryDelay", "00:00:01")));

        Assert.Contains("TypedFlagsOptions.MaxRetryDelay (00:00:01) is shorter than RetryDelay (00:00:02)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_store_is_added_once()
    {
        TypedFlagsBuilder builder = new ServiceCollection().AddTypedFlags(_process.Registry).AddFileStore("one/flags.store").AddFileStore("two/flags.store");

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => builder.AddFileStore("one/../one/flags.store"));

        Assert.Contains(Path.GetFullPath("one/flags.store"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_assemblies_that_contradict_each_other_are_refused_when_the_engine_is_made()
    {
        FlagDefinitionSet other = FlagDefinitionSet.Register<object>(
            _process.Registry,
            "Library.Flags",
            count: 1,
            static () => """
                {"format":1}
                {"key":"max_items","type":"number","default":2.5}
                """u8,
            static accessors => accessors);

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => _process.StartWith());

        Assert.Contains("Flag 'max_items' is declared by two assemblies that do not agree", error.Message, StringComparison.Ordinal);
        GC.KeepAlive(other);
    }

    [Fact]
    public void The_clock_of_the_options_beats_that_of_the_service_provider()
    {
        TimeProvider clock = new StoppedClock();
        ServiceProvider provider = _process.StartWith(new ConfigurationBuilder().Build(), configure: options => options.TimeProvider = clock);

        Assert.Same(clock, provider.GetRequiredService<FlagEngine>().SnapshotOf(_process.Definitions).TimeProvider);
    }

    [Fact]
    public void A_library_that_is_loaded_later_is_injected_once_it_is_named()
    {
        FlagDefinitionSet? late = null;
        ServiceProvider provider = _process.StartWith(new ConfigurationBuilder().Build(), builder =>
        {
            late = FlagDefinitionSet.Register<ILibraryFlags>(
                _process.Registry,
                "Library.Flags",
                count: 1,
                static () => """
                    {"format":1}
                    {"key":"late_flag","type":"boolean","default":true}
                    """u8,
                static accessors => new LibraryFlags(accessors));
            builder.AddDefinitions(late);
        });

        Assert.True(provider.GetRequiredService<ILibraryFlags>().LateFlag.IsEnabled());
        GC.KeepAlive(late);
    }

    private sealed class StoppedClock : TimeProvider;

    private interface ILibraryFlags
    {
        BooleanFlag LateFlag { get; }
    }

    private sealed class LibraryFlags(FlagAccessors accessors) : ILibraryFlags
    {
        public BooleanFlag LateFlag => accessors.Boolean(0);
    }
}
