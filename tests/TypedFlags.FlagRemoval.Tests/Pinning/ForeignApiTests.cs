using TypedFlags.SourceGeneration.Tests.ForeignApis;

namespace TypedFlags.FlagRemoval.Tests.Pinning;

public class ForeignApiTests
{
    private const string FeatureManagement = """
        readonly IFeatureManager _features; readonly IFeatureManagerSnapshot _snapshot; readonly IVariantFeatureManager _variants;
        public Shop(IFeatureManager features, IFeatureManagerSnapshot snapshot, IVariantFeatureManager variants) { _features = features; _snapshot = snapshot; _variants = variants; }
        """;

    private const string Others = """
        readonly OpenFeature.IFeatureClient _client; readonly LaunchDarkly.Sdk.Server.Interfaces.ILdClient _ld; readonly Unleash.IUnleash _unleash; readonly LaunchDarkly.Sdk.Context _context;
        public Shop(OpenFeature.IFeatureClient client, LaunchDarkly.Sdk.Server.Interfaces.ILdClient ld, Unleash.IUnleash unleash) { _client = client; _ld = ld; _unleash = unleash; _context = default; }
        """;

    [Theory]
    [InlineData("await _features.IsEnabledAsync(\"new_checkout\")", "true")]
    [InlineData("!true && await _features.IsEnabledAsync(\"new_checkout\", User())", "!true && await _features.IsEnabledAsync(\"new_checkout\", User())")]
    [InlineData("await _snapshot.IsEnabledAsync(nameof(Keys.new_checkout)).ConfigureAwait(false)", "true")]
    [InlineData("_features.IsEnabledAsync(\"new_checkout\").Result", "true")]
    [InlineData("_features.IsEnabledAsync(\"new_checkout\").GetAwaiter().GetResult()", "true")]
    [InlineData("(await _variants.IsEnabledAsync(\"new_checkout\", default)) == true", "true == true")]
    [InlineData("Task.WhenAll(_features.IsEnabledAsync(\"new_checkout\"), _features.IsEnabledAsync(\"other\"))", "Task.WhenAll(Task.FromResult(true), _features.IsEnabledAsync(\"other\"))")]
    [InlineData("new[] { _variants.IsEnabledAsync(\"new_checkout\").AsTask() }", "new[] { Task.FromResult(true) }")]
    [InlineData("new[] { _variants.IsEnabledAsync(\"new_checkout\") }", "new[] { new ValueTask<bool>(true) }")]
    public void FeatureManagement_is_asked_whether(string before, string after) =>
        Assert.Equal(after, Of("FeatureManagement").Expression(before, FeatureManagement + "static class Keys { public const string new_checkout = \"new_checkout\"; } static Microsoft.FeatureManagement.FeatureFilters.TargetingContext User() => throw new InvalidOperationException();"));

    [Theory]
    [InlineData("(await _variants.GetVariantAsync(\"checkout_layout\", default)).Name", "\"full\"")]
    [InlineData("(await _variants.GetVariantAsync(\"checkout_layout\", default))?.Name == \"full\"", "\"full\" == \"full\"")]
    [InlineData("(await _variants.GetVariantAsync(\"checkout_layout\", default)).Configuration", "(await _variants.GetVariantAsync(\"checkout_layout\", default)).Configuration")]
    public void FeatureManagement_is_asked_for_a_variant(string before, string after) =>
        Assert.Equal(after, (Of("FeatureManagement") with { Flag = Pinned.CheckoutLayout }).Expression(before, FeatureManagement));

    [Theory]
    [InlineData("await _client.GetBooleanValueAsync(\"new_checkout\", false)", "true")]
    [InlineData("await _client.GetBooleanValueAsync(\"new_checkout\", false, OpenFeature.Model.EvaluationContext.Builder().SetTargetingKey(\"ada\").Build())", "true")]
    [InlineData("(await _client.GetBooleanDetailsAsync(\"new_checkout\", false)).Value", "true")]
    [InlineData("(await _client.GetBooleanDetailsAsync(\"new_checkout\", false)).Reason", "(await _client.GetBooleanDetailsAsync(\"new_checkout\", false)).Reason")]
    [InlineData("await _client.GetStringValueAsync(\"new_checkout\", \"\")", "await _client.GetStringValueAsync(\"new_checkout\", \"\")")]
    public void OpenFeature(string before, string after) => Assert.Equal(after, Of("OpenFeature").Expression(before, Others));

    [Theory]
    [InlineData("_ld.BoolVariation(\"new_checkout\", _context, false)", "true")]
    [InlineData("_ld.BoolVariation(\"new_checkout\", LaunchDarkly.Sdk.Context.Builder(\"ada\").Set(\"plan\", \"pro\").Build())", "true")]
    [InlineData("_ld.BoolVariationDetail(\"new_checkout\", _context, false).Value", "true")]
    public void LaunchDarkly(string before, string after) => Assert.Equal(after, Of("LaunchDarkly").Expression(before, Others));

    [Theory]
    [InlineData("_ld.FloatVariation(\"boost\", _context, 1)", "1.5F")]
    [InlineData("_ld.DoubleVariation(\"boost\", _context, 1)", "1.5D")]
    [InlineData("_client.GetDoubleValueAsync(\"boost\", 1).Result", "1.5D")]
    public void Numbers_have_the_type_that_was_asked_for(string before, string after) => Assert.Equal(after, (Of("All") with { Flag = Pinned.Boost }).Expression(before, Others));

    [Theory]
    [InlineData("_unleash.IsEnabled(\"new_checkout\")", "true")]
    [InlineData("_unleash.IsEnabled(\"new_checkout\", new Unleash.UnleashContext(), false)", "true")]
    [InlineData("_unleash?.IsEnabled(\"new_checkout\") == true", "true == true")]
    public void Unleash(string before, string after) => Assert.Equal(after, Of("Unleash").Expression(before, Others));

    [Fact]
    public void Unleashs_variant_by_name() =>
        Assert.Equal("\"full\"", (Of("Unleash") with { Flag = Pinned.CheckoutLayout }).Expression("_unleash.GetVariant(\"checkout_layout\").Name", Others));

    [Fact]
    public void A_task_that_is_kept_is_read_by_whoever_waits_for_it() => Assert.Equal(
        "using Microsoft.FeatureManagement; using System.Threading.Tasks; class C { Task<bool> M(IFeatureManager m) { return Task.FromResult(true); } }",
        Of("FeatureManagement").AfterAll("using Microsoft.FeatureManagement; using System.Threading.Tasks; class C { async Task<bool> M(IFeatureManager m) { Task<bool> task = m.IsEnabledAsync(\"new_checkout\");return await task; } }"));

    [Fact]
    public void A_task_that_is_returned_is_done() => Assert.Equal(
        "class C { System.Threading.Tasks.Task<bool> M(Microsoft.FeatureManagement.IFeatureManager m) => System.Threading.Tasks.Task.FromResult(true); }",
        Of("FeatureManagement").After("class C { System.Threading.Tasks.Task<bool> M(Microsoft.FeatureManagement.IFeatureManager m) => m.IsEnabledAsync(\"new_checkout\"); }"));

    private static Pinned Of(string library) => new() { Packages = library == "FeatureManagement" ? FeatureLibraries.FeatureManagement : [FeatureLibraries.OpenFeature, FeatureLibraries.LaunchDarkly, FeatureLibraries.Unleash] };
}
