using TypedFlags.CodeFixes.Accessors;
using TypedFlags.CodeFixes.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Accessors;

/// <summary>The accessor in the place of Microsoft.FeatureManagement's calls, with the real package.</summary>
public class FeatureManagementTests
{
    [Theory]
    [InlineData("IFeatureManager", "IsEnabledAsync(\"new_checkout\")", "Flags.NewCheckout.IsEnabled()")]
    [InlineData("IFeatureManagerSnapshot", "IsEnabledAsync(\"new_checkout\")", "Flags.NewCheckout.IsEnabled()")]
    [InlineData("IVariantFeatureManager", "IsEnabledAsync(\"new_checkout\", CancellationToken.None)", "Flags.NewCheckout.IsEnabled()")]
    [InlineData("IVariantFeatureManagerSnapshot", "IsEnabledAsync(\"beta\", user, default)", "Flags.Beta.IsEnabled(user)")]
    [InlineData("FeatureManager", "IsEnabledAsync(\"new_checkout\")", "Flags.NewCheckout.IsEnabled()")]
    [InlineData("FeatureManager", "IsEnabledAsync(\"beta\")", "Flags.Beta.IsEnabled(user)")]
    [InlineData("FeatureManager", "IsEnabledAsync(\"beta\", user)", "Flags.Beta.IsEnabled(user)")]
    [InlineData("FeatureManager", "IsEnabledAsync(\"beta\", new Customer())", "Flags.Beta.IsEnabled(new Customer())")]
    public Task Its_interfaces_and_its_class(string type, string call, string accessor) => FixVerifier.VerifyAsync<UseAccessorFixProvider>(
        AccessorCode.RealProject(Code(type, "await features." + call)), "Use 'Flags." + accessor.Split('.')[1] + "'", ("Shop.cs", Code(type, accessor)));

    [Theory]
    [InlineData("IFeatureManager")]
    [InlineData("IVariantFeatureManager")]
    [InlineData("FeatureManager")]
    public async Task Another_library_s_context_is_not_taken_for_ours(string type)
    {
        string code = Code(type, "await features.IsEnabledAsync(\"beta\", \"ada\", default)").Replace(", default)", type == "IFeatureManager" ? ")" : ", default)", StringComparison.Ordinal);

        IEnumerable<string> titles = await FixVerifier.TitlesAsync<UseAccessorFixProvider>(AccessorCode.RealProject(code));

        Assert.Equal(["Use 'Flags.Names.Beta'"], titles);
    }

    [Fact]
    public async Task A_gate_gets_the_constant()
    {
        string code = AccessorCode.Class("    [Microsoft.FeatureManagement.Mvc.FeatureGate(\"new_checkout\")]\n    void Run() { }");

        IEnumerable<string> titles = await FixVerifier.TitlesAsync<UseAccessorFixProvider>(AccessorCode.RealProject(code));

        Assert.Equal(["Use 'Flags.Names.NewCheckout'"], titles);
    }

    [Fact]
    public async Task A_parameter_of_the_class_that_nothing_would_read_any_more_is_a_warning()
    {
        string code = AccessorCode.Class("    async Task<bool> Run() => await features.IsEnabledAsync(\"new_checkout\");").Replace("class Shop", "class Shop(IFeatureManager features)", StringComparison.Ordinal);

        IEnumerable<string> titles = await FixVerifier.TitlesAsync<UseAccessorFixProvider>(AccessorCode.RealProject(code));

        Assert.Equal(["Use 'Flags.Names.NewCheckout'"], titles);
    }

    private static string Code(string type, string expression) => AccessorCode.Class(
        $"    async Task<bool> Run({type} features, Customer user)\n    {{\n        await Task.Yield();\n        return {expression};\n    }}");
}
