using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.Accessors;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.Accessors;

/// <summary>What only the replaced calls read would be a warning (CS0169, CS0414, CS9113), or dead: it goes where nothing is lost.</summary>
public class UnreadServiceTests
{
    private const string Ask = "    bool Run() => _features.IsEnabledAsync(\"new_checkout\").Result;";

    private const string Asked = "    bool Run() => Flags.NewCheckout.IsEnabled();";

    [Theory]
    [InlineData("    private IFeatureManager _features = null!;\n\n" + Ask, Asked)]
    [InlineData("    IFeatureManager _features = default!;\n\n" + Ask, Asked)]
    [InlineData("    private static IFeatureManager _features = null!;\n    private int _size = 1;\n\n    int Size => _size;\n\n" + Ask, "    private int _size = 1;\n\n    int Size => _size;\n\n" + Asked)]
    [InlineData("    int Size => 1;\n\n    private IFeatureManager _features = null!;\n    private int _size = 1;\n\n    int Two => _size;\n\n" + Ask, "    int Size => 1;\n\n    private int _size = 1;\n\n    int Two => _size;\n\n" + Asked)]
    [InlineData(Ask + "\n\n    private IFeatureManager _features = null!;", Asked)]
    public Task A_field_that_would_be_a_warning_goes(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData(
        "    private readonly IFeatureManager _features;\n\n    public Shop(IFeatureManager features)\n    {\n        _features = features;\n    }\n\n" + Ask,
        "    public Shop(IFeatureManager features)\n    {\n    }\n\n" + Asked)]
    [InlineData(
        "    private readonly IFeatureManager _features;\n    private readonly int _size;\n\n    public Shop(IFeatureManager features, int size)\n    {\n        this._features = features;\n\n        _size = size;\n    }\n\n    int Size => _size;\n\n" + Ask,
        "    private readonly int _size;\n\n    public Shop(IFeatureManager features, int size)\n    {\n        _size = size;\n    }\n\n    int Size => _size;\n\n" + Asked)]
    [InlineData(
        "    private readonly IFeatureManager _features;\n\n    public Shop(IFeatureManager features) { _features = features; }\n\n" + Ask,
        "    public Shop(IFeatureManager features) { }\n\n" + Asked)]
    public Task A_field_goes_with_its_assignment_and_the_constructor_keeps_its_parameters(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("    private readonly IFeatureManager _features;\n\n    public Shop(IFeatureManager features) => _features = features;\n\n" + Ask)]
    [InlineData("    private readonly IFeatureManager _features;\n\n    public Shop(IFeatureManager features)\n    {\n        _features = features ?? throw new ArgumentNullException(nameof(features));\n    }\n\n" + Ask)]
    [InlineData("    // the old flags\n    private readonly IFeatureManager _features;\n\n    public Shop(IFeatureManager features)\n    {\n        _features = features;\n    }\n\n" + Ask)]
    [InlineData("    private readonly IFeatureManager _features;\n\n    public Shop(IFeatureManager features)\n    {\n        _features = features; // the old flags\n    }\n\n" + Ask)]
    [InlineData("    private readonly IFeatureManager _features;\n\n    public Shop(Func<IFeatureManager> features)\n    {\n        _features = features();\n    }\n\n" + Ask)]
    [InlineData("    private readonly IFeatureManager? _features, _others;\n\n    public Shop(IFeatureManager? features)\n    {\n        _others = _features = features;\n    }\n\n    object? Others => _others;\n\n" + Ask)]
    [InlineData("    private IFeatureManager _features = null!;\n\n    public Shop(IFeatureManager features)\n    {\n        Next()._features = features;\n    }\n\n    private static Shop Next() => new(null!);\n\n" + Ask)]
    [InlineData("    internal IFeatureManager _features = null!;\n\n" + Ask)]
    [InlineData("    private IFeatureManager _features = null!;\n\n    object Features => _features;\n\n" + Ask)]
    [InlineData("    private IFeatureManager _features = null!;\n\n    bool More() => _features.IsEnabledAsync(\"unknown\").Result;\n\n" + Ask)]
    public Task A_field_stays_where_it_is_no_warning_and_its_going_would_lose_something(string before) =>
        VerifyAsync(before, before.Replace(Ask, Asked, StringComparison.Ordinal));

    [Theory]
    [InlineData("    private IFeatureManager _features = null!; // injected\n\n" + Ask)]
    [InlineData("    [System.ComponentModel.Browsable(false)]\n    private IFeatureManager _features = null!;\n\n" + Ask)]
    [InlineData("    private IFeatureManager _features = null!, _others = null!;\n\n    object Others => _others;\n\n" + Ask)]
    [InlineData("    private IFeatureManager _features = null!;\n\n#if OTHER\n    object Features => _features;\n#endif\n\n" + Ask)]
    [InlineData("#if OTHER\n#endif\n    private IFeatureManager _features = null!;\n\n" + Ask)]
    public async Task Where_it_would_be_a_warning_and_cannot_go_only_the_constant_is_offered(string code)
    {
        IEnumerable<string> titles = await FixVerifier.TitlesAsync<UseAccessorFixProvider>(AccessorCode.Project(AccessorCode.Class(code)));

        Assert.Equal(["Use 'Flags.Names.NewCheckout'"], titles);
    }

    [Fact]
    public Task A_field_that_the_new_call_needs_stays() => FixVerifier.VerifyAsync<UseAccessorFixProvider>(
        AccessorCode.Project(AccessorCode.Class("    private readonly Customer _user = null!;\n\n    bool Run(IFeatureManager f) => f.IsEnabledAsync(\"beta\", _user).Result;")),
        "Use 'Flags.Beta'",
        ("Shop.cs", AccessorCode.Class("    private readonly Customer _user = null!;\n\n    bool Run(IFeatureManager f) => Flags.Beta.IsEnabled(_user);")));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task With_all_calls_their_field_goes(FixAllScope scope) => FixVerifier.VerifyAllAsync<UseAccessorFixProvider>(
        [AccessorCode.Project(AccessorCode.Class("    private IFeatureManager _features = null!;\n\n" + Ask + "\n\n    async Task<bool> More() => await _features.IsEnabledAsync(\"new_checkout\");"))],
        "Use 'Flags.NewCheckout'",
        scope,
        ("Shop.cs", AccessorCode.Class(Asked + "\n\n    Task<bool> More() => Task.FromResult(Flags.NewCheckout.IsEnabled());")));

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task Parts_of_a_class_in_two_files_leave_no_warning_together(FixAllScope scope)
    {
        string one = AccessorCode.Class("    private IFeatureManager _features = null!;\n\n" + Ask).Replace("class Shop", "partial class Shop", StringComparison.Ordinal);
        string two = AccessorCode.Class(Ask.Replace("Run", "More", StringComparison.Ordinal) + "\n\n    bool Other(IFeatureManager f) => f.IsEnabledAsync(\"new_checkout\").Result;")
            .Replace("class Shop", "partial class Shop", StringComparison.Ordinal);
        FlagsProject project = AccessorCode.Project(one).WithSource("Shop2.cs", two);

        return FixVerifier.VerifyAllAsync<UseAccessorFixProvider>(
            [project.WithSource("Shop2.cs", two.Replace("f.IsEnabledAsync(\"new_checkout\")", "f.IsEnabledAsync([|\"new_checkout\"|])", StringComparison.Ordinal))],
            "Use 'Flags.NewCheckout'",
            scope,
            ("Shop2.cs", two.Replace("f.IsEnabledAsync(\"new_checkout\").Result", "Flags.NewCheckout.IsEnabled()", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task A_parameter_of_a_class_in_two_files_leaves_no_warning_either(FixAllScope scope)
    {
        string one = AccessorCode.Class("    bool Other(IFeatureManager f) => f.IsEnabledAsync([|\"new_checkout\"|]).Result;").Replace("class Shop", "public partial class Shop(IFeatureManager _features)", StringComparison.Ordinal);
        string two = AccessorCode.Class(Ask).Replace("class Shop", "public partial class Shop", StringComparison.Ordinal);

        return FixVerifier.VerifyAllAsync<UseAccessorFixProvider>(
            [AccessorCode.Project(one).WithSource("Shop2.cs", two)],
            "Use 'Flags.NewCheckout'",
            scope,
            ("Shop.cs", one.Replace("f.IsEnabledAsync([|\"new_checkout\"|]).Result", "Flags.NewCheckout.IsEnabled()", StringComparison.Ordinal)));
    }

    [Fact]
    public Task A_field_that_a_parameter_of_the_class_goes_to_stays_since_the_parameter_would_be_a_warning()
    {
        string before = AccessorCode.Class("    private readonly IFeatureManager _features = features;\n\n" + Ask)
            .Replace("class Shop", "public class Shop(IFeatureManager features)", StringComparison.Ordinal);
        return FixVerifier.VerifyAsync<UseAccessorFixProvider>(
            AccessorCode.Project(before), "Use 'Flags.NewCheckout'", ("Shop.cs", before.Replace(Ask, Asked, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task All_calls_but_those_that_alone_read_a_parameter_of_their_class(FixAllScope scope)
    {
        const string Other = "    bool Other(IFeatureManager f) => f.IsEnabledAsync(\"new_checkout\").Result;";
        string before = AccessorCode.Class(Ask + "\n\n" + Ask.Replace("Run", "More", StringComparison.Ordinal) + "\n\n" + Other)
            .Replace("class Shop", "public class Shop(IFeatureManager _features)", StringComparison.Ordinal);
        return FixVerifier.VerifyAllAsync<UseAccessorFixProvider>(
            [AccessorCode.Project(before)],
            "Use 'Flags.NewCheckout'",
            scope,
            ("Shop.cs", before.Replace("f.IsEnabledAsync(\"new_checkout\").Result", "Flags.NewCheckout.IsEnabled()", StringComparison.Ordinal)));
    }

    private static Task VerifyAsync(string before, string after) => FixVerifier.VerifyAsync<UseAccessorFixProvider>(
        AccessorCode.Project(AccessorCode.Class(before)), "Use 'Flags.NewCheckout'", ("Shop.cs", AccessorCode.Class(after)));
}
