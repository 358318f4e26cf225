using System.Runtime.CompilerServices;

namespace TypedFlags;

/// <summary>A rollout or a split, made ready: which result each unit gets.</summary>
internal sealed partial class Distribution
{
    private readonly Bucketer _bucketer;
    private readonly AttributeDeclaration _unit;
    private readonly ExistsTest? _unitTest;

    /// <summary>True where the targeting key is all that has to be read, and decides.</summary>
    public readonly bool IsByUserOnly;
    private readonly int[]? _bounds;
    private readonly int _percentage;
    private readonly EvaluationResult[] _results;
    private readonly EvaluationResult? _out;

    // A rollout by our own algorithm, again: each look from one object into the next takes its time in the short way.
    private readonly bool _isOwnRollout;
    private readonly MurmurHash3 _salted;
    private readonly ulong _threshold;
    private readonly EvaluationResult _in;

    private Distribution(Bucketer bucketer, AttributeDeclaration unit, int percentage, int[]? bounds, EvaluationResult[] results, EvaluationResult? @out)
    {
        _bucketer = bucketer;
        _unit = unit;
        // An attribute of another type than declared counts as missing, here as in conditions. Keys are whatever the application has.
        _unitTest = unit.Source == AttributeSource.Declared ? new ExistsTest(unit.Type) : null;
        IsByUserOnly = unit.Source == AttributeSource.TargetingKey && !bucketer.WantsTenant;
        _percentage = percentage;
        _bounds = bounds;
        _results = results;
        _out = @out;
        _isOwnRollout = bounds is null && bucketer.IsOwn;
        _salted = bucketer.Salted;
        _threshold = Bucketer.ThresholdOf(percentage);
        _in = results[0];
    }

    /// <summary>The outcome where every unit, a missing one too, gets the same: 0, 100, or one variant.</summary>
    public FlagOutcome? ConstantOutcome { get; private init; }

    /// <summary>Makes a rollout of a boolean flag.</summary>
    /// <param name="out">What those get who are not in; null where that is for the next rule to say.</param>
    public static Distribution ForRollout(Bucketer bucketer, AttributeDeclaration unit, int percentage, EvaluationResult @in, EvaluationResult? @out) =>
        new(bucketer, unit, percentage, bounds: null, [@in], @out)
        {
            ConstantOutcome = percentage == 0 ? @out?.Outcome
                : percentage == Bucketer.Whole && !bucketer.AlwaysWantsUnit ? @in.Outcome
                : null,
        };

    /// <summary>Makes a split.</summary>
    /// <param name="weights">By variant, in thousandths of a percent, 100000 together.</param>
    /// <param name="shares">What each variant's share gets.</param>
    /// <param name="missing">What a missing unit gets.</param>
    public static Distribution ForSplit(
        Bucketer bucketer, AttributeDeclaration unit, int[] weights, EvaluationResult[] shares, EvaluationResult missing)
    {
        List<int> bounds = [];
        List<EvaluationResult> results = [];
        int bound = 0;
        for (int variant = 0; variant < weights.Length; variant++)
        {
            if (weights[variant] > 0)
            {
                bound += weights[variant];
                bounds.Add(bound);
                results.Add(shares[variant]);
            }
        }

        return new Distribution(bucketer, unit, percentage: 0, [.. bounds], [.. results], missing)
        {
            ConstantOutcome = results.Count == 1 ? results[0].Outcome : null,
        };
    }

    /// <summary>What the context gets; null where the next rule has to say.</summary>
    public EvaluationResult? Decide<TContext, TTrace>(in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        if (ConstantOutcome is { } constant)
        {
            EvaluationResult? ofAll = ReferenceEquals(constant, _results[0].Outcome) ? _results[0] : _out;
            if (TTrace.IsOn)
            {
                frame.Trace!.Distribute(this, unitValue: default, unit: default, hasUnit: false, tenant: default, ofAll);
            }

            return ofAll;
        }

        // Nearly always. The key is not kept in a variable: copying values is what would take longest here.
        return !TTrace.IsOn && IsByUserOnly && context.TargetingKey.HeldText is { Length: > 0 } user
            ? DecideFor(user, tenant: default)
            : DecideByAny<TContext, TTrace>(in context, ref frame);
    }

    /// <summary>The short way for a targeting key that is text, where that is all that has to be read: see <see cref="IsByUserOnly"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EvaluationResult? DecideFor(string user) => _isOwnRollout
        ? _salted.FinishWith(user) < _threshold ? _in : _out
        : DecideFor(user, tenant: default);

    private EvaluationResult? DecideFor(ReadOnlySpan<char> unit, ReadOnlySpan<char> tenant) =>
        _bounds is not null ? _results[_bucketer.FindShare(unit, _bounds)]
        : _bucketer.IsInRollout(unit, tenant, _percentage) ? _results[0]
        : _out;

    /// <summary>Apart, so that a key that is text pays for no buffers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private EvaluationResult? DecideByAny<TContext, TTrace>(in TContext context, ref EvaluationFrame frame)
        where TContext : struct, IFlagContextAdapter
        where TTrace : struct, IEvaluationTrace
    {
        AttributeValue unitValue = frame.Read(_unit, in context);
        Span<char> unitBuffer = stackalloc char[AttributeValue.KeyTextLength];
        Span<char> tenantBuffer = stackalloc char[AttributeValue.KeyTextLength];
        scoped ReadOnlySpan<char> tenant = default;
        bool hasUnit = unitValue.TryGetKeyText(unitBuffer, out ReadOnlySpan<char> unit)
            && !unit.IsEmpty
            && _unitTest?.Matches(in unitValue) is not false;
        EvaluationResult? result = _out;
        if (!hasUnit)
        {
            unit = default;
        }

        if (hasUnit || _bucketer.TakesMissingUnit)
        {
            if (_bucketer.WantsTenant)
            {
                context.Tenant.TryGetKeyText(tenantBuffer, out tenant);
            }

            result = DecideFor(unit, tenant);
        }

        if (TTrace.IsOn)
        {
            frame.Trace!.Distribute(this, in unitValue, unit, hasUnit, tenant, result);
        }

        return result;
    }
}
