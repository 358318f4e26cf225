using System.Runtime.CompilerServices;
using System.Text;
using TypedFlags.Tests.Shop;

namespace TypedFlags.Tests.Flags;

public sealed class OverrideTests : IDisposable
{
    private readonly ShopProcess _process = new();

    private IShopFlags Flags => _process.Flags;

    public void Dispose() => _process.Dispose();

    [Fact]
    public void An_override_decides_before_everything_else()
    {
        using (Flags.NewCheckout.Override(true))
        {
            FlagEvaluation<bool> evaluation = Flags.NewCheckout.Evaluate();

            Assert.True(evaluation.Value);
            Assert.Equal("on", evaluation.Variant);
            Assert.Equal(FlagReason.Override, evaluation.Reason);
        }
    }

    [Fact]
    public void After_the_scope_the_flag_answers_for_itself()
    {
        Flags.NewCart.Override(false).Dispose();

        Assert.True(Flags.NewCart.IsEnabled());
    }

    [Fact]
    public void Other_flags_are_not_concerned()
    {
        using (Flags.GiftWrap.Override(true))
        {
            Assert.Equal(FlagReason.Static, Flags.NewCart.Evaluate().Reason);
        }
    }

    [Fact]
    public void An_inner_scope_wins_and_then_gives_way()
    {
        using (Flags.MaxItems.Override(5))
        {
            using (Flags.MaxItems.Override(6))
            {
                Assert.Equal(6, Flags.MaxItems.GetValue());
            }

            Assert.Equal(5, Flags.MaxItems.GetValue());
        }
    }

    [Fact]
    public void Scopes_may_be_closed_in_any_order()
    {
        IDisposable outer = Flags.MaxItems.Override(5);
        IDisposable inner = Flags.MaxItems.Override(6);

        outer.Dispose();
        Assert.Equal(6, Flags.MaxItems.GetValue());

        inner.Dispose();
        Assert.Equal(20, Flags.MaxItems.GetValue());
    }

    [Fact]
    public void Closing_twice_does_no_harm()
    {
        using (Flags.MaxItems.Override(5))
        {
            IDisposable inner = Flags.MaxItems.Override(6);
            inner.Dispose();
            inner.Dispose();

            Assert.Equal(5, Flags.MaxItems.GetValue());
        }
    }

    [Fact]
    public async Task An_override_follows_awaits_and_new_tasks()
    {
        using (Flags.SupportEmail.Override("test@shop.example"))
        {
            await Task.Yield();
            Assert.Equal("test@shop.example", Flags.SupportEmail.GetValue());
            Assert.Equal("test@shop.example", await Task.Run(() => Flags.SupportEmail.GetValue()));
        }
    }

    [Fact]
    public async Task A_flow_that_goes_on_longer_than_the_scope_sees_it_closed()
    {
        TaskCompletionSource closed = new();
        IDisposable scope = Flags.NewCart.Override(false);
        Task<bool> later = Task.Run(async () =>
        {
            await closed.Task;
            return Flags.NewCart.IsEnabled();
        });

        scope.Dispose();
        closed.SetResult();

        Assert.True(await later);
    }

    [Fact]
    public async Task Flows_side_by_side_never_see_each_others_overrides()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (number, _) =>
        {
            using (Flags.MaxItems.Override(number))
            {
                await Task.Yield();
                Assert.Equal(number, Flags.MaxItems.GetValue());
            }

            Assert.Equal(20, Flags.MaxItems.GetValue());
        });
    }

    [Fact]
    public void Opening_and_closing_in_a_long_loop_keeps_nothing()
    {
        using IDisposable outer = Flags.MaxItems.Override(1);

        List<WeakReference> scopes = OpenEachBeforeTheLastIsClosed(rounds: 100);

        GC.Collect();
        Assert.InRange(scopes.Count(static scope => scope.IsAlive), 0, 2);
    }

    private enum RetryDelayTheOtherWayRound
    {
        Short,
        None,
    }

    private FlagDefinitionSet Register(string flag)
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"format\":1}\n" + flag);
        return FlagDefinitionSet.Register<object>(_process.Registry, "Other.Flags", 1, () => text, static accessors => accessors);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> OpenEachBeforeTheLastIsClosed(int rounds)
    {
        List<WeakReference> scopes = [];
        IDisposable? previous = null;
        for (int round = 0; round < rounds; round++)
        {
            IDisposable next = Flags.MaxItems.Override(round);
            scopes.Add(new WeakReference(next));
            previous?.Dispose();
            previous = next;
            Assert.Equal(round, Flags.MaxItems.GetValue());
        }

        return scopes;
    }

    [Fact]
    public void A_prerequisite_is_overridden_for_the_flags_that_require_it()
    {
        using (Flags.NewCart.Override(false))
        {
            Assert.Equal(FlagReason.PrerequisiteFailed, Flags.NewCheckout.Evaluate(new FlagContext("ada")).Reason);
        }
    }

    [Fact]
    public void A_variant_is_overridden_by_its_enum()
    {
        using (Flags.CheckoutLayout.Override(CheckoutLayoutVariant.Compact))
        {
            Assert.Equal("compact", Flags.CheckoutLayout.GetValue());
            Assert.Equal(CheckoutLayoutVariant.Compact, Flags.CheckoutLayout.GetVariant());
        }
    }

    [Fact]
    public void A_variant_is_overridden_by_its_value()
    {
        using (Flags.RetryDelay.Override(10))
        {
            Assert.Equal(RetryDelayVariant.Short, Flags.RetryDelay.GetVariant());
        }
    }

    [Fact]
    public void A_value_that_no_variant_has_is_refused_with_the_variants()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Flags.CheckoutLayout.Override("wide"));

        Assert.Contains("no variant with the value 'wide'. Its variants are control, compact, full", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_that_the_enum_lacks_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Flags.CheckoutLayout.Override((CheckoutLayoutVariant)3));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_no_flag_can_serve_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Flags.FreeShippingFrom.Override(value));

    [Fact]
    public void An_object_is_overridden_by_any_record()
    {
        LimitsValue limits = new(99, "large");
        using (Flags.Limits.Override(limits))
        {
            Assert.Same(limits, Flags.Limits.GetValue());
        }
    }

    [Fact]
    public void A_variant_is_overridden_by_name_in_an_assembly_that_lists_the_variants_in_another_order()
    {
        FlagDefinitionSet other = Register("""{"key":"retry_delay","type":"integer","variants":{"short":10,"none":0},"default":"none"}""");
        VariantFlag<int, RetryDelayTheOtherWayRound> same = other.Accessors.IntegerVariant<RetryDelayTheOtherWayRound>(0);

        using (Flags.RetryDelay.Override(RetryDelayVariant.Short))
        {
            Assert.Equal(RetryDelayTheOtherWayRound.Short, same.GetVariant());
            Assert.Equal(10, same.GetValue());
        }
    }

    [Fact]
    public void A_flag_of_the_same_key_and_another_type_is_not_concerned()
    {
        FlagDefinitionSet other = Register("""{"key":"max_items","type":"string","default":"many"}""");

        using (Flags.MaxItems.Override(1))
        {
            Assert.Equal("many", other.Accessors.String(0).GetValue());
        }
    }

    [Fact]
    public void A_flag_of_the_same_key_that_has_variants_is_not_concerned_by_a_literal()
    {
        FlagDefinitionSet other = Register("""{"key":"max_items","type":"integer","variants":{"few":1,"many":9},"default":"many"}""");

        using (Flags.MaxItems.Override(1))
        {
            Assert.Equal(RetryDelayVariant.Short, other.Accessors.IntegerVariant<RetryDelayVariant>(0).GetVariant());
        }
    }

    [Fact]
    public void An_override_holds_whatever_the_engine()
    {
        using FlagEngine engine = new(_process.Registry, EngineSettings.WithoutHost, [], Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using (Flags.NewCart.Override(false))
        {
            Assert.False(engine.GetFlags<IShopFlags>().NewCart.IsEnabled());
            Assert.False(engine.Client.GetBoolean("new_cart", context: null, defaultValue: true));
            Assert.False((bool)Flags.EvaluateAll(context: null)["new_cart"].Value);
        }
    }
}
