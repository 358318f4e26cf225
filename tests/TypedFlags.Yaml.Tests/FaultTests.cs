using Microsoft.Extensions.Logging;

namespace TypedFlags.Yaml.Tests;

/// <summary>Whatever becomes of the file, the last good answer stays, one line says why, and a good file is believed again.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private const string Off = "flags: { new_cart: { enabled: false } }";
    private const string On = "flags: { new_cart: { enabled: true, serve: true } }";

    private readonly YamlApp _app = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("emptied")]
    [InlineData("truncated")]
    [InlineData("garbage")]
    [InlineData("zeros, as a power cut leaves them")]
    [InlineData("deleted")]
    [InlineData("a folder in its place")]
    [InlineData("its folder moved away")]
    [InlineData("too large")]
    public async Task The_last_answer_stays_one_line_is_logged_and_a_good_file_is_believed_again(string fault)
    {
        string moved = _app.Folder + ".moved";
        _app.WriteLongAgo(Off);
        _app.Start();
        using CancellationTokenSource end = new();
        Task<int> asking = AskAsync(end.Token);

        Inject(fault, moved);
        await Eventually.IsTrue(() => _app.Lines.Count > 0);
        await Task.Delay(400, Cancelled);

        await end.CancelAsync();
        Assert.True(await asking > 10, "Nobody asked.");
        Assert.Single(_app.Lines);
        Assert.Contains(_app.File, _app.Lines[0], StringComparison.Ordinal);

        Undo(fault, moved);
        _app.Write(On);
        await Eventually.IsTrue(() => _app.Flags.NewCart.IsEnabled());
        await Eventually.IsTrue(() => _app.Log.At(LogLevel.Information).Any(static line => line.EndsWith("again", StringComparison.Ordinal)));
        Assert.Single(_app.Lines);
    }

    private Task<int> AskAsync(CancellationToken end) => Task.Run(() =>
    {
        int count = 0;
        while (!end.IsCancellationRequested)
        {
            Assert.False(_app.Flags.NewCart.IsEnabled());
            count++;
            Thread.Sleep(1);
        }

        return count;
    });

    private void Inject(string fault, string moved)
    {
        switch (fault)
        {
            case "emptied":
                _app.Write("");
                break;
            case "truncated":
                _app.Write(Off[..^8]);
                break;
            case "garbage":
                byte[] bytes = new byte[500];
                new Random(1).NextBytes(bytes);
                File.WriteAllBytes(_app.File, bytes);
                break;
            case "zeros, as a power cut leaves them":
                File.WriteAllBytes(_app.File, new byte[500]);
                break;
            case "deleted":
                File.Delete(_app.File);
                break;
            case "a folder in its place":
                File.Delete(_app.File);
                Directory.CreateDirectory(_app.File);
                break;
            case "its folder moved away":
                Directory.Move(_app.Folder, moved);
                break;
            default:
                _app.Write("# " + new string('x', 40_000_000) + "\n" + On);
                break;
        }
    }

    private void Undo(string fault, string moved)
    {
        if (fault == "a folder in its place")
        {
            Directory.Delete(_app.File);
        }
        else if (fault == "its folder moved away")
        {
            Directory.Move(moved, _app.Folder);
        }
    }
}
