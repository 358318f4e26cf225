using System.Globalization;
using TypedFlags.Tests.Laws.Generation;

namespace TypedFlags.Tests.Laws.Bucketing;

/// <summary>Large fixed crowds of users, so that what is counted among them is the same in every run.</summary>
internal static class Crowd
{
    private const int Seed = 20260901;

    public static readonly string[] Kinds = ["numbers", "sequential names", "Guids", "e-mail addresses", "names in many scripts"];

    public static FlagContext[] Of(string kind, int count)
    {
        Random random = new(Seed);
        string[] places = ["München", "東京", "Αθήνα", "القاهرة", "Łódź", "São Paulo"];
        return [.. Enumerable.Range(1, count).Select(number => new FlagContext(kind switch
        {
            "numbers" => number.ToString(CultureInfo.InvariantCulture),
            "sequential names" => $"user-{number}",
            "Guids" => RandomUnits.NextGuid(random).ToString(),
            "e-mail addresses" => $"{"abcdefghij"[number % 10]}.smith{number / 10}@mail{number % 7}.example.org",
            _ => $"{places[number % places.Length]} {number / places.Length}",
        }))];
    }
}
