using BenchmarkDotNet.Attributes;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
using TypedFlags.Benchmarks.Comparison;
using TypedFlags.Benchmarks.Peer;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Evaluation;

/// <summary>The same as <see cref="FewFlags"/> with 10,000 flags loaded on both sides, all of them already used once.</summary>
public class AmongManyFlags
{
    private static readonly Lazy<PeerApplication> SharedPeer = new(static () => new PeerApplication(ManyFlags.Count));

    private readonly FlagContext _user = Users.Context(Users.Key);
    private readonly FlagContext _userWithLongKey = Users.Context(Users.LongKey);
    private readonly TargetingContext _peerUser = PeerApplication.Context(Users.Key);
    private readonly TargetingContext _peerUserWithLongKey = PeerApplication.Context(Users.LongKey);
    private readonly Customer _customer = Users.Customer(Users.Key);
    private readonly BooleanFlag[] _shuffled = ManyFlags.Shuffled();

    private Application _application = null!;
    private PeerApplication _peer = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        _application = new Application();
        _peer = SharedPeer.Value;
        _ = ManyFlags.All.Accessors.EvaluateAll(_user);
        Answers.Expect(Constant() && AttributeRule() && AllowList() && PeerConstant() && PeerAttributeRule() && PeerAllowList());
    }

    [GlobalCleanup]
    public void CleanUp() => _application.Dispose();

    /// <summary>Ends the peer's application, whose cache would go on looking for what has expired.</summary>
    internal static void Release()
    {
        if (SharedPeer.IsValueCreated)
        {
            SharedPeer.Value.Dispose();
        }
    }

    [Row(RowNames.Constant + RowNames.Many, Budget = 2, SameAs = RowNames.Constant)]
    public bool Constant() => ManyFlags.Constant.IsEnabled(_user);

    [PeerRow(RowNames.Constant + RowNames.Many)]
    public bool PeerConstant() => _peer.IsEnabled(Flags.Names.Constant);

    [Row(RowNames.AttributeRule + RowNames.Many, Budget = 15, SameAs = RowNames.AttributeRule)]
    public bool AttributeRule() => ManyFlags.AttributeRule.IsEnabled(_user);

    [PeerRow(RowNames.AttributeRule + RowNames.Many)]
    public bool PeerAttributeRule() => _peer.IsEnabled(Flags.Names.AttributeRule, _customer);

    [Row(RowNames.AllowList + RowNames.Many, Budget = 15, SameAs = RowNames.AllowList)]
    public bool AllowList() => ManyFlags.AllowList.IsEnabled(_user);

    [PeerRow(RowNames.AllowList + RowNames.Many)]
    public bool PeerAllowList() => _peer.IsEnabled(Flags.Names.AllowList, _peerUser);

    [Row(RowNames.Percentage + RowNames.Many, Budget = 20, SameAs = RowNames.Percentage)]
    public bool Percentage() => ManyFlags.Percentage.IsEnabled(_user);

    [PeerRow(RowNames.Percentage + RowNames.Many)]
    public bool PeerPercentage() => _peer.IsEnabled(Flags.Names.Percentage, _peerUser);

    [Row(RowNames.PercentageLongKey + RowNames.Many, Budget = 30, SameAs = RowNames.PercentageLongKey)]
    public bool PercentageLongKey() => ManyFlags.Percentage.IsEnabled(_userWithLongKey);

    [PeerRow(RowNames.PercentageLongKey + RowNames.Many)]
    public bool PeerPercentageLongKey() => _peer.IsEnabled(Flags.Names.Percentage, _peerUserWithLongKey);

    [Row(RowNames.VariantSplit + RowNames.Many, Budget = 25, SameAs = RowNames.VariantSplit)]
    public Flags.VariantSplitVariant VariantSplit() => ManyFlags.VariantSplit.GetVariant(_user);

    [PeerRow(RowNames.VariantSplit + RowNames.Many)]
    public Variant PeerVariantSplit() => _peer.GetVariant(Flags.Names.VariantSplit, _peerUser);

    /// <summary>For information: most of this time is the memory's, since nothing of a flag is in a cache when its turn comes.</summary>
    [Row("a different flag each time" + RowNames.Many)]
    public bool Cycling()
    {
        int next = _next + 1;
        _next = next < _shuffled.Length ? next : 0;
        return _shuffled[_next].IsEnabled(_user);
    }
}
