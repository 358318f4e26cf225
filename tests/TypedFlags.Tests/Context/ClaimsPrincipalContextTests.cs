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

    private static ClaimsPrincipalContext With(params (string Type, string Value)[] claims) =>
        new(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(static claim => new Claim(claim.Type, claim.Value)), "test")));
}
