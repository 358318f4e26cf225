using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace TypedFlags.Redis.Tests.Cache;

public sealed class CachedAnswerTests
{
    private const int Most = 1024 * 1024;

    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, 123, 456, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    public void What_is_written_is_read(int count)
    {
        FlagStoreChanges answer = new([.. Enumerable.Range(0, count).Select(Create)], IsComplete: count % 2 == 0, "epoch/8 🐎");

        FlagStoreChanges read = CachedAnswer.Read("7", CachedAnswer.Write("7", answer, Most), Most);

        Assert.Equal((answer.Position, answer.IsComplete), (read.Position, read.IsComplete));
        Assert.Equal(answer.States.Select(Text), read.States.Select(Text));
    }

    [Fact]
    public void Many_states_take_less_room_than_their_text()
    {
        FlagStoreChanges answer = new([.. Enumerable.Range(0, 1000).Select(Create)], IsComplete: true, "8");

        Assert.True(CachedAnswer.Write("", answer, Most)!.Length < answer.States.Sum(state => Text(state).Length) / 2);
    }

    [Fact]
    public void A_byte_that_is_another_anywhere_is_found_out_or_changes_nothing()
    {
        // Large enough to be compressed: the last bits of that mean nothing.
        FlagStoreChanges small = new([Create(1)], IsComplete: false, "8");
        FlagStoreChanges large = new([.. Enumerable.Range(0, 200).Select(Create)], IsComplete: false, "8");
        int foundOut = 0;
        foreach (FlagStoreChanges answer in (FlagStoreChanges[])[small, large])
        {
            byte[] value = CachedAnswer.Write("7", answer, Most)!;
            for (int index = 0; index < value.Length; index++)
            {
                byte[] spoilt = [.. value];
                spoilt[index] ^= 0x20;
                foundOut += IsRefusedOrTheSame(spoilt, answer) ? 1 : 0;
            }

            IsRefusedOrTheSame(value[..^1], answer);
        }

        Assert.True(foundOut > 1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("<html>not a flag in sight, and long enough to have a head</html>")]
    public void Somebody_else_s_bytes_are_refused(string text) =>
        Assert.Throws<FormatException>(() => CachedAnswer.Read("7", Encoding.UTF8.GetBytes(text), Most));

    [Fact]
    public void A_difference_from_elsewhere_is_refused_and_everything_is_not()
    {
        FlagStoreChanges difference = new([Create(1)], IsComplete: false, "8");

        Assert.Throws<FormatException>(() => CachedAnswer.Read("6", CachedAnswer.Write("7", difference, Most), Most));
        Assert.Equal("8", CachedAnswer.Read("6", CachedAnswer.Write("7", difference with { IsComplete = true }, Most), Most).Position);
    }

    [Fact]
    public void What_would_grow_beyond_the_limit_when_it_is_expanded_is_refused()
    {
        using MemoryStream bomb = new();
        bomb.Write([(byte)'b', .. new byte[32]]);
        using (BrotliStream brotli = new(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(new byte[64 * Most]);
        }

        FormatException refused = Assert.Throws<FormatException>(() => CachedAnswer.Read("7", bomb.ToArray(), Most));
        Assert.Contains("larger than", refused.Message, StringComparison.Ordinal);
    }

    private static bool IsRefusedOrTheSame(byte[] spoilt, FlagStoreChanges answer)
    {
        try
        {
            Assert.Equal(answer.States.Select(Text), CachedAnswer.Read("7", spoilt, Most).States.Select(Text));
            return false;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static StoredFlagState Create(int number) => (number % 4) switch
    {
        0 => new($"flag_{number}", null, JsonElement.Parse("""{"rollout":12.50,"users":["ada","Zoë 🐎"]}"""), number + 1, At, "olga"),
        1 => new($"flag_{number}", "acme", JsonElement.Parse("true"), number + 1, At.AddTicks(number), "olga"),
        2 => new($"flag_{number}", "acme", null, long.MaxValue - number, At, "Zoë"),
        _ => new($"flag_{number}", null, JsonElement.Parse("1e400"), number + 1, At.ToOffset(TimeSpan.FromHours(2)), "\"\n"),
    };

    private static string Text(StoredFlagState state) =>
        $"{state.FlagKey}|{state.TenantId}|{state.State?.GetRawText()}|{state.Version}|{state.ChangedAt:O}|{state.ChangedBy}";
}
