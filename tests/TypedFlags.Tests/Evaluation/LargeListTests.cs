using System.Runtime.CompilerServices;
using System.Text;

namespace TypedFlags.Tests.Evaluation;

/// <summary>Memory belongs to the process: who measures it must be alone.</summary>
[CollectionDefinition("Memory", DisableParallelization = true)]
public class MemoryTests;

/// <summary>An allow-list of a million users, from the compiled definitions to the answers.</summary>
[Collection("Memory")]
public class LargeListTests
{
    private const int Users = 1_000_000;

    /// <summary>Measured where nothing else lives but the definition, its state and its plan.</summary>
    [Theory]
    [InlineData("\"users\":[LIST]")]
    [InlineData("\"exclude\":{\"users\":[LIST]}")]
    [InlineData("\"tenants\":{\"acme\":{\"users\":[LIST]}}")]
    public void A_million_users_take_at_most_32_MB(string lists)
    {
        byte[] text = Compiled(lists);

        // Once in advance: reading JSON rents a large array, which stays in the process's pool.
        MakePlan(text);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        FlagPlan plan = MakePlan(text);

        long retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(retained, 16 * Users, 32 * 1024 * 1024);
        GC.KeepAlive(plan);
        GC.KeepAlive(text);
    }

    [Fact]
    public void Every_one_of_a_million_users_is_found_and_of_a_million_strangers_none()
    {
        StringSet set = new([.. Enumerable.Range(0, Users).Select(Name)]);

        Assert.DoesNotContain(Enumerable.Range(0, 2 * Users), user => set.Contains(Name(user)) != user < Users);
    }

    // Not inlined, so that nothing of the reading is still on the stack when memory is measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FlagPlan MakePlan(byte[] text)
    {
        FlagDefinition definition = new CompiledDefinitions(() => text, 1)[0];
        return FlagPlan.Create(definition, definition.CompiledState, "Production");
    }

    private static byte[] Compiled(string lists)
    {
        StringBuilder line = new("{\"format\":1}\n{\"key\":\"f\",\"type\":\"boolean\",");
        int place = lists.IndexOf("LIST", StringComparison.Ordinal);
        line.Append(lists, 0, place);
        line.AppendJoin(',', Enumerable.Range(0, Users).Select(static user => $"\"{Name(user)}\""));
        line.Append(lists, place + 4, lists.Length - place - 4).Append(",\"default\":false}");
        return Encoding.UTF8.GetBytes(line.ToString());
    }

    private static string Name(int user) => $"user-{user}";
}
