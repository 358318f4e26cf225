namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>A mistake is said once, and takes from the model no more than it must.</summary>
public class SoundnessTests : BindingTest
{
    [Theory]
    [InlineData("rolout: 5", true)]
    [InlineData("kind: none", true)]
    [InlineData("rollout: 500", true)]
    [InlineData("type: none, default: x", false)]
    [InlineData("variants: { a: b }, default: a", false)]
    public void One_typo_in_a_file_of_400_flags_is_one_diagnostic_and_costs_one_flag_at_most(string body, bool stays)
    {
        string flags = string.Concat(Enumerable.Range(0, 400).Select(index => $"  flag_{index}: {{ {(index == 200 ? body : "rollout: 5")} }}\n"));
        FlagSetBinding binding = Bind("flags:\n" + flags);
        FlagsDiagnostic diagnostic = Assert.Single(binding.Diagnostics);
        Assert.Equal(202, diagnostic.Line);
        Assert.Equal(stays ? 400 : 399, binding.Definition.Flags.Count);
        Assert.Equal(399, binding.Definition.Flags.Count(flag => flag.State.Outcome.Rollout == 5000));
    }

    [Fact]
    public void A_broken_state_leaves_the_flag_without_state()
    {
        FlagSetBinding binding = Bind("flags: { a: { owner: me, users: [ada], rollout: 500 } }");
        FlagDefinition flag = Assert.Single(binding.Definition.Flags);
        Assert.Equal(FlagState.Empty, flag.State);
        Assert.Equal("me", flag.Owner);
    }

    [Theory]
    [InlineData("type: string, variants: { a: 1, b: y }, default: a", "a")]
    [InlineData("type: string, variants: { a: x, b: y }, default: z", "a")]
    [InlineData("type: string, variants: { a: x, b: y }", "a")]
    public void A_flag_with_a_broken_value_keeps_its_variants(string body, string expectedDefault)
    {
        FlagSetBinding binding = Bind($"flags: {{ subject: {{ {body} }} }}");
        Assert.Single(binding.Diagnostics);
        FlagDefinition flag = Assert.Single(binding.Definition.Flags);
        Assert.Equal(["A", "B"], flag.Variants.Select(variant => variant.MemberName));
        Assert.Equal(new ConstantValue.Text(expectedDefault), flag.Default);
    }

    [Theory]
    [InlineData("context: { plan: strng }\nflags: { a: { rules: [ { when: { plan: [x], all: [ { plan: { gt: 1 } } ] }, serve: true } ], bucket_by: plan } }")]
    [InlineData("context: { tenant: number }\nflags: { a: { rules: [ { when: { tenant: acme }, serve: true } ] } }")]
    [InlineData("segments: { s: { nobody: 1 } }\nflags: { a: { rules: [ { when: { segment: s }, serve: true } ] } }")]
    [InlineData("flags: { b: { type: none }, a: { requires: [b] } }")]
    [InlineData("flags: { b: { type: none }, a: { requires: { b: x } } }")]
    [InlineData("flags: { b: 5, a: { requires: [b], replaced_by: b, public: true } }")]
    [InlineData("flags: { 2fa: {}, a: { requires: [2fa] } }")]
    [InlineData("flags: { b: { type: string, variants: [x], default: y, split: { z: 5 }, users: { q: [ada] } } }")]
    [InlineData("context: { plan: { type: string, values: [1, a] } }\nflags: { a: { rules: [ { when: { plan: b }, serve: true } ] } }")]
    public void Nothing_is_said_of_what_uses_something_broken(string file) => Assert.Single(Bind(file).Diagnostics);

    [Fact]
    public void A_rule_over_a_broken_segment_drops_the_state()
    {
        FlagSetBinding binding = Bind("segments: { s: { nobody: 1 } }\nflags: { a: { rollout: 5, rules: [ { when: { segment: s }, serve: true } ] } }");
        Assert.Equal(FlagState.Empty, Assert.Single(binding.Definition.Flags).State);
        Assert.Empty(binding.Definition.Segments);
    }

    [Fact]
    public void A_part_that_is_no_YAML_is_not_called_unknown()
    {
        FlagSetBinding binding = Bind("context:\n  plan: string\nflags:\n  a:\n    owner: \"unclosed\n  b:\n    requires: [a]\n");
        Assert.All(binding.Diagnostics, diagnostic => Assert.Equal("TF2001", diagnostic.Id));
    }

    [Fact]
    public void Warnings_keep_the_state()
    {
        FlagSetBinding binding = Bind("flags: { a: { users: [ada], exclude: { users: [ada] } } }");
        Assert.Equal("TF2013", Assert.Single(binding.Diagnostics).Id);
        Assert.False(binding.Definition.Flags[0].State.Users.IsEmpty);
    }

    [Fact]
    public void What_two_aliases_share_is_said_once()
    {
        FlagSetBinding binding = Bind("flags:\n  a: { tags: &t [1] }\n  b: { tags: *t }\n");
        Assert.Equal("TF2004", Assert.Single(binding.Diagnostics).Id);
    }

    [Fact]
    public void The_place_of_a_flag_is_known_even_where_it_is_broken()
    {
        FlagSetBinding binding = BindFiles(("src/flags.yaml", "flags:\n  a: {}\n"), ("src/b.flags.yaml", "flags:\n  broken: 5\n"));
        Assert.Equal("src/b.flags.yaml", binding.LocationOf("broken")!.Path);
        Assert.Equal(new TextRange(9, 6), binding.LocationOf("broken")!.Range);
        Assert.Null(binding.LocationOf("nobody"));
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => FlagSetBinder.Bind([FlagsFile.Parse("flags.yaml", "flags: { a: {} }")], Today, source.Token));
    }
}
