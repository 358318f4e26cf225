using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedFlags.Package.Tests;

/// <summary>samples/Worker as a process, and what a second terminal does to it: as its first lines say.</summary>
public sealed partial class WorkerSampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("typedflags-worker-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_running_worker_follows_what_another_process_writes()
    {
        using RunningWorker worker = await StartAsync();
        await worker.SaysAsync("10 products of north");

        (await OperateAsync("set", "batch_size", "large")).ShouldSucceed();
        await worker.SaysAsync("100 products of north");

        (await OperateAsync("set", "import_products", "false")).ShouldSucceed();
        await worker.SaysAsync("Paused");

        (await OperateAsync("set", "streaming_reader", """{"rollout":100}""")).ShouldSucceed();
        (await OperateAsync("reset", "import_products")).ShouldSucceed();
        foreach (string supplier in new[] { "north", "east", "south", "west" })
        {
            await worker.SaysAsync($"100 products of {supplier}, read as a stream");
        }
    }

    [Fact]
    public async Task A_state_that_fits_no_flag_is_one_line_of_the_worker_and_changes_nothing_else()
    {
        using RunningWorker worker = await StartAsync();
        (await OperateAsync("set", "batch_size", "larg")).ShouldSucceed();
        await worker.SaysAsync("did you mean 'large'?");

        (await OperateAsync("set", "streaming_reader", "true")).ShouldSucceed();
        await worker.SaysAsync("10 products of east, read as a stream");
        await worker.SaysAsync("10 products of south, read as a stream");
    }

    [Fact]
    public async Task A_stopped_worker_finishes_what_it_began_and_exits_with_0()
    {
        using RunningWorker worker = await StartAsync();
        await worker.SaysAsync("products of north");

        int exitCode = await worker.TerminateAsync();

        Assert.Equal(0, exitCode);
        int imported = worker.Output.Sum(line => Products().Match(line) is { Success: true } match ? Number(match) : 0);
        Assert.Equal(imported, worker.Output.Select(line => Total().Match(line)).Where(match => match.Success).Select(Number).Single());
    }

    [Fact]
    public async Task Who_changed_what_stands_in_the_history_without_any_worker()
    {
        (await OperateAsync("set", "batch_size", "large")).ShouldSucceed();
        (await OperateAsync("reset", "batch_size")).ShouldSucceed();

        string[] entries = (await OperateAsync("history")).ShouldSucceed().Output.TrimEnd().Split('\n');

        Assert.Collection(
            entries,
            latest => Assert.EndsWith($"  {Environment.UserName}  batch_size -> as in flags.yaml", latest, StringComparison.Ordinal),
            first => Assert.EndsWith($"  {Environment.UserName}  batch_size -> \"large\"", first, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "There is no flag 'batch'. There are: batch_size, import_products, streaming_reader.", "set", "batch", "large")]
    [InlineData(2, "set <flag> <state>", "sett", "batch_size", "large")]
    public async Task A_slip_of_the_operator_is_said_to_him(int exitCode, string message, params string[] arguments)
    {
        CommandResult result = await OperateAsync(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith(message, result.Output, StringComparison.Ordinal);
    }

    private static string Program => RepositoryRoot.PathOf($"samples/Worker/bin/{PackageFeed.Configuration}/net10.0/Worker.dll");

    private string Store => Path.Combine(_folder, "flags.store");

    private Task<CommandResult> OperateAsync(params string[] arguments) =>
        CommandLine.RunAsync("env", _folder, [$"FlagStore={Store}", "dotnet", Program, .. arguments]);

    private async Task<RunningWorker> StartAsync()
    {
        RunningWorker worker = new(Program, Store);
        await worker.SaysAsync("Application started");
        return worker;
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<number>[0-9]+) products of ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Products();

    [GeneratedRegex("Stopped after (?<number>[0-9]+) products", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Total();
}
