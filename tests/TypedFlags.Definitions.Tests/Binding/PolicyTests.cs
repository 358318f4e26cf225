namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2011.</summary>
public class PolicyTests : BindingTest
{
    [Theory]
    [InlineData("policy: { require: [owner] }\nflags: { «a»: {} }", "The flag 'a' has no 'owner', which the policy requires.")]
    [InlineData("policy: { require: [owner, expires] }\nflags: { «a»: { owner: me } }", "has no 'expires'")]
    [InlineData("policy: { require: [owner, owner] }\nflags: { «a»: {} }", "has no 'owner'")]
    [InlineData("policy: { require: [description] }\nflags: { «a»: { name: x } }", "has no 'description'")]
    [InlineData("policy: { require: [owner, expires] }\nflags: { «a»: { kind: permission } }", "has no 'owner'")]
    [InlineData("policy: { max_lifetime_days: 30 }\nflags: { a: { created: 2026-01-01, expires: «2026-02-01» } }", "lives longer than the 30 days that the policy allows")]
    [InlineData("policy: { max_lifetime_days: 1 }\nflags: { a: { created: 2026-01-01T00:00:00Z, expires: «2026-01-02T00:00:01Z», kind: experiment } }", "the 1 days")]
    public void What_the_policy_asks_for_and_is_not_there_is_a_warning(string file, string message) =>
        Assert.Equal(FlagsDiagnosticSeverity.Warning, AssertFile(file, "TF2011", message).Severity);

    [Theory]
    [InlineData("policy: { require: [owner, expires, tags] }\nflags: { a: { owner: me, expires: 2026-12-31, tags: [] } }")]
    [InlineData("policy: { require: [expires] }\nflags: { a: { kind: operational }, b: { kind: permission } }")]
    [InlineData("policy: { max_lifetime_days: 31 }\nflags: { a: { created: 2026-01-01, expires: 2026-02-01 } }")]
    [InlineData("policy: { max_lifetime_days: 1 }\nflags: { a: { created: 2026-01-01, expires: 2036-01-01, kind: permission } }")]
    [InlineData("policy: { max_lifetime_days: 1 }\nflags: { a: { expires: 2036-01-01 }, b: { created: 2026-01-01 } }")]
    [InlineData("policy: { require: [] }\nflags: { a: {} }")]
    public void What_it_does_not_ask_for_is_sound(string file) => _ = BindSound(file);

    [Fact]
    public void Each_missing_property_is_a_warning_of_its_own() =>
        Assert.Equal(2, Bind("policy: { require: [owner, expires] }\nflags: { a: {} }").Diagnostics.Length);
}
