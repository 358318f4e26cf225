using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Memberships;

/// <summary>Where a list is kept changes no answer: in the state, outside, or half here and half there.</summary>
public class SamePlaceLawTests
{
    private const string Boolean = """{"key":"boolean","type":"boolean","rollout":50,"default":false}""";
    private const string Layout = """{"key":"layout","type":"string","variants":{"a":"1","b":"2","c":"3"},"off_variant":"c","default":"a","split":{"a":50,"b":50}}""";
    private const string Requiring = """{"key":"requiring","type":"boolean","requires":{"boolean":true,"layout":"b"},"default":true}""";

    private static readonly string[] Users = ["ada", "bob", "eve", "mallory"];
    private static readonly string?[] Tenants = [null, "acme", "other"];

    private static readonly FlagUserList[] Places =
    [
        .. from tenant in (string?[])[null, "acme"]
           from list in (FlagUserList[])
           [
               new("boolean", tenant), new("boolean", tenant, IsExclude: true), new("layout", tenant, IsExclude: true),
               new("layout", tenant, "a"), new("layout", tenant, "b"), new("layout", tenant, "c"),
           ]
           select list,
    ];

    [Fact]
    public void A_list_outside_answers_as_one_in_the_state() => Cases.Check(150, static random =>
    {
        using FlagsWithLists inState = new(Boolean, Layout, Requiring);
        using FlagsWithLists anywhere = new(Boolean, Layout, Requiring);
        Dictionary<FlagUserList, string[]> all = [];
        Dictionary<FlagUserList, string[]> kept = [];
        foreach (FlagUserList place in Places.Where(_ => random.Chance(0.5)))
        {
            string[] users = random.Some<string>(Users);
            string[] outside = [.. users.Where(_ => random.Chance(0.5))];
            all[place] = users;
            kept[place] = [.. users.Except(outside, StringComparer.Ordinal)];
            anywhere.Lists.Add(place, outside);
        }

        string groups = random.Chance(0.3) ? """,{"boolean":{"groups":["qa"]}}""" : ",{}";
        inState.Above.Replace(StateOf(all));
        anywhere.Above.Replace(StateOf(kept));
        inState.Below.Replace(groups[1..]);
        anywhere.Below.Replace(groups[1..]);

        foreach (string user in Users)
        {
            foreach (string? tenant in Tenants)
            {
                FlagContext context = new(user) { TenantId = tenant, Groups = random.Chance(0.5) ? ["qa"] : [] };
                string expected = Describe(inState.Handles.EvaluateAll(context));

                Assert.Equal(expected, Describe(anywhere.Handles.EvaluateAll(anywhere.Prepare(context))));
                using IDisposable scope = anywhere.Engine.PrepareAsync(user, tenant).GetAwaiter().GetResult().Use();
                Assert.Equal(expected, Describe(anywhere.Handles.EvaluateAll(new ContextCopy(context))));
            }
        }
    });

    private static string Describe(FlagEvaluations all) => string.Join('\n', all.Values.Select(static one => $"{one.FlagKey} {one.Variant} {one.Reason}"));

    /// <summary>The lists as a provider's state: <c>{"boolean":{"users":[…],"exclude":{"users":[…]},"tenants":{"acme":{…}}}}</c>.</summary>
    private static string StateOf(Dictionary<FlagUserList, string[]> lists) =>
        Map(lists.GroupBy(static list => list.Key.FlagKey, StringComparer.Ordinal), static flag => flag.Key, static flag =>
        {
            string own = ListsOf(flag.Where(static list => list.Key.TenantId is null));
            string tenants = Map(
                flag.Where(static list => list.Key.TenantId is not null).GroupBy(static list => list.Key.TenantId!, StringComparer.Ordinal),
                static tenant => tenant.Key,
                static tenant => $"{{{ListsOf(tenant)}}}");
            return $"{{{own}{(own.Length > 0 ? "," : string.Empty)}\"tenants\":{tenants}}}";
        });

    private static string ListsOf(IEnumerable<KeyValuePair<FlagUserList, string[]>> lists)
    {
        List<string> properties = [];
        KeyValuePair<FlagUserList, string[]>[] all = [.. lists];
        properties.AddRange(all.Where(static list => list.Key.IsExclude).Select(static list => $"\"exclude\":{{\"users\":{Texts(list.Value)}}}"));
        properties.AddRange(all.Where(static list => list.Key is { IsExclude: false, Variant: null }).Select(static list => $"\"users\":{Texts(list.Value)}"));
        KeyValuePair<FlagUserList, string[]>[] ofVariants = [.. all.Where(static list => list.Key.Variant is not null)];
        if (ofVariants.Length > 0)
        {
            properties.Add($"\"users\":{Map(ofVariants, static list => list.Key.Variant!, static list => Texts(list.Value))}");
        }

        return string.Join(',', properties);
    }

    private static string Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string> value) =>
        $"{{{string.Join(',', items.Select(item => $"\"{name(item)}\":{value(item)}"))}}}";

    private static string Texts(string[] texts) => $"[{string.Join(',', texts.Select(static text => $"\"{text}\""))}]";
}
