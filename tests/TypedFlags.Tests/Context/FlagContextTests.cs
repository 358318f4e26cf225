namespace TypedFlags.Tests.Context;

public class FlagContextTests
{
    [Fact]
    public void An_attribute_is_found_by_exactly_its_name()
    {
        FlagContext context = new("user-42") { TenantId = "acme", Groups = ["qa"], IsStaff = true, ["plan"] = "pro" };

        Assert.Equal(("user-42", "acme", true), (context.TargetingKey, context.TenantId, context.IsStaff));
        Assert.Equal(["qa"], context.Groups);
        Assert.Equal("pro", context["plan"].AsString());
        Assert.Equal(AttributeValueKind.None, context["Plan"].Kind);
    }

    [Fact]
    public void The_last_value_of_an_attribute_counts()
    {
        FlagContext context = new() { ["plan"] = "free", Attributes = [KeyValuePair.Create<string, AttributeValue>("plan", "pro")] };

        Assert.Equal("pro", Assert.Single(context.Attributes).Value.AsString());
    }

    [Fact]
    public void An_attribute_set_before_any_assembly_declared_it_is_found_afterwards()
    {
        string name = $"declared_{Guid.NewGuid():N}";
        FlagContext context = new() { [name] = 5 };
        AttributeIds.Declare([name]);

        FlagContextReader reader = new(context);

        Assert.Equal(5.0, reader.GetAttribute(FlagContextReader.FindAttribute(name)).AsNumber());
    }

    [Fact]
    public void Without_a_scope_there_is_no_ambient_context() => Assert.Null(FlagContext.Current);

    [Fact]
    public void Scopes_nest()
    {
        FlagContext outer = new("outer");
        FlagContext inner = new("inner");
        using (FlagContext.Use(outer))
        {
            using (FlagContext.Use(inner))
            {
                Assert.Same(inner, FlagContext.Current);
            }

            Assert.Same(outer, FlagContext.Current);
        }

        Assert.Null(FlagContext.Current);
    }

    [Fact]
    public void Scopes_may_close_in_any_order_and_twice()
    {
        FlagContext second = new("second");
        IDisposable outer = FlagContext.Use(new FlagContext("first"));
        IDisposable inner = FlagContext.Use(second);

        outer.Dispose();
        Assert.Same(second, FlagContext.Current);
        inner.Dispose();
        Assert.Null(FlagContext.Current);
        outer.Dispose();
        inner.Dispose();
        Assert.Null(FlagContext.Current);
    }

    [Fact]
    public async Task A_scope_follows_awaits_and_tasks_and_does_not_leak_out_of_them()
    {
        FlagContext mine = new("mine");
        using (FlagContext.Use(mine))
        {
            await Task.Yield();
            Assert.Same(mine, FlagContext.Current);

            await Task.Run(() =>
            {
                Assert.Same(mine, FlagContext.Current);
                FlagContext.Use(new FlagContext("never closed"));
            });

            Assert.Same(mine, FlagContext.Current);
        }

        Assert.Null(FlagContext.Current);
    }

    [Fact]
    public async Task A_scope_closed_by_another_flow_is_closed_for_all()
    {
        IDisposable scope = FlagContext.Use(new FlagContext("mine"));

        await Task.Run(scope.Dispose);

        Assert.Null(FlagContext.Current);
    }

    [Theory]
    [InlineData("app_version", "appversion")]
    [InlineData("AppVersion", "appversion")]
    [InlineData("app-version", "appversion")]
    [InlineData("TITLE", "title")]
    [InlineData("__", "")]
    public void Names_are_compared_across_naming_styles(string name, string expected) => Assert.Equal(expected, AttributeName.Normalize(name));
}
