using TypedFlags.Tests.PublicApi;

namespace TypedFlags.Redis.Tests.PublicApi;

/// <summary>What others build on: see the test of the same name in TypedFlags.Tests.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_as_approved()
    {
        using Stream stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream("PublicApi.txt")!;
        using StreamReader reader = new(stream);
        string approved = reader.ReadToEnd().ReplaceLineEndings("\n");

        string now = PublicSurface.Of(typeof(RedisFlagStore).Assembly);

        if (now != approved)
        {
            string file = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
            File.WriteAllText(file, now);
            Assert.Fail($"The public surface is now that of {file}:\n{now}");
        }
    }
}
