using System.Transactions;
using Npgsql;
using TypedFlags.EntityFrameworkCore;

namespace TypedFlags.Tests.EntityFrameworkCore;

/// <summary>An application that uses flags in the middle of a <see cref="TransactionScope"/> of its own, with a connection that takes part in it.</summary>
public sealed class AmbientTransactionTests(PostgresDatabases databases) : IAsyncDisposable
{
    private readonly TenancyDatabase _database = new(databases);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Users_are_looked_up_outside_of_it()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Column);
        await store.UserLists.AddAsync(new FlagUserList("new_checkout"), ["ada"], "carol", cancellationToken: Cancelled);
        await using NodeWithLists node = await NodeWithLists.StartAsync(store);

        using (TransactionScope scope = new(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using NpgsqlConnection own = new(_database.Connection);
            await own.OpenAsync(Cancelled);
            await using NpgsqlCommand command = new("CREATE TABLE orders (id int)", own);
            await command.ExecuteNonQueryAsync(Cancelled);

            Assert.True(await node.IsOnAsync("new_checkout", "ada"));
            scope.Complete();
        }

        Assert.Empty(node.LoggedErrors);
        Assert.Single(await _database.AskAsync($"SELECT relname::text AS \"Value\" FROM pg_class WHERE relname = 'orders'"));
    }

    [Fact]
    public async Task A_write_is_a_transaction_of_its_own_and_stays_when_the_application_s_is_rolled_back()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Column);
        using (TransactionScope scope = new(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using NpgsqlConnection own = new(_database.Connection);
            await own.OpenAsync(Cancelled);
            await store.WriteAsync(TenancyTests.Write("new_cart", "true"), Cancelled);
        }

        Assert.NotNull(await store.FindAsync("new_cart", null, Cancelled));
    }

    [Fact]
    public async Task A_scope_of_the_thread_alone_is_left_as_it_was()
    {
        await _database.CreateAsync();
        EntityFrameworkFlagStore store = _database.Store(FlagTenancy.Column);
        await Task.Run(
            () =>
            {
                using TransactionScope scope = new();
                Transaction? before = Transaction.Current;

                store.WriteAsync(TenancyTests.Write("new_cart", "true"), Cancelled).AsTask().GetAwaiter().GetResult();

                Assert.Same(before, Transaction.Current);
                scope.Complete();
            },
            Cancelled);

        Assert.NotNull(await store.FindAsync("new_cart", null, Cancelled));
    }
}
