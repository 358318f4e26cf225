using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedFlags.Tests.Engine;

/// <summary>What a change of one flag costs where there are many. In memory that is asked for, which no busy machine makes more.</summary>
public class CostOfAChangeTests
{
    private const int Flags = 10_000;
    private const int Tenants = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_of_one_flag_among_thousands_costs_what_one_flag_costs(bool isAnybodyTold)
    {
        FlagRegistry registry = new();
        FlagDefinitionSet set = FlagDefinitionSet.Register<object>(registry, "Many.Flags", Flags, static () => Definitions, static accessors => accessors);
        MemoryFlagStore store = new();
        for (int flag = 0; flag < Flags; flag++)
        {
            for (int tenant = -1; tenant < Tenants; tenant++)
            {
                await WriteAsync(store, flag, tenant < 0 ? null : $"tenant-{tenant}", """{"enabled":true}""");
            }
        }

        // One of the flags is nobody's: what is wrong is not gone through again either.
        await store.WriteAsync(new FlagStateWrite { FlagKey = "nobody_s", State = JsonElement.Parse("true"), Actor = "olga" }, Cancelled);
        using FlagEngine engine = new(registry, EngineSettings.WithoutHost, [new FlagStoreProvider(store)], NullLogger.Instance);
        BooleanFlag changing = ((FlagAccessors)engine.GetFlags(set)).Boolean(Flags / 2);
        FlagContext context = new("ada") { TenantId = "tenant-3" };
        Assert.Equal(Flags, engine.Client.EvaluateAll(context).Count);
        Assert.Null(engine.Providers[0].Error);
        Assert.True(changing.IsEnabled(context));
        using IDisposable? subscription = isAnybodyTold ? engine.OnChanged(static _ => { }) : null;

        // The first ones compile, and the first rents what is kept.
        long fewest = long.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            bool isOn = round % 2 == 1;
            long before = GC.GetAllocatedBytesForCurrentThread();

            // The store tells of it before this returns, and the engine takes it on there and then.
            ValueTask<StoredFlagState> write = WriteAsync(store, Flags / 2, "tenant-3", isOn ? """{"enabled":true}""" : """{"enabled":false}""");
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
            await write;
            Assert.Null(engine.Providers[0].Error);
            await Eventually.IsTrue(() => changing.IsEnabled(context) == isOn);
        }

        // An engine's table of snapshots has a place for each set that the process ever made: few in an application, thousands among these tests.
        Assert.InRange(fewest - (IntPtr.Size * (set.Ordinal + 1)), 0, 40_000);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static ValueTask<StoredFlagState> WriteAsync(MemoryFlagStore store, int flag, string? tenant, string state) => store.WriteAsync(
        new FlagStateWrite { FlagKey = Key(flag), TenantId = tenant, State = JsonElement.Parse(state), Actor = "olga" }, Cancelled);

    private static readonly byte[] Definitions = Write();

    private static byte[] Write()
    {
        StringBuilder text = new("""{"format":1}""");
        for (int flag = 0; flag < Flags; flag++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{{\"key\":\"{Key(flag)}\",\"type\":\"boolean\",\"default\":false}}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Key(int flag) => string.Create(CultureInfo.InvariantCulture, $"flag_{flag:00000}");
}
