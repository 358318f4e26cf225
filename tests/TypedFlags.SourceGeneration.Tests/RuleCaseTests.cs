using System.Reflection;
using TypedFlags.SourceGeneration.Tests.Analyzers.Answers;
using TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;
using TypedFlags.SourceGeneration.Tests.Analyzers.Names;
using TypedFlags.SourceGeneration.Tests.Analyzers.Unused;
using TypedFlags.SourceGeneration.Tests.Analyzers.Uses;
using Xunit.Sdk;
using Xunit.v3;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>A rule on C# has at least five cases that fire, with place and message, and five near misses. Here stands which these are.</summary>
public class RuleCaseTests
{
    private const int Fewest = 5;

    private static readonly Dictionary<string, Cases> All = new(StringComparer.Ordinal)
    {
        ["TF1001"] = new(
            [Of<UnknownNameTests>(nameof(UnknownNameTests.The_message_and_the_properties))],
            [Of<NameValueTests>(nameof(NameValueTests.A_declared_flag_or_no_constant))]),
        ["TF1002"] = new(
            [
                Of<DeprecatedFlagTests>(nameof(DeprecatedFlagTests.Message_replacement_and_owner_are_named)),
                Of<DeprecatedFlagTests>(nameof(DeprecatedFlagTests.Without_message_or_replacement_it_is_said_plainly)),
                Of<DeprecatedFlagTests>(nameof(DeprecatedFlagTests.A_message_becomes_one_sentence_on_one_line)),
            ],
            [
                Of<DeprecatedFlagTests>(nameof(DeprecatedFlagTests.Flags_that_are_not_deprecated_are_not_reported)),
                Of<DeprecatedFlagTests>(nameof(DeprecatedFlagTests.Only_the_deprecated_flag_of_several_is_reported)),
            ]),
        ["TF1003"] = new(
            [
                Of<StaleFlagTests>(nameof(StaleFlagTests.Date_days_owner_and_ways_out_are_named)),
                Of<StaleFlagTests>(nameof(StaleFlagTests.Without_an_owner_none_is_named)),
                Of<StaleFlagTests>(nameof(StaleFlagTests.A_moment_counts_for_its_day_in_UTC)),
            ],
            [
                Of<StaleFlagTests>(nameof(StaleFlagTests.Flags_whose_last_day_has_not_passed_are_not_stale)),
                Of<FlagUseTests>(nameof(FlagUseTests.What_only_looks_like_a_use)),
            ]),
        ["TF1004"] = new(
            [Of<ExpiresSoonTests>(nameof(ExpiresSoonTests.Within_two_weeks_date_and_days_are_named))],
            [Of<ExpiresSoonTests>(nameof(ExpiresSoonTests.Others_are_not_reported))]),
        ["TF1005"] = new(
            [
                Of<UnusedFlagTests>(nameof(UnusedFlagTests.A_flag_that_nothing_uses)),
                Of<UnusedFlagTests>(nameof(UnusedFlagTests.The_owner_is_named)),
                Of<UnusedFlagTests>(nameof(UnusedFlagTests.One_of_several)),
                Of<UnusedFlagTests>(nameof(UnusedFlagTests.Flags_that_others_name_only_in_comments_and_documentation)),
                Of<UnusedFlagTests>(nameof(UnusedFlagTests.A_class_that_merely_implements_the_interface)),
            ],
            [Of<UsedFlagTests>(nameof(UsedFlagTests.A_use_in_CSharp))]),
        ["TF1006"] = new(
            [Of<NameAsTextTests>(nameof(NameAsTextTests.Text_is_reported_with_what_to_use))],
            [Of<NameAsTextTests>(nameof(NameAsTextTests.Typed_names_and_other_text_are_not))]),
        ["TF1007"] = new(
            [
                Of<MissingContextTests>(nameof(MissingContextTests.An_explicit_null)),
                Of<MissingContextTests>(nameof(MissingContextTests.The_ambient_form_where_nothing_sets_it)),
            ],
            [Of<MissingContextTests>(nameof(MissingContextTests.With_a_context_or_without_a_need_for_one))]),
        ["TF1008"] = new(
            [Of<OneOutcomeTests>(nameof(OneOutcomeTests.Flags_that_are_the_same_for_everyone))],
            [Of<OneOutcomeTests>(nameof(OneOutcomeTests.Flags_that_can_differ_or_are_young_or_are_meant_to_stay))]),
        ["TF1009"] = new(
            [Of<ContextAttributeMemberTests>(nameof(ContextAttributeMemberTests.A_property_whose_type_does_not_fit_is_reported_at_its_name))],
            [Of<ContextAttributeMemberTests>(nameof(ContextAttributeMemberTests.Nothing_is_said_of))]),
        ["TF1010"] = new(
            [
                Of<ContextAttributeNameTests>(nameof(ContextAttributeNameTests.A_constant_name_is_reported_with_the_nearest)),
                Of<ContextAttributeValueTests>(nameof(ContextAttributeValueTests.A_value_of_another_type_is_reported)),
            ],
            [
                Of<ContextAttributeNameTests>(nameof(ContextAttributeNameTests.Nothing_is_said_of)),
                Of<ContextAttributeValueTests>(nameof(ContextAttributeValueTests.Nothing_is_said_of)),
            ]),
        ["TF1011"] = new(
            [Of<VariantTextTests>(nameof(VariantTextTests.A_value_that_no_variant_has))],
            [Of<VariantTextNearMissTests>(nameof(VariantTextNearMissTests.Nothing_is_wrong))]),
        ["TF1012"] = new(
            [Of<StaticAnswerTests>(nameof(StaticAnswerTests.An_answer_in_a_static_field))],
            [Of<StaticAnswerTests>(nameof(StaticAnswerTests.What_changes_with_the_flag_or_is_no_answer_or_is_not_static))]),
    };

    public static TheoryData<string> Ids => RuleDocumentationTests.UseIds;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_rule_has_cases_that_fire_and_near_misses(string id)
    {
        Assert.True(All.TryGetValue(id, out Cases? cases), $"Say here which tests {id} has.");

        Assert.InRange(await CountAsync(cases.Firing), Fewest, int.MaxValue);
        Assert.InRange(await CountAsync(cases.NearMisses), Fewest, int.MaxValue);
    }

    private static MethodInfo Of<TClass>(string test) => typeof(TClass).GetMethod(test)!;

    // A fact is one case, a theory as many as it has rows; what is skipped is none.
    private static async Task<int> CountAsync(IEnumerable<MethodInfo> tests)
    {
        int count = 0;
        foreach (MethodInfo test in tests)
        {
            FactAttribute fact = test.GetCustomAttributes<FactAttribute>().Single();
            count += fact is TheoryAttribute ? await CountRowsAsync(test) : 1;
            Assert.Null(fact.Skip);
        }

        return count;
    }

    private static async Task<int> CountRowsAsync(MethodInfo theory)
    {
        await using DisposalTracker disposal = new();
        int count = 0;
        foreach (DataAttribute data in theory.GetCustomAttributes<DataAttribute>())
        {
            if (data is MemberDataAttributeBase member)
            {
                member.MemberType ??= theory.DeclaringType;
            }

            count += (await data.GetData(theory, disposal)).Count;
        }

        return count;
    }

    private sealed record Cases(MethodInfo[] Firing, MethodInfo[] NearMisses);
}
