using TypedFlags.Tests.Evaluation;
using static TypedFlags.Tests.Explanation.ExplainedFlags;

namespace TypedFlags.Tests.Explanation;

/// <summary>What people read when they ask why: each step in its own words.</summary>
public class ExplanationTextTests
{
    private static readonly FlagContext Ada = new("ada") { TenantId = "acme", Groups = ["qa", "dev"], IsStaff = true };

    [Fact]
    public void The_whole_of_an_explanation()
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            """{"format":1,"context":{"plan":{"type":"string"},"app_version":{"type":"semver"}}}""",
            """{"key":"new_cart","type":"boolean","default":true}""",
            """{"key":"new_checkout","type":"boolean","environments":["staging","production"],"requires":{"new_cart":true},"users":["bob"],"rules":[{"name":"pros","when":{"plan":"pro"},"serve":true},{"when":{"plan":"free","app_version":{"gte":"2.1.0"}},"rollout":20}],"rollout":5,"default":false}""");

        string text = flags.Explain("new_checkout", new FlagContext("ada") { ["plan"] = "free", ["app_version"] = "2.4.1" }).ToString();

        Assert.Equal(
            """
            new_checkout is on: SPLIT
            in Production, at 2026-09-01T00:00:00Z
              - override: none in scope
              - enabled: yes
              - environments: Production is one of staging, production
              - requires new_cart = on: served on (STATIC)
                  - override: none in scope
                  - enabled: yes
                  > default: nothing above decided -> on
              - users: "ada" is not listed (1 user)
              - rule 1 (pros): not met
                  no   plan eq "pro": it is "free"
              > rule 2: met; in 20 % (bucket 3909 of 100000 is below 20000) -> on
                  yes  all
                    yes  plan eq "free": it is "free"
                    yes  app_version gte "2.1.0": it is "2.4.1"
                  hashed: targetingKey "ada", salt "new_checkout", typedflags
            """,
            text);
    }

    [Fact]
    public void The_first_line_has_the_variant_its_value_and_the_rule() => Assert.StartsWith(
        """f is full ("full-width"): TARGETING_MATCH by rule pros""" + "\n",
        Layout(""" "rules":[{"name":"pros","when":{"plan":"pro"},"serve":"full"}] """).Explain("f", new FlagContext { ["plan"] = "pro" }).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_literal_value_is_shown_as_it_is() => Assert.Equal(
        """
        max_items is 20: STATIC
        in Production, at 2026-09-01T00:00:00Z
          - override: none in scope
          - enabled: yes
          > default: nothing above decided -> 20
        """,
        FlagsUnderTest.From("""{"key":"max_items","type":"integer","default":20}""").Explain("max_items").ToString());

    [Fact]
    public void An_override_ends_it()
    {
        FlagsUnderTest flags = Boolean(""" "enabled":false """);
        flags.Override("f", flags.Definition("f").Outcomes[1]);

        Assert.Equal("> override: in scope -> on", flags.StepsOf());
    }

    [Fact]
    public void A_flag_that_is_off() => Assert.Equal("> enabled: no -> off", Boolean(""" "enabled":false """).StepsOf());

    [Fact]
    public void A_schedule_says_where_it_is_and_what_comes_next() => Assert.Equal(
        """
        - enabled: yes (schedule: last step 2026-08-01T00:00:00Z, rollout 25 %; next step 2026-12-01T12:30:00Z, on, rollout 100 %)
        > rollout: in 25 % (bucket 24141 of 100000 is below 25000) -> on
            hashed: targetingKey "ada", salt "f", typedflags
        """,
        Boolean(""" "schedule":[{"at":"2026-07-01T00:00:00Z","enabled":true},{"at":"2026-08-01T00:00:00Z","rollout":25},{"at":"2026-12-01T12:30:00Z","enabled":true,"rollout":100}] """).StepsOf(Ada));

    [Fact]
    public void A_schedule_that_has_not_begun_and_one_that_is_over()
    {
        Assert.Equal(
            "> enabled: no (schedule: no step has begun; next step 2027-01-01T00:00:00Z, on) -> off",
            Boolean(""" "enabled":false,"schedule":[{"at":"2027-01-01T00:00:00Z","enabled":true}] """).StepsOf());
        Assert.Equal(
            "> enabled: no (schedule: last step 2026-01-01T00:00:00Z, off; no step follows) -> off",
            Boolean(""" "schedule":[{"at":"2026-01-01T00:00:00Z","enabled":false}] """).StepsOf());
    }

    [Fact]
    public void Another_environment() => Assert.Equal(
        "> environments: Production is not one of staging, test -> off", Boolean(""" "environments":["staging","test"] """).StepsOf());

    [Fact]
    public void A_fixed_value() => Assert.Equal("> serve: a fixed value for everyone -> on", Boolean(""" "serve":true """).StepsOf());

    [Fact]
    public void Staff_only()
    {
        Assert.Equal("> staff_only: the user is staff -> on", Boolean(""" "staff_only":true """).StepsOf(Ada));
        Assert.Equal("> staff_only: the user is not staff -> off", Boolean(""" "staff_only":true """).StepsOf(new FlagContext("bob")));
    }

    [Fact]
    public void Who_is_excluded()
    {
        const string State = """ "exclude":{"users":["eve","mallory"],"groups":["blocked"]} """;

        Assert.Equal("""> exclude: "eve" is listed (2 users) -> off""", Boolean(State).StepsOf(new FlagContext("eve")));
        Assert.Equal("""> exclude: "blocked" is listed (1 group) -> off""", Boolean(State).StepsOf(new FlagContext("ada") { Groups = ["qa", "blocked"] }));
        Assert.StartsWith("""- exclude: "ada" is not listed (2 users); "qa", "dev" not listed (1 group)""", Boolean(State).StepsOf(Ada), StringComparison.Ordinal);
        Assert.StartsWith("- exclude: the context has no targetingKey (2 users); the context has no groups (1 group)", Boolean(State).StepsOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_listed_of_the_tenant_before_of_the_flag() => Assert.Equal(
        """
        - exclude of tenant "acme": "ada" is not listed (1 user)
        - users of tenant "acme": "ada" is not listed (1 user)
        - users: "ada" is not listed (2 users)
        > groups: "dev" is listed (3 groups) -> on
        """,
        Boolean(""" "users":["bob","eve"],"groups":["a","b","dev"],"tenants":{"acme":{"users":["mia"],"exclude":{"users":["eve"]}}} """).StepsOf(Ada));

    [Fact]
    public void Who_is_listed_for_which_variant() => Assert.Equal(
        """
        - users for compact: "ada" is not listed (1 user)
        > users for full: "ada" is listed (2 users) -> full
        """,
        Layout(""" "users":{"compact":["bob"],"full":["ada","eve"]} """).StepsOf(Ada));

    [Theory]
    [InlineData(""" "enabled":false """, """> tenant "acme": off -> off""")]
    [InlineData(""" "enabled":true """, """> tenant "acme": on -> on""")]
    [InlineData(""" "rollout":100 """, """> tenant "acme": in 100 % (the same for everyone) -> on""")]
    [InlineData(""" "users":["bob"] """, """
        - users of tenant "acme": "ada" is not listed (1 user)
        - tenant "acme": nothing more is said of it
        > default: nothing above decided -> off
        """)]
    public void What_is_said_of_the_tenant(string tenant, string expected) =>
        Assert.Equal(expected, Boolean($$$""" "tenants":{"acme":{{{{tenant}}}}} """).StepsOf(Ada));

    [Fact]
    public void A_tenant_that_the_flag_does_not_know_and_no_tenant()
    {
        const string State = """ "tenants":{"acme":{"enabled":true}} """;

        Assert.StartsWith("""- tenant "globex": nothing is said of it""", Boolean(State).StepsOf(new FlagContext { TenantId = "globex" }), StringComparison.Ordinal);
        Assert.StartsWith("- tenant: the context has no tenant", Boolean(State).StepsOf(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_keep_their_numbers_where_one_is_switched_off() => Assert.Equal(
        """
        - rule 1 (old): switched off
        > rule 2: met -> on
            yes  staff eq true: it is true
        """,
        Boolean(""" "rules":[{"name":"old","enabled":false,"when":{"plan":"pro"},"serve":true},{"when":{"staff":true},"serve":true}] """).StepsOf(Ada));

    [Fact]
    public void A_rule_that_leaves_the_rest_to_the_next() => Assert.Equal(
        """
        - rule 1: met; not in 10 % (bucket 24141 of 100000 is not below 10000), otherwise the next rule
            yes  staff eq true: it is true
            hashed: targetingKey "ada", salt "f", typedflags
        > default: nothing above decided -> off
        """,
        Boolean(""" "rules":[{"when":{"staff":true},"rollout":10,"otherwise":"next"}] """).StepsOf(Ada));

    [Fact]
    public void A_split() => Assert.Equal(
        """
        > split: bucket 24141 of 100000 in control 10 %, compact 0.5 %, full 89.5 % -> full
            hashed: targetingKey "ada", salt "f", typedflags
        """,
        Layout(""" "split":{"control":10,"compact":0.5,"full":89.5} """).StepsOf(Ada));

    [Fact]
    public void Nobody_to_bucket() => Assert.Equal(
        "> rollout: not in 50 % (the context has no tenant) -> off", Boolean(""" "bucket_by":"tenant","rollout":50 """).StepsOf(new FlagContext("ada")));

    /// <summary>The numbers were computed with another tool from the formulas of the documentation.</summary>
    [Theory]
    [InlineData("typedflags", "in 50 % (bucket 24141 of 100000 is below 50000) -> on", "")]
    [InlineData("feature_flag_infra", "in 50 % (bucket 23 of 100 is below 50) -> on", "")]
    [InlineData("flagforge", "not in 50 % (bucket 92 of 100 is not below 50) -> off", """tenant "acme", """)]
    [InlineData("rollgate", "in 50 % (bucket 14 of 100 is below 50) -> on", "")]
    [InlineData("feature_management", "not in 50 % (bucket 65.87445 of 100 is not below 50) -> off", "")]
    [InlineData("unleash", "in 50 % (bucket 36 of 100 is not above 50) -> on", "")]
    public void Every_algorithm_has_its_own_buckets(string algorithm, string expected, string alsoHashed) => Assert.Equal(
        $"""
        > rollout: {expected}
            hashed: targetingKey "ada", {alsoHashed}salt "f", {algorithm}
        """,
        Boolean($$""" "bucketing":"{{algorithm}}","rollout":50 """).StepsOf(Ada));

    [Theory]
    [InlineData("typedflags", "bucket 24141 of 100000", "f")]
    [InlineData("feature_management", "bucket 5.229864 of 100", """allocation\u000af""")]
    [InlineData("unleash", "bucket 840 of 1000", "f")]
    public void Every_algorithm_that_splits_has_its_own_buckets(string algorithm, string bucket, string salt) => Assert.Equal(
        $"""
        > split: {bucket} in control 50 %, full 50 % -> {(algorithm == "unleash" ? "full" : "control")}
            hashed: targetingKey "ada", salt "{salt}", {algorithm}
        """,
        Layout($$$""" "bucketing":"{{{algorithm}}}","split":{"control":50,"full":50} """).StepsOf(Ada));
}
