using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001 at the methods that <c>typedflags_flag_methods</c> names.</summary>
public class FlagMethodTests
{
    private const string Reported = """
        namespace Shop
        {
            public interface IFeatureService { bool IsEnabled(string name, string tenant); bool IsEnabled(int id); }
            public class FeatureService : IFeatureService
            {
                public bool IsEnabled(string name, string tenant) => false;
                public bool IsEnabled(int id) => false;
            }
            public static class Features
            {
                public class Inner<T> { public bool IsOn(int number, params string[] names) => false; }
                public static bool IsLit(this IFeatureService service, string name) => false;
            }
        }
        class Test
        {
            bool M(Shop.IFeatureService contract, Shop.FeatureService service, Shop.Features.Inner<int> inner) =>
                contract.IsEnabled(«"a"», "tenant") && service.IsEnabled(«"b"», "tenant") && contract.IsEnabled(5)
                && contract.IsEnabled("new_checkout", "tenant");
            bool N(Shop.Features.Inner<int> inner) => inner.IsOn(5, ‹"c"›, "new_checkout", ‹"d"›);
            bool O(Shop.IFeatureService service) => Shop.Features.IsLit(service, ¿"e"¡) && Shop.Features.IsLit(service, "new_checkout");
        }
        """;

    [Theory]
    [InlineData("IFeatureService.IsEnabled", "«")]
    [InlineData("Shop.IFeatureService.IsEnabled", "«")]
    [InlineData(" ; Shop.IFeatureService.IsEnabled,", "«")]
    [InlineData("Inner.IsOn", "‹")]
    [InlineData("Features.Inner.IsOn", "‹")]
    [InlineData("Shop.Features.Inner.IsOn", "‹")]
    [InlineData("Features.IsLit", "¿")]
    [InlineData("IFeatureService.IsEnabled, Features.Inner.IsOn\nFeatures.IsLit", "«‹¿")]
    [InlineData("", "")]
    [InlineData("IsEnabled", "")]
    [InlineData("FeatureServices.IsEnabled, Service.IsEnabled, eShop.IFeatureService.IsEnabled, Other.IFeatureService.IsEnabled", "")]
    [InlineData("ifeatureservice.isenabled, .IsEnabled, IFeatureService., .., ,;, Shop.Inner.IsOn", "")]
    public async Task Methods_are_named_with_their_types(string setting, string marks)
    {
        string source = Reported;
        foreach ((string open, string close) in new[] { ("«", "»"), ("‹", "›"), ("¿", "¡") })
        {
            bool isReported = marks.Contains(open, StringComparison.Ordinal);
            source = source.Replace(open, isReported ? "[|" : "", StringComparison.Ordinal).Replace(close, isReported ? "|]" : "", StringComparison.Ordinal);
        }

        FlagsProject project = FlagsProject.With("flags: { new_checkout: {} }", source);
        await project.WithOption("typedflags_flag_methods", setting).VerifyAsync<UnknownNameAnalyzer>();
        await project.WithOption("build_property.TypedFlagsFlagMethods", setting).VerifyAsync<UnknownNameAnalyzer>();
    }

    [Fact]
    public Task Members_of_an_extension_block_are_named_by_the_class_around_it() => (FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        namespace Shop;
        static class Features { extension(System.IServiceProvider services) { public bool Has(string name) => name == "new_checkout"; } }
        class Test { bool M(System.IServiceProvider services) => services.Has([|"x"|]) && services.Has("new_checkout"); }
        """) with
    { LanguageVersion = LanguageVersion.Preview }).WithOption("typedflags_flag_methods", "Shop.Features.Has").VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task Only_the_class_may_be_named() => FlagsProject.With(
        "flags: { new_checkout: {} }",
        """
        interface IFeatures { bool Has(string name); }
        class Features : IFeatures { public virtual bool Has(string name) => false; }
        class Fakes : Features { public override bool Has(string name) => false; }
        class Test { bool M(IFeatures any, Features features, Fakes fakes) => any.Has("not here") && features.Has([|"x"|]) && fakes.Has([|"y"|]); }
        """).WithOption("typedflags_flag_methods", "Features.Has").VerifyAsync<UnknownNameAnalyzer>();
}
