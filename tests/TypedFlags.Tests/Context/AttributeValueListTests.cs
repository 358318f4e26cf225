using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using TypedFlags.Tests.Evaluation;

namespace TypedFlags.Tests.Context;

/// <summary>Lists in whatever the application keeps them.</summary>
public class AttributeValueListTests
{
    private static readonly string[] Texts = ["qa", "dev"];

    public static TheoryData<string, Func<AttributeValue>> Collections { get; } = new()
    {
        { "array", static () => AttributeValue.From(["qa", "dev"]) },
        { "List", static () => AttributeValue.From(new List<string>(Texts)) },
        { "HashSet", static () => AttributeValue.From(new HashSet<string>(Texts, StringComparer.OrdinalIgnoreCase)) },
        { "SortedSet", static () => AttributeValue.From(new SortedSet<string>(Texts, Comparer<string>.Create(static (x, y) => string.CompareOrdinal(y, x)))) },
        { "ImmutableArray", static () => AttributeValue.From(ImmutableArray.Create(Texts)) },
        { "boxed ImmutableArray", static () => AttributeValue.From((IEnumerable<string>)ImmutableArray.Create(Texts)) },
        { "ImmutableList", static () => AttributeValue.From(ImmutableList.Create(Texts)) },
        { "ReadOnlyCollection", static () => AttributeValue.From(new ReadOnlyCollection<string>(Texts)) },
        { "IList only", static () => AttributeValue.From(new OnlyList(Texts)) },
        { "Queue", static () => AttributeValue.From(new Queue<string>(Texts)) },
        { "sequence", static () => AttributeValue.From(Texts.Select(static text => text)) },
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void Every_collection_is_a_list(string collection, Func<AttributeValue> make)
    {
        AttributeValue list = make();

        Assert.Equal((AttributeValueKind.List, "qa,dev"), (list.Kind, list.ToString()));
        Assert.Equal(Texts, list.AsList()!);
        Assert.True(list == (AttributeValue)(string[])["qa", "dev"], collection);
        Assert.Equal(((AttributeValue)(string[])["qa", "dev"]).GetHashCode(), list.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Groups_are_found_in_every_collection_by_their_exact_name(string collection, Func<AttributeValue> make)
    {
        FlagsUnderTest flags = FlagsUnderTest.From(
            """{"key":"f","type":"boolean","groups":["dev"],"default":false}""",
            """{"key":"g","type":"boolean","groups":["Dev","de"],"default":false}""",
            """{"key":"h","type":"boolean","rules":[{"when":{"groups":{"contains":["x","dev"]}},"serve":true}],"default":false}""");
        InGroups context = new(make());

        Assert.Equal(
            (collection, true, false, true),
            (collection, flags.EvaluateWith("f", context).Outcome.Boolean, flags.EvaluateWith("g", context).Outcome.Boolean, flags.EvaluateWith("h", context).Outcome.Boolean));
    }

    [Fact]
    public void A_set_that_is_frozen_is_a_list_too()
    {
        AttributeValue list = AttributeValue.From(Texts.ToFrozenSet());

        Assert.Equal(["dev", "qa"], list.AsList()!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_collection_and_the_default_immutable_array_are_missing()
    {
        Assert.Equal(AttributeValueKind.None, AttributeValue.From((ImmutableArray<string>?)null).Kind);
        Assert.Equal(AttributeValueKind.None, AttributeValue.From(default(ImmutableArray<string>)).Kind);
        Assert.Equal(AttributeValueKind.None, AttributeValue.From((HashSet<string>?)null).Kind);
    }

    [Fact]
    public void A_context_keeps_what_a_set_had_in_it()
    {
        HashSet<string> tags = new(["a"], StringComparer.Ordinal);
        FlagContext context = new() { ["tags"] = AttributeValue.From(tags) };
        tags.Add("b");

        Assert.Equal(["a"], context["tags"].AsList()!);
    }

    [Fact]
    public void Null_elements_match_nothing()
    {
        FlagsUnderTest flags = FlagsUnderTest.From("""{"key":"f","type":"boolean","groups":["dev"],"default":false}""");

        Assert.False(flags.EvaluateWith("f", new InGroups(AttributeValue.From(new HashSet<string?>([null])!))).Outcome.Boolean);
        Assert.False(flags.EvaluateWith("f", new InGroups(AttributeValue.From(new OnlyList([null!])))).Outcome.Boolean);
        Assert.True(flags.EvaluateWith("f", new InGroups(AttributeValue.From(ImmutableList.Create(null!, "dev")))).Outcome.Boolean);
    }

    private readonly struct InGroups(AttributeValue groups) : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => AttributeValue.None;

        public AttributeValue Tenant => AttributeValue.None;

        public AttributeValue Groups => groups;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => AttributeValue.None;

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }

    /// <summary>A list of before there were read-only ones.</summary>
    private sealed class OnlyList(string[] items) : IList<string>
    {
        public int Count => items.Length;

        public bool IsReadOnly => true;

        public string this[int index]
        {
            get => items[index];
            set => throw new NotSupportedException();
        }

        public IEnumerator<string> GetEnumerator() => items.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public int IndexOf(string item) => Array.IndexOf(items, item);

        public bool Contains(string item) => items.Contains(item, StringComparer.Ordinal);

        public void CopyTo(string[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

        public void Add(string item) => throw new NotSupportedException();

        public void Insert(int index, string item) => throw new NotSupportedException();

        public bool Remove(string item) => throw new NotSupportedException();

        public void RemoveAt(int index) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();
    }
}
