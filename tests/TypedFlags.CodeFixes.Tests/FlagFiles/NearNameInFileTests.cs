using Microsoft.CodeAnalysis.CodeFixes;
using TypedFlags.CodeFixes.FlagFiles;
using TypedFlags.CodeFixes.Tests.Harness;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests.FlagFiles;

public class NearNameInFileTests
{
    [Theory]
    [InlineData("flags:\n  a: { [|defualt|]: true }\n", "Change to 'default'", "flags:\n  a: { default: true }\n")]
    [InlineData("flags:\n  a:\n    # on\n    [|\"Default\"|]: true # !\n", "Change to 'default'", "flags:\n  a:\n    # on\n    \"default\": true # !\n")]
    [InlineData("[|flgs|]:\n  a: {}\n", "Change to 'flags'", "flags:\n  a: {}\n")]
    public Task Of_a_property(string before, string title, string after) => VerifyAsync(before, title, after);

    [Theory]
    [InlineData("flags:\n  cart: {}\n  a: { requires: [[|crt|]] }\n", "Change to 'cart'", "flags:\n  cart: {}\n  a: { requires: [cart] }\n")]
    [InlineData("flags:\n  cart: {}\n  a: { requires: ['[|crt|]'] }\n", "Change to 'cart'", "flags:\n  cart: {}\n  a: { requires: ['cart'] }\n")]
    [InlineData("segments:\n  pro: { plan: pro }\ncontext:\n  plan: string\nflags:\n  a: { rules: [ { when: { segment: [|por|] }, serve: true } ] }\n", "Change to 'pro'",
        "segments:\n  pro: { plan: pro }\ncontext:\n  plan: string\nflags:\n  a: { rules: [ { when: { segment: pro }, serve: true } ] }\n")]
    public Task Of_a_reference(string before, string title, string after) => VerifyAsync(before, title, after);

    [Fact]
    public Task A_name_that_would_then_stand_twice_is_left_alone() =>
        FixVerifier.VerifyNoneAsync<NearNameInFileFixProvider>(FlagsProject.With("flags:\n  a: { default: true, [|defualt|]: true }\n"));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task All_of_them(FixAllScope scope) => FixVerifier.VerifyAllAsync<NearNameInFileFixProvider>(
        [FlagsProject.With("flags:\n  a: { [|defualt|]: true, ownr: x }\n  b:\n    rolout: 5\n")],
        "Change to 'default'",
        scope,
        ("flags.yaml", "flags:\n  a: { default: true, owner: x }\n  b:\n    rollout: 5\n"));

    [Fact]
    public Task All_of_them_but_those_that_cannot() => FixVerifier.VerifyAllAsync<NearNameInFileFixProvider>(
        [FlagsProject.With("flags:\n  a: { default: true, defualt: true }\n  b:\n    [|rolout|]: 5\n")],
        "Change to 'rollout'",
        FixAllScope.Project,
        ("flags.yaml", "flags:\n  a: { default: true, defualt: true }\n  b:\n    rollout: 5\n"));

    [Fact]
    public Task All_of_a_solution()
    {
        FlagsProject shop = FlagsProject.With("flags:\n  a: { [|defualt|]: true }\n");
        FlagsProject site = new FlagsProject { AssemblyName = "Site" }.WithFile("site/flags.yaml", "flags:\n  b: { defalt: true }\n");
        return FixVerifier.VerifyAllAsync<NearNameInFileFixProvider>(
            [shop, site],
            "Change to 'default'",
            FixAllScope.Solution,
            ("flags.yaml", "flags:\n  a: { default: true }\n"),
            ("site/flags.yaml", "flags:\n  b: { default: true }\n"));
    }

    private static Task VerifyAsync(string before, string title, string after) =>
        FixVerifier.VerifyAsync<NearNameInFileFixProvider>(FlagsProject.With(before), title, ("flags.yaml", after));
}
