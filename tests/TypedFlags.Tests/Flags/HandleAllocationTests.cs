using System.Collections.Immutable;
using System.Security.Claims;
using System.Text;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Flags;

/// <summary>What asking a handle leaves for the garbage collector: nothing.</summary>
public class HandleAllocationTests
{
    private static readonly byte[] Definitions = Encoding.UTF8.GetBytes("""
        {"format":1,"context":{"plan":{"type":"string"},"age":{"type":"number"}}}
        {"key":"constant","type":"boolean","default":true}
        {"key":"layout","type":"string","variants":{"a":"x","b":"y"},"rules":[{"when":{"plan":"none"},"serve":"b"}],"split":{"a":50,"b":50},"default":"a"}
        {"key":"limit","type":"integer","rules":[{"when":{"age":{"gte":18}},"serve":5}],"default":1}
        {"key":"rollout","type":"boolean","groups":["none"],"rules":[{"when":{"plan":"none","age":{"lt":0}},"serve":true}],"rollout":50,"default":false}
        """);

    private static readonly FlagDefinitionSet Set =
        FlagDefinitionSet.Register<object>(new FlagRegistry(), "Allocation.Flags", 4, static () => Definitions, static accessors => accessors);

    private static readonly BooleanFlag Constant = Set.Accessors.Boolean(0);
    private static readonly VariantFlag<string, Layout> Layouts = Set.Accessors.StringVariant<Layout>(1);
    private static readonly ValueFlag<int> Limit = Set.Accessors.Integer(2);
    private static readonly BooleanFlag Rollout = Set.Accessors.Boolean(3);

    private static readonly FlagContext Ada = new("ada") { Groups = ["qa"], ["plan"] = "pro", ["age"] = 42 };

    private enum Layout
    {
        A,
        B,
    }

    [Fact]
    public void By_a_context() => AssertNothing(Ada);

    [Fact]
    public void By_nobody() => AssertNothing(context: null);

    [Fact]
    public void By_the_ambient_context()
    {
        using (FlagContext.Use(Ada))
        {
            Assert.Equal(0, AllocatedBytes.Of(static () =>
            {
                Constant.IsEnabled();
                Rollout.IsEnabled();
                Rollout.GetValue();
                Rollout.Evaluate();
                Layouts.GetVariant();
                Layouts.GetValue();
                Layouts.Evaluate();
                Limit.GetValue();
                Limit.Evaluate();
            }));
        }
    }

    [Fact]
    public void While_overrides_are_open()
    {
        using (Constant.Override(false))
        using (Layouts.Override(Layout.B))
        {
            AssertNothing(Ada);
        }
    }

    [Fact]
    public void By_a_class() => AssertNothing(new OfClass(new Customer { Id = "ada", Plan = "pro", Age = 42, Roles = new(["qa", "dev"], StringComparer.Ordinal) }));

    [Fact]
    public void By_a_class_that_is_null() => AssertNothing(new OfClass(null));

    [Fact]
    public void By_a_record() => AssertNothing(new OfRecord(new Member(42, "pro", ["qa", "dev"])));

    [Fact]
    public void By_a_struct() => AssertNothing(new OfStruct(new Visitor(new Guid("3f2504e0-4f89-11d3-9a0c-0305e82c3301"), 17)));

    [Fact]
    public void By_claims() => AssertNothing(new ClaimsPrincipalContext(new ClaimsPrincipal([
        new ClaimsIdentity([new Claim("role", "qa"), new Claim("plan", "pro")], "first"), new ClaimsIdentity([new Claim("sub", "ada")], "second")])));

    private static void AssertNothing(FlagContext? context) => Assert.Equal(0, AllocatedBytes.Of(() =>
    {
        Constant.IsEnabled(context);
        Rollout.IsEnabled(context);
        Rollout.GetValue(context);
        Rollout.Evaluate(context);
        Layouts.GetVariant(context);
        Layouts.GetValue(context);
        Layouts.Evaluate(context);
        Limit.GetValue(context);
        Limit.Evaluate(context);
    }));

    private static void AssertNothing<TContext>(TContext context)
        where TContext : struct, IFlagContextAdapter => Assert.Equal(0, AllocatedBytes.Of(() =>
    {
        Constant.IsEnabled(in context);
        Rollout.IsEnabled(in context);
        Rollout.GetValue(in context);
        Rollout.Evaluate(in context);
        Layouts.GetVariant(in context);
        Layouts.GetValue(in context);
        Layouts.Evaluate(in context);
        Limit.GetValue(in context);
        Limit.Evaluate(in context);
    }));

    private sealed class Customer
    {
        public required string Id { get; init; }

        public required string Plan { get; init; }

        public required int? Age { get; init; }

        public required HashSet<string> Roles { get; init; }
    }

    private sealed record Member(long Number, string? Plan, ImmutableArray<string> Teams);

    private readonly record struct Visitor(Guid Id, double Age);

    // As the generator writes them.
    private readonly struct OfClass(Customer? customer) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => customer is { } user ? AttributeValue.From(user.Id) : AttributeValue.None;

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => customer is { } user ? AttributeValue.From((IEnumerable<string>?)user.Roles) : AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => Array.IndexOf(["plan", "age"], name);

        public AttributeValue GetAttribute(int ordinal) => customer is not { } user ? AttributeValue.None
            : ordinal == 0 ? AttributeValue.From(user.Plan)
            : AttributeValue.From((long?)user.Age);

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }

    private readonly struct OfRecord(Member member) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => AttributeValue.From((long?)member.Number);

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.From((ImmutableArray<string>?)member.Teams);

        public bool IsStaff => false;

        public static int FindAttribute(string name) => Array.IndexOf(["plan"], name);

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.From(member.Plan);

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }

    private readonly struct OfStruct(Visitor visitor) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => AttributeValue.From((Guid?)visitor.Id);

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => AttributeValue.None;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => Array.IndexOf(["age"], name);

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.From((double?)visitor.Age);

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }
}
