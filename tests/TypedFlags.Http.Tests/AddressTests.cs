using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace TypedFlags.Http.Tests;

/// <summary>What <c>AddHttp</c> refuses at once, so that nobody finds out in production.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("https://flags.example.com")]
    [InlineData("https://example.com/flags/")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:80/")]
    public void Encrypted_addresses_and_those_of_this_machine_are_accepted(string address) => Add(address);

    [Theory]
    [InlineData("http://flags.example.com", "AllowInsecureHttp")]
    [InlineData("ftp://flags.example.com", "https://")]
    [InlineData("ftp://user:secret@flags.example.com", "https://")]
    [InlineData("/flags", "https://")]
    [InlineData("https://user:secret@flags.example.com", "HttpFlagOptions.Key")]
    [InlineData("https://flags.example.com/?key=secret", "HttpFlagOptions.Key")]
    public void Other_addresses_are_refused_with_what_to_do(string address, string advice)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Add(address));
        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_in_clear_text_is_accepted_where_it_is_asked_for() => Add("http://flags.internal", static options => options.AllowInsecureHttp = true);

    [Fact]
    public void Options_out_of_range_are_refused_by_their_name()
    {
        Assert.Equal("PollInterval", Refusal(static options => options.PollInterval = TimeSpan.Zero));
        Assert.Equal("RequestTimeout", Refusal(static options => options.RequestTimeout = TimeSpan.FromHours(1)));
        Assert.Equal("MaxResponseBytes", Refusal(static options => options.MaxResponseBytes = 0));
        Assert.Equal("Key", Refusal(static options => options.Key = "with\nline break"));
    }

    [Theory]
    [InlineData("http://localhost:5000", null, false)]
    [InlineData("http://[::1]:80/", null, false)]
    [InlineData("http://localhost:5000", "http://localhost:8888", true)]
    [InlineData("https://localhost", null, true)]
    [InlineData("https://flags.example.com", null, true)]
    public void What_is_not_encrypted_because_it_stays_on_this_machine_goes_to_no_proxy_but_one_that_was_asked_for(string address, string? proxy, bool expected)
    {
        SocketsHttpHandler? made = null;
        using FlagServerClient client = new(new Uri(address), new HttpFlagOptions
        {
            ConfigureHandler = handler =>
            {
                made = handler;
                handler.Proxy = proxy is null ? null : new WebProxy(proxy);
            },
        });
        Assert.Equal(expected, made!.UseProxy);
    }

    private static string? Refusal(Action<HttpFlagOptions> configure) => Assert.Throws<ArgumentException>(() => Add("https://flags.example.com", configure)).ParamName;

    private static void Add(string address, Action<HttpFlagOptions>? configure = null) =>
        new ServiceCollection().AddTypedFlags(TestFlags.Register()).AddHttp(new Uri(address, UriKind.RelativeOrAbsolute), configure);
}
