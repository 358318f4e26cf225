using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.SourceGeneration.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.ForeignApis;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Names;

/// <summary>TF1001 in code that uses Microsoft.FeatureManagement, the real package.</summary>
public class FeatureManagementNameTests
{
    private const string Flags = "flags: { new_checkout: {}, dark_mode: {} }";

    private const string Usings = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.AspNetCore;
        using Microsoft.FeatureManagement.FeatureFilters;
        using Microsoft.FeatureManagement.Mvc;

        """;

    [Theory]
    [InlineData("IFeatureManager", "IsEnabledAsync({|TF1001:\"new_chekout\"|})")]
    [InlineData("IFeatureManager", "IsEnabledAsync({|TF1001:\"new_chekout\"|}, new TargetingContext())")]
    [InlineData("IFeatureManager", "IsEnabledAsync<TargetingContext>(context: new(), feature: {|TF1001:\"new_chekout\"|})")]
    [InlineData("IFeatureManagerSnapshot", "IsEnabledAsync({|TF1001:\"new_chekout\"|})")]
    [InlineData("IVariantFeatureManager", "IsEnabledAsync({|TF1001:\"new_chekout\"|}, default(CancellationToken))")]
    [InlineData("IVariantFeatureManagerSnapshot", "IsEnabledAsync({|TF1001:\"new_chekout\"|}, new TargetingContext(), default)")]
    [InlineData("FeatureManager", "IsEnabledAsync({|TF1001:\"new_chekout\"|})")]
    [InlineData("IVariantFeatureManager", "GetVariantAsync({|TF1001:\"new_chekout\"|}, default(CancellationToken))")]
    [InlineData("IVariantFeatureManager", "GetVariantAsync({|TF1001:\"new_chekout\"|}, (ITargetingContext)new TargetingContext(), default)")]
    [InlineData("IVariantFeatureManager", "GetVariantAsync({|TF1001:\"new_chekout\"|}, new TargetingContext(), default)")]
    [InlineData("IFeatureManager", "IsEnabledAsync(\"new_checkout\")")]
    [InlineData("IVariantFeatureManager", "GetVariantAsync(\"dark_mode\", default(CancellationToken))")]
    public Task The_manager_asks_for_a_declared_flag(string manager, string call) => Project(
        $$"""
        class Shop({{manager}} features)
        {
            object Run() => features.{{call}};
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Theory]
    [InlineData("FeatureGate({|TF1001:\"new_chekout\"|})")]
    [InlineData("FeatureGate(\"new_checkout\", {|TF1001:\"darkmode\"|})")]
    [InlineData("FeatureGateAttribute({|TF1001:\"new_chekout\"|})")]
    [InlineData("Microsoft.FeatureManagement.Mvc.FeatureGate({|TF1001:\"new_chekout\"|})")]
    [InlineData("FeatureGate(RequirementType.Any, {|TF1001:\"new_chekout\"|}, {|TF1001:\"dark_mod\"|})")]
    [InlineData("FeatureGate(true, {|TF1001:\"new_chekout\"|})")]
    [InlineData("FeatureGate(RequirementType.All, false, {|TF1001:\"new_chekout\"|})")]
    [InlineData("FeatureGate(new[] { \"new_checkout\", {|TF1001:\"new_chekout\"|} })")]
    [InlineData("FeatureGate(new string[] { {|TF1001:\"new_chekout\"|} })")]
    [InlineData("FeatureGate(features: {|TF1001:\"new_chekout\"|})")]
    [InlineData("FeatureGate({|TF1001:Features.DarkMode|})")]
    [InlineData("FeatureGate(RequirementType.Any, Features.dark_mode, {|TF1001:Features.DarkMode|})")]
    [InlineData("FeatureGate(\"new_checkout\", \"dark_mode\")")]
    [InlineData("FeatureGate(Features.dark_mode)")]
    public Task A_gate_names_declared_flags(string gate) => Project(
        $$"""
        enum Features { dark_mode, DarkMode }

        [{{gate}}]
        class CheckoutController : Controller
        {
            [{{gate}}]
            public IActionResult Index() => View();
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Theory]
    [InlineData("app.UseForFeature({|TF1001:\"new_chekout\"|}, branch => { });")]
    [InlineData("app.UseMiddlewareForFeature<Middleware>({|TF1001:\"new_chekout\"|});")]
    [InlineData("filters.AddForFeature<Filter>({|TF1001:\"new_chekout\"|});")]
    [InlineData("filters.AddForFeature<Filter>(RequirementType.Any, \"dark_mode\", {|TF1001:\"new_chekout\"|});")]
    [InlineData("endpoint.WithFeatureGate({|TF1001:\"new_chekout\"|});")]
    [InlineData("endpoint.WithFeatureGate(RequirementType.Any, true, \"new_checkout\", {|TF1001:\"new_chekout\"|});")]
    [InlineData("FeatureGateEndpointFilterExtensions.WithFeatureGate(endpoint, {|TF1001:\"new_chekout\"|});")]
    [InlineData("services.WithVariantService<Shop>({|TF1001:\"new_chekout\"|});")]
    [InlineData("filters.Add(new FeatureGateAttribute({|TF1001:\"new_chekout\"|}));")]
    [InlineData("FeatureGateAttribute gate = new({|TF1001:\"new_chekout\"|});")]
    [InlineData("app.UseForFeature(\"new_checkout\", branch => { });")]
    public Task Set_up_names_declared_flags(string statement) => Project(
        $$"""
        class Middleware { }

        class Filter : IAsyncActionFilter
        {
            public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) => next();
        }

        class Shop
        {
            void Configure(IApplicationBuilder app, FilterCollection filters, RouteHandlerBuilder endpoint, IFeatureManagementBuilder services)
            {
                {{statement}}
            }
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_class_that_is_a_manager_is_one() => Project(
        """
        class OwnManager : IFeatureManager
        {
            public async System.Collections.Generic.IAsyncEnumerable<string> GetFeatureNamesAsync() { await Task.Yield(); yield return "x"; }

            public Task<bool> IsEnabledAsync(string feature) => Task.FromResult(feature == "unknown");

            public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) => IsEnabledAsync({|TF1001:"new_chekout"|});

            public Task<bool> IsEnabledAsync(string feature, string tenant, int more) => IsEnabledAsync(feature);

            public Task<bool> Run() => IsEnabledAsync("not a name of a flag", "tenant", 1);
        }

        class Shop(OwnManager features)
        {
            Task<bool> Run() => features.IsEnabledAsync({|TF1001:"dark_mod"|}, context: this);
        }
        """).VerifyAsync<UnknownNameAnalyzer>();

    [Fact]
    public Task A_gate_of_ones_own_passes_names_on() => Project(
        """
        class BetaAttribute : FeatureGateAttribute
        {
            public BetaAttribute() : base({|TF1001:"new_chekout"|}) { }
            public BetaAttribute(string other) : base(other) { }
        }

        class GammaAttribute() : FeatureGateAttribute(RequirementType.Any, "dark_mode", {|TF1001:"dark_mod"|});

        [Beta("not checked: it is a parameter of our own")]
        class CheckoutController : Controller;
        """).VerifyAsync<UnknownNameAnalyzer>();

    private static FlagsProject Project(string source) =>
        FlagsProject.With(Flags, Usings + source) with { Packages = FeatureLibraries.FeatureManagement, LanguageVersion = LanguageVersion.CSharp13 };
}
