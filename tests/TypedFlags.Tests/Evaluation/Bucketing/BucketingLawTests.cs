using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace TypedFlags.Tests.Evaluation.Bucketing;

/// <summary>What holds for every unit, salt and percentage.</summary>
public class BucketingLawTests
{
    private static readonly Gen<(string Unit, string Salt)> Subjects =
        from unit in ArbMap.Default.GeneratorFor<NonNull<string>>() from salt in Gen.Choose(0, 1000) select (unit.Get, salt.ToString(CultureInfo.InvariantCulture));

    private static readonly string[] Algorithms = ["typedflags", "feature_flag_infra", "flagforge", "rollgate", "feature_management", "unleash"];

    public static TheoryData<string> AllAlgorithms { get; } = new(Algorithms);

    [Theory]
    [MemberData(nameof(AllAlgorithms))]
    public void Raising_a_percentage_never_takes_a_user_out(string algorithm) =>
        Prop.ForAll(Subjects.ToArbitrary(), Gen.Choose(0, 100).Two().ToArbitrary(), (subject, percentages) =>
        {
            Bucketer bucketer = Create(algorithm, subject.Salt);
            int lower = Math.Min(percentages.Item1, percentages.Item2) * 1000;
            int higher = Math.Max(percentages.Item1, percentages.Item2) * 1000;
            return !bucketer.IsInRollout(subject.Unit, default, lower) || bucketer.IsInRollout(subject.Unit, default, higher);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [MemberData(nameof(AllAlgorithms))]
    public void Nobody_is_in_0_percent_and_everybody_in_100(string algorithm) =>
        Prop.ForAll(Subjects.ToArbitrary(), subject =>
        {
            Bucketer bucketer = Create(algorithm, subject.Salt);
            return !bucketer.IsInRollout(subject.Unit, default, 0) && bucketer.IsInRollout(subject.Unit, default, Bucketer.Whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("typedflags")]
    [InlineData("feature_management")]
    [InlineData("unleash")]
    public void Shifting_weight_between_neighbours_moves_users_only_between_those_two(string algorithm) =>
        Prop.ForAll(Subjects.ToArbitrary(), Gen.Choose(1, 99).Two().ToArbitrary(), (subject, ends) =>
        {
            // Four shares, of which the second and third meet at different places.
            Bucketer bucketer = Create(algorithm, subject.Salt);
            int before = bucketer.FindShare(subject.Unit, [10_000, 10_000 + (ends.Item1 * 500), 80_000, 100_000]);
            int after = bucketer.FindShare(subject.Unit, [10_000, 10_000 + (ends.Item2 * 500), 80_000, 100_000]);
            return before == after || (before is 1 or 2 && after is 1 or 2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [MemberData(nameof(AllAlgorithms))]
    public void The_share_of_users_is_the_percentage_within_four_standard_deviations(string algorithm)
    {
        const int Users = 20_000;
        const double Share = 0.3;
        Bucketer bucketer = Create(algorithm, "share");
        double inside = Enumerable.Range(0, Users).Count(user => bucketer.IsInRollout($"user-{user}", default, (int)(Share * Bucketer.Whole)));

        Assert.InRange(inside, Expected(-4), Expected(4));

        static double Expected(int deviations) => (Users * Share) + (deviations * Math.Sqrt(Users * Share * (1 - Share)));
    }

    private static Bucketer Create(string algorithm, string salt) => new((BucketingAlgorithm)Array.IndexOf(Algorithms, algorithm), "f", salt);
}
