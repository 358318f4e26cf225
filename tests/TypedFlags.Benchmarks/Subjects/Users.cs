namespace TypedFlags.Benchmarks.Subjects;

/// <summary>Who asks. Made once, as an application makes them once a request.</summary>
internal static class Users
{
    /// <summary>10 characters.</summary>
    public const string Key = "user-48151";

    /// <summary>36 characters, as identifiers of users often have.</summary>
    public const string LongKey = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    public static FlagContext Context(string key) => new(key) { ["plan"] = "pro", ["country"] = "DE" };

    public static Customer Customer(string key) => new() { Id = key, Plan = "pro", Country = "DE" };
}
