using BenchmarkDotNet.Attributes;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Peer;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>One engine, no scope, the flags of <c>flags.yaml</c>: each kind of work, and the same by Microsoft.FeatureManagement.</summary>
public class FewFlags
{
    private readonly FlagContext _user = Users.Context(Users.Key);
    private readonly FlagContext _userWithLongKey = Users.Context(Users.LongKey);
    private readonly TargetingContext _peerUser = PeerApplication.Context(Users.Key);
    private readonly TargetingContext _peerUserWithLongKey = PeerApplication.Context(Users.LongKey);
    private readonly Customer _customer = Users.Customer(Users.Key);

    private Application _application = null!;
    private PeerApplication _peer = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _application = new Application();
        _peer = new PeerApplication();
        Answers.Expect(Constant() && AttributeRule() && AllowList() && PeerConstant() && PeerAttributeRule() && PeerAllowList());
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _application.Dispose();
        _peer.Dispose();
    }

    [Row(RowNames.Constant, Budget = 2, Ratio = 60)]
    public bool Constant() => Flags.Constant.IsEnabled(_user);

    [PeerRow(RowNames.Constant)]
    public bool PeerConstant() => _peer.IsEnabled(Flags.Names.Constant);

    [Row(RowNames.AttributeRule, Budget = 15, Ratio = 25)]
    public bool AttributeRule() => Flags.AttributeRule.IsEnabled(_user);

    [PeerRow(RowNames.AttributeRule)]
    public bool PeerAttributeRule() => _peer.IsEnabled(Flags.Names.AttributeRule, _customer);

    [Row(RowNames.AllowList, Budget = 15, Ratio = 25)]
    public bool AllowList() => Flags.AllowList.IsEnabled(_user);

    [PeerRow(RowNames.AllowList)]
    public bool PeerAllowList() => _peer.IsEnabled(Flags.Names.AllowList, _peerUser);

    [Row(RowNames.Percentage, Budget = 20, Ratio = 50)]
    public bool Percentage() => Flags.Percentage.IsEnabled(_user);

    [PeerRow(RowNames.Percentage)]
    public bool PeerPercentage() => _peer.IsEnabled(Flags.Names.Percentage, _peerUser);

    [Row(RowNames.PercentageLongKey, Budget = 30, Ratio = 50)]
    public bool PercentageLongKey() => Flags.Percentage.IsEnabled(_userWithLongKey);

    [PeerRow(RowNames.PercentageLongKey)]
    public bool PeerPercentageLongKey() => _peer.IsEnabled(Flags.Names.Percentage, _peerUserWithLongKey);

    [Row(RowNames.VariantSplit, Budget = 25, Ratio = 70)]
    public Flags.VariantSplitVariant VariantSplit() => Flags.VariantSplit.GetVariant(_user);

    [PeerRow(RowNames.VariantSplit)]
    public Variant PeerVariantSplit() => _peer.GetVariant(Flags.Names.VariantSplit, _peerUser);
}
