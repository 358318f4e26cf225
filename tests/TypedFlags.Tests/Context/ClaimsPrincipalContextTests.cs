using System.Security.Claims;
using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Context;

public class ClaimsPrincipalContextTests
{
    private const string Header =
        """{"format":1,"context":{"plan":{"type":"string"},"age":{"type":"number"},"trial":{"type":"boolean"},"since":{"type":"datetime"},"app_version":{"type":"semver"},"scopes":{"type":"list"}}}""";

    [Theory]
    [InlineData(ClaimTypes.NameIdentifier)]
    [InlineData("sub")]
    public void The_targeting_key_is_the_name_identifier_or_sub(string type) => Assert.Equal("ada", With((type, "ada")).TargetingKey.AsString());

    [Fact]
    public void A_claim_without_text_is_none() => Assert.Equal("ada", With((ClaimTypes.NameIdentifier, ""), ("sub", "ada")).TargetingKey.AsString());

    [Theory]
    [InlineData("tenant")]
    [InlineData("tid")]
    [InlineData("tenant_id")]
    public void The_tenant_is_one_of_the_usual_claims(string type) => Assert.Equal("acme", With((type, "acme")).Tenant.AsString());

    [Fact]
    public void Groups_are_roles_and_groups() =>
        Assert.Equal(["a", "b", "c", "d"], With((ClaimTypes.Role, "a"), ("role", "b"), ("roles", "c"), ("groups", "d")).Groups.AsList()!);

    [Fact]
    public void Groups_are_roles_by_the_name_the_identity_gives_them()
    {
        ClaimsIdentity identity = new([new Claim("position", "chief")], "test", "name", "position");

        Assert.Equal(["chief"], new ClaimsPrincipalContext(new ClaimsPrincipal(identity)).Groups.AsList()!);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("yes", false)]
    public void Staff_is_a_claim_that_says_true(string value, bool expected) => Assert.Equal(expected, With(("staff", value)).IsStaff);

    [Fact]
    public void No_principal_is_an_anonymous_user()
    {
        ClaimsPrincipalContext context = new(null);

        Assert.Equal((AttributeValue.None, AttributeValue.None, false), (context.TargetingKey, context.Tenant, context.IsStaff));
        Assert.Empty(context.Groups.AsList()!);
        Assert.Null(context.ToFlagContext().TargetingKey);
    }

    [Theory]
    [InlineData("""{"plan":"pro"}""", "plan", "pro")]
    [InlineData("""{"age":{"gte":18}}""", "age", "18")]
    [InlineData("""{"trial":true}""", "trial", "True")]
    [InlineData("""{"since":{"after":"2026-01-01"}}""", "since", "2026-06-01T00:00:00Z")]
    [InlineData("""{"app_version":{"gt":"1.9.0"}}""", "app_version", "1.10.0")]
    [InlineData("""{"scopes":"read"}""", "scopes", "read")]
    public void A_claim_is_read_as_the_type_its_attribute_declares(string when, string type, string value)
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header, $$"""{"key":"f","type":"boolean","rules":[{"when":{{when}},"serve":true}],"default":false}""");

        Assert.True(flags.EvaluateWith("f", With((type, value))).Outcome.Boolean);
        Assert.True(flags.Evaluate("f", With((type, value)).ToFlagContext()).Outcome.Boolean);
        Assert.False(flags.EvaluateWith("f", With((type, "?"))).Outcome.Boolean);
    }

    [Fact]
    public void Several_claims_of_one_name_are_a_list()
    {
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(
            Header, """{"key":"f","type":"boolean","rules":[{"when":{"scopes":{"contains":"write"}},"serve":true}],"default":false}""");

        Assert.True(flags.EvaluateWith("f", With(("scopes", "read"), ("scopes", "write"))).Outcome.Boolean);
    }

    [Fact]
    public void The_claims_of_all_identities_count_the_first_identity_first()
    {
        ClaimsPrincipal user = new([
            new ClaimsIdentity([new Claim("role", "a"), new Claim("plan", "pro")], "first"),
            new ClaimsIdentity([new Claim("sub", "ada"), new Claim("position", "b"), new Claim("plan", "free")], "second", "name", "position"),
            new ClaimsIdentity([new Claim("sub", "eve")], "third")]);
        ClaimsPrincipalContext context = new(user);

        Assert.Equal("ada", context.TargetingKey.AsString());
        Assert.Equal(["a", "b"], context.Groups.AsList()!);
        Assert.Equal(["pro", "free"], Attribute(context, "plan").AsList()!);
    }

    /// <summary>Its roles are claims that are not in the identity's own list.</summary>
    [Fact]
    public void Roles_of_a_generic_principal_are_groups()
    {
        ClaimsPrincipalContext context = new(new System.Security.Principal.GenericPrincipal(new System.Security.Principal.GenericIdentity("Ada"), ["qa", "dev"]));
        FlagsUnderTest flags = FlagsUnderTest.WithHeader(Header, """{"key":"f","type":"boolean","groups":["dev"],"default":false}""");

        Assert.Equal(["qa", "dev"], context.Groups.AsList()!);
        Assert.True(flags.EvaluateWith("f", context).Outcome.Boolean);
    }

    [Fact]
    public void Roles_of_a_generic_principal_are_groups_also_where_they_have_been_taken_into_another()
    {
        System.Security.Principal.GenericPrincipal generic = new(new System.Security.Principal.GenericIdentity("Ada"), ["qa", "dev"]);

        Assert.Equal(["qa", "dev"], new ClaimsPrincipalContext(new ClaimsPrincipal(generic)).Groups.AsList()!);
    }

    [Fact]
    public void A_principal_of_another_class_has_the_claims_that_it_says_it_has()
    {
        ClaimsPrincipalContext context = new(new MadeUpPrincipal());

        Assert.Equal("made-up", context.TargetingKey.AsString());
        Assert.Equal("pro", Attribute(context, "plan").AsString());
        Assert.Equal(["inner"], context.Groups.AsList()!);
    }

    [Theory]
    [InlineData(false, "ada")]
    [InlineData(true, null)]
    public void Whether_upper_and_lower_case_of_a_claim_s_type_differ_is_for_the_identity_to_say(bool isCaseSensitive, string? expected)
    {
        Claim[] claims = [new Claim("SUB", "ada")];
        ClaimsIdentity identity = isCaseSensitive ? new CaseSensitiveIdentity(claims) : new ClaimsIdentity(claims, "test");

        Assert.Equal(expected, new ClaimsPrincipalContext(new ClaimsPrincipal(identity)).TargetingKey.AsString());
    }

    [Fact]
    public void An_identity_that_tells_case_apart_is_asked_where_a_claim_differs_in_case()
    {
        CaseSensitiveIdentity identity = new([new Claim("SUB", "eve"), new Claim("sub", "ada")]);

        Assert.Equal("ada", new ClaimsPrincipalContext(new ClaimsPrincipal(identity)).TargetingKey.AsString());
    }

    [Fact]
    public void A_context_made_of_a_user_keeps_what_the_claims_said()
    {
        ClaimsIdentity identity = new([new Claim("role", "a"), new Claim("scopes", "read"), new Claim("scopes", "write")], "test");
        FlagContext context = new ClaimsPrincipalContext(new ClaimsPrincipal(identity)).ToFlagContext();
        identity.AddClaims([new Claim("role", "b"), new Claim("scopes", "delete")]);

        Assert.Equal(["a"], context.Groups);
        Assert.Equal(["read", "write"], context["scopes"].AsList()!);
    }

    private static AttributeValue Attribute(ClaimsPrincipalContext context, string name)
    {
        AttributeIds.Declare([name]);
        return context.GetAttribute(ClaimsPrincipalContext.FindAttribute(name));
    }

    private static ClaimsPrincipalContext With(params (string Type, string Value)[] claims) =>
        new(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(static claim => new Claim(claim.Type, claim.Value)), "test")));

    /// <summary>Has claims of its own beside those of its identity.</summary>
    private sealed class MadeUpPrincipal() : ClaimsPrincipal(new ClaimsIdentity([new Claim("role", "inner")], "test"))
    {
        public override IEnumerable<Claim> Claims => [.. base.Claims, new Claim("plan", "pro")];

        public override Claim? FindFirst(string type) => type == "sub" ? new Claim("sub", "made-up") : base.FindFirst(type);
    }

    /// <summary>As that of JSON web tokens in ASP.NET Core.</summary>
    private sealed class CaseSensitiveIdentity(IEnumerable<Claim> claims) : ClaimsIdentity(claims, "test")
    {
        public override Claim? FindFirst(string type) => Claims.FirstOrDefault(claim => string.Equals(claim.Type, type, StringComparison.Ordinal));
    }
}
