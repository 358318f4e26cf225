using System.Globalization;
using System.Text;

namespace TypedFlags.Benchmarks.Clients;

/// <summary>What server and clients declare.</summary>
internal static class FollowedFlags
{
    public const string ServerKey = "a-key-for-measuring-that-is-long-enough";

    /// <summary>A set in a world of its own, as if in a process of its own.</summary>
    public static FlagDefinitionSet Register(int flags)
    {
        StringBuilder text = new("""{"format":1,"context":{"plan":{"type":"string"}}}""");
        for (int index = 0; index < flags; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{{\"key\":\"{Key(index)}\",\"type\":\"boolean\",\"default\":false}}");
        }

        byte[] definitions = Encoding.UTF8.GetBytes(text.ToString());
        return FlagDefinitionSet.Register<object>(new FlagRegistry(), "Benchmarks.Followed", flags, () => definitions, static accessors => accessors);
    }

    public static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"flag_{index:000}");
}
