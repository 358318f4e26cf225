namespace TypedFlags.Tests.Memberships;

/// <summary>What an explanation says of lists that are kept outside.</summary>
public sealed class ExplainedListsTests : IDisposable
{
    private const string Beta = """{"key":"beta","type":"boolean","default":false}""";
    private const string Layout = """{"key":"layout","type":"string","variants":{"plain":"p","wide":"w"},"default":"plain"}""";

    private readonly FlagsWithLists _flags = new(Beta, Layout);

    public ExplainedListsTests() => _flags.Lists.Add(new FlagUserList("beta"), "ada");

    public void Dispose() => _flags.Dispose();

    [Fact]
    public void A_list_that_has_the_user() =>
        Assert.Equal("""in lists: "ada" is listed (prepared) -> on""", _flags.Step("beta", _flags.Prepare(new FlagContext("ada")), "users"));

    [Fact]
    public void A_list_that_has_not() =>
        Assert.Equal("""in lists: "bob" is not listed (prepared)""", _flags.Step("beta", _flags.Prepare(new FlagContext("bob")), "users"));

    [Fact]
    public void A_list_that_nobody_looked_at() =>
        Assert.Equal("in lists: not prepared: counts as not listed", _flags.Step("beta", new FlagContext("ada"), "users"));

    [Fact]
    public void A_user_without_a_key() =>
        Assert.Equal("in lists: the context has no targetingKey", _flags.Step("beta", FlagContext.Anonymous, "users"));

    [Fact]
    public void A_list_that_could_not_be_read()
    {
        _flags.Lists.Fault = static _ => throw new IOException("The table is gone.");

        Assert.Equal("in lists: lists could not be read: counts as not listed", _flags.Step("beta", _flags.Prepare(new FlagContext("ada")), "users"));
    }

    [Fact]
    public void A_list_beside_one_in_the_state()
    {
        _flags.Above.Replace("""{"beta":{"users":["bob","eve"]}}""");

        Assert.Equal(
            "\"ada\" is not listed (2 users); in lists: not prepared: counts as not listed",
            _flags.Step("beta", new FlagContext("ada"), "users"));
    }

    [Fact]
    public void A_variant_s_and_a_tenant_s_list()
    {
        _flags.Lists.Add(new FlagUserList("layout", "acme", "wide"), "ada");
        FlagContext context = new("ada") { TenantId = "acme" };

        Assert.Equal("in lists: not prepared: counts as not listed", _flags.Step("layout", context, """users for wide of tenant "acme" """.TrimEnd()));
        Assert.Equal("""in lists: "ada" is listed (prepared) -> wide""", _flags.Step("layout", _flags.Prepare(context), """users for wide of tenant "acme" """.TrimEnd()));
    }

    [Fact]
    public void Who_is_excluded()
    {
        _flags.Lists.Add(new FlagUserList("beta", IsExclude: true), "ada");

        Assert.Equal("""in lists: "ada" is listed (prepared) -> off""", _flags.Step("beta", _flags.Prepare(new FlagContext("ada")), "exclude"));
    }
}
