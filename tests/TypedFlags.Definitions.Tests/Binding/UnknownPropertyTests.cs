namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2002.</summary>
public class UnknownPropertyTests : BindingTest
{
    [Theory]
    [InlineData("«rolout»: 5", "A flag has no property 'rolout'. Did you mean 'rollout'?", "rollout")]
    [InlineData("«staffOnly»: true", "Did you mean 'staff_only'?", "staff_only")]
    [InlineData("«varaints»: { a: b }", "Did you mean 'variants'?", "variants")]
    [InlineData("«discription»: A flag.", "Did you mean 'description'?", "description")]
    [InlineData("tenants: { acme: { «user»: [ada] } }", "A tenant has no property 'user'. Did you mean 'users'?", "users")]
    [InlineData("exclude: { «grops»: [qa] }", "'exclude' has no property 'grops'. Did you mean 'groups'?", "groups")]
    [InlineData("rules: [ { when: {}, «rollot»: 5 } ]", "A rule has no property 'rollot'. Did you mean 'rollout'?", "rollout")]
    [InlineData("schedule: [ { «att»: 2026-12-01, enabled: true } ]", "A step of a schedule has no property 'att'. Did you mean 'at'?", "at")]
    [InlineData("rules: [ { when: { age: { «gt_e»: 5 } }, serve: true } ]", "There is no operator 'gt_e'. Did you mean 'gte'?", "gte")]
    public void In_a_flag_with_the_near_name(string body, string message, string suggestion) =>
        Assert.Equal(suggestion, AssertFlag(body, "TF2002", message).Suggestion);

    [Theory]
    [InlineData("«flag»: {}", "A file has no property 'flag'. Did you mean 'flags'?", "flags")]
    [InlineData("«segmetns»: {}", "Did you mean 'segments'?", "segments")]
    [InlineData("policy: { «nameing»: any }", "A policy has no property 'nameing'. Did you mean 'naming'?", "naming")]
    [InlineData("policy:\n  «max_lifetime»: 5", "It has 'naming', 'require', 'max_lifetime_days'.", null)]
    [InlineData("context:\n  plan: { type: string, «value»: [a] }", "An attribute has no property 'value'. Did you mean 'values'?", "values")]
    [InlineData("{ \"flags\": {}, \"«$schema»\": \"x\" }", "A file has no property '$schema'. It has 'namespace', 'class'", null)]
    public void In_a_file_with_the_near_name(string file, string message, string? suggestion)
    {
        // A quoted key is marked with its quotes.
        string marked = file.Contains("\"«", StringComparison.Ordinal)
            ? file.Replace("\"«", "«\"", StringComparison.Ordinal).Replace("»\"", "\"»", StringComparison.Ordinal)
            : file;
        Assert.Equal(suggestion, AssertFile(marked, "TF2002", message).Suggestion);
    }

    [Fact]
    public void Lists_what_there_is_where_nothing_is_near() =>
        Assert.Null(AssertFlag("exclude: { «everybody»: true }", "TF2002", "It has 'users', 'groups'.").Suggestion);

    [Theory]
    [InlineData("metadata: { rolout: 5, anything: goes }")]
    [InlineData("tenants: { rolout: { enabled: true } }")]
    public void Names_that_the_user_chooses_are_not_properties(string body) => AssertFlagIsSound(body);

    [Fact]
    public void A_missing_part_is_not_reported_beside_the_misspelt_one() =>
        _ = AssertFlag("rules: [ { «wehn»: { plan: pro }, serve: true } ]", "TF2002", "Did you mean 'when'?");

    [Theory]
    [InlineData("«typ»: string, default: x, serve: y, rules: [ { when: {}, serve: z } ]", "Did you mean 'type'?")]
    [InlineData("type: string, «variant»: { x: y }, default: x, split: { x: 100 }, users: { x: [ada] }", "Did you mean 'variants'?")]
    [InlineData("type: string, variants: { x: y }, «defualt»: x", "Did you mean 'default'?")]
    public void What_follows_from_a_misspelt_property_is_no_second_mistake(string body, string message) => _ = AssertFlag(body, "TF2002", message);

    [Fact]
    public void A_misspelt_property_is_there_as_far_as_the_policy_goes() =>
        _ = AssertFile("policy: { require: [owner] }\nflags: { a: { «ownr»: payments } }", "TF2002", "Did you mean 'owner'?");

    [Theory]
    [InlineData("«contxt»: { plan: string }\nsegments: { s: { plan: pro } }\nflags: { a: { bucket_by: plan } }")]
    [InlineData("«segment»: { s: {} }\nflags: { a: { rules: [ { when: { segment: s }, serve: true } ] } }")]
    public void Names_in_a_misspelt_section_are_not_called_unknown(string file) => _ = AssertFile(file, "TF2002", "Did you mean '");

    [Theory]
    [MemberData(nameof(EveryFlagProperty))]
    public void The_binder_knows_every_property_of_its_table(string property)
    {
        FlagSetBinding binding = Bind($"flags:\n  a: {{ {property}: ~ }}");
        Assert.DoesNotContain(binding.Diagnostics, diagnostic => diagnostic.Id == "TF2002");
        Assert.Contains(binding.Diagnostics, diagnostic => diagnostic.Id == "TF2004");
    }

    public static TheoryData<string> EveryFlagProperty() => [.. Definitions.Binding.FlagProperties.Table.Names];
}
