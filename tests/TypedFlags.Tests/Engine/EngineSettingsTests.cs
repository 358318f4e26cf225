namespace TypedFlags.Tests.Engine;

public class EngineSettingsTests
{
    [Fact]
    public void What_is_configured_beats_the_host() => Assert.Equal("qa", EnvironmentOf("qa", "Staging", "Development"));

    [Fact]
    public void The_host_beats_the_variable() => Assert.Equal("Staging", EnvironmentOf(configured: null, "Staging", "Development"));

    [Fact]
    public void The_variable_beats_the_default() => Assert.Equal("Development", EnvironmentOf(configured: null, host: null, "Development"));

    [Fact]
    public void An_empty_variable_is_none() => Assert.Equal("Production", EnvironmentOf(configured: null, host: null, ""));

    [Fact]
    public void With_nothing_at_all_it_is_production() => Assert.Equal("Production", EnvironmentOf(configured: null, host: null, variable: null));

    private static string EnvironmentOf(string? configured, string? host, string? variable) =>
        EngineSettings.Create(configured, host, timeProvider: null, name => name == "DOTNET_ENVIRONMENT" ? variable : null).Environment;
}
