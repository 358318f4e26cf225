namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2014; today is 2026-11-20.</summary>
public class ContradictionTests : BindingTest
{
    [Theory]
    [InlineData("flags: { a: { created: 2026-12-01, expires: «2026-11-30» } }", "The flag 'a' expires before it is created.")]
    [InlineData("flags: { a: { expires: 2026-12-31, schedule: [ { at: «2027-01-01», rollout: 5 } ] } }", "This step begins after the flag expires, on 2026-12-31.")]
    [InlineData("flags: { a: { expires: 2026-12-31T12:00:00Z, schedule: [ { at: «2026-12-31T13:00:00Z», rollout: 5 } ] } }", "begins after the flag expires")]
    [InlineData("flags: { a: { public: true, requires: [«b»] }, b: {} }", "'a' is public and requires 'b', which is not")]
    [InlineData("flags: { b: { public: false }, a: { public: true, requires: { «b»: false } } }", "is public and requires 'b'")]
    [InlineData("flags: { a: { requires: [«b»] }, b: { deprecated: true } }", "'b' is deprecated; 'a' should not require it.")]
    [InlineData("flags: { a: { requires: [«b»] }, b: { deprecated: use c } }", "'b' is deprecated")]
    [InlineData("flags: { a: { requires: [«b»] }, b: { expires: 2026-11-19 } }", "'b' is stale: it expired on 2026-11-19.")]
    [InlineData("flags: { a: { requires: [«b»] }, b: { deprecated: true, expires: 2026-11-19 } }", "'b' is deprecated")]
    public void Dates_and_references_that_contradict_are_a_warning(string file, string message) =>
        Assert.Equal(FlagsDiagnosticSeverity.Warning, AssertFile(file, "TF2014", message).Severity);

    [Theory]
    [InlineData("flags: { a: { created: 2026-12-01, expires: 2026-12-01 } }")]
    [InlineData("flags: { a: { expires: 2026-12-31, schedule: [ { at: 2026-12-31T23:59:59Z, rollout: 5 } ] } }")]
    [InlineData("flags: { a: { public: true, requires: [b] }, b: { public: true } }")]
    [InlineData("flags: { a: { requires: [b] }, b: { public: true } }")]
    [InlineData("flags: { a: { requires: [b] }, b: { expires: 2026-11-20 } }")]
    [InlineData("flags: { a: { requires: [b] }, b: { expires: 2020-01-01, kind: operational } }")]
    [InlineData("flags: { a: { requires: [b] }, b: { deprecated: false } }")]
    [InlineData("flags: { a: { expires: 2020-01-01 } }")]
    [InlineData("flags: { a: { replaced_by: b }, b: { deprecated: true } }")]
    public void Near_misses_are_sound(string file) => _ = BindSound(file);
}
