using System.Globalization;
using Npgsql;

namespace TypedFlags.Tests.Shared;

/// <summary>
/// Databases for tests that leave the server alone: of the server that <c>tests/run.sh</c> has started, or else of one for this test run. Each test
/// has a database of its own.
/// </summary>
public sealed class PostgresDatabases : IAsyncDisposable
{
    /// <summary>The environment variable with the connection string of a server that tests may make databases on.</summary>
    public const string Variable = "TYPEDFLAGS_TEST_POSTGRES";

    private static int s_count;

    private readonly Lazy<Task<string>> _server;
    private PostgresServer? _own;

    public PostgresDatabases() => _server = new(StartAsync);

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateAsync()
    {
        string server = await _server.Value;
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}");
        await using NpgsqlConnection connection = new(server);
        await connection.OpenAsync();

        // Of an earlier process with the same number that was killed.
        await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync(connection, $"CREATE DATABASE {name} TEMPLATE template0");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database, and the connections to it.</summary>
    public async Task DropAsync(string connectionString)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
        await using NpgsqlConnection connection = new(await _server.Value);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } shared)
        {
            return shared;
        }

        _own = await PostgresServer.CreateAsync(isDurable: false);
        return _own.ConnectionString;
    }
}
