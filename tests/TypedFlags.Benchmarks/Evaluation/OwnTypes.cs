using BenchmarkDotNet.Attributes;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>The same as <see cref="FewFlags"/>, asked with the application's own type instead of a <see cref="FlagContext"/>.</summary>
public class OwnTypes
{
    private readonly Customer _user = Users.Customer(Users.Key);
    private readonly Customer _userWithLongKey = Users.Customer(Users.LongKey);
    private Application _application = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _application = new Application();
        Answers.Expect(Constant() && AttributeRule() && AllowList());
    }

    [GlobalCleanup]
    public void CleanUp() => _application.Dispose();

    [Row(RowNames.Constant + RowNames.OwnType, Budget = 2)]
    public bool Constant() => Flags.Constant.IsEnabled(_user);

    [Row(RowNames.AttributeRule + RowNames.OwnType, Budget = 15)]
    public bool AttributeRule() => Flags.AttributeRule.IsEnabled(_user);

    [Row(RowNames.AllowList + RowNames.OwnType, Budget = 15)]
    public bool AllowList() => Flags.AllowList.IsEnabled(_user);

    [Row(RowNames.Percentage + RowNames.OwnType, Budget = 20)]
    public bool Percentage() => Flags.Percentage.IsEnabled(_user);

    [Row(RowNames.PercentageLongKey + RowNames.OwnType, Budget = 30)]
    public bool PercentageLongKey() => Flags.Percentage.IsEnabled(_userWithLongKey);

    [Row(RowNames.VariantSplit + RowNames.OwnType, Budget = 25)]
    public Flags.VariantSplitVariant VariantSplit() => Flags.VariantSplit.GetVariant(_user);
}
