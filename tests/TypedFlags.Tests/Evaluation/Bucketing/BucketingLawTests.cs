using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Evaluation.Bucketing;

/// <summary>What holds of the bucketer for every unit and salt; what follows for flags is in <c>Laws/Bucketing</c>.</summary>
public class BucketingLawTests
{
    private static readonly Gen<(string Unit, string Salt)> Subjects =
        from unit in ArbMap.Default.GeneratorFor<NonNull<string>>() from salt in Gen.Choose(0, 1000) select (unit.Get, salt.ToString(CultureInfo.InvariantCulture));

    private static readonly string[] Algorithms = ["typedflags", "feature_flag_infra", "flagforge", "rollgate", "feature_management", "unleash"];

    public static TheoryData<string> AllAlgorithms { get; } = new(Algorithms);

    [Theory]
    [MemberData(nameof(AllAlgorithms))]
    public void Nobody_is_in_0_percent_and_everybody_in_100(string algorithm) =>
        Prop.ForAll(Subjects.ToArbitrary(), subject =>
        {
            Bucketer bucketer = new((BucketingAlgorithm)Array.IndexOf(Algorithms, algorithm), "f", subject.Salt);
            return !bucketer.IsInRollout(subject.Unit, default, 0) && bucketer.IsInRollout(subject.Unit, default, Bucketer.Whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
}
