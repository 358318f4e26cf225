using TypedFlags.PostgreSql;
using TypedFlags.Tests.PublicApi;

namespace TypedFlags.Tests.PostgreSql;

/// <summary>What others build on. When this fails and the change is meant, put the received file in the place of <c>PublicApi.txt</c>.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_as_approved()
    {
        using Stream stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream("PublicApi.txt")!;
        using StreamReader reader = new(stream);
        string now = PublicSurface.Of(typeof(PostgreSqlNotifications).Assembly);
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt"), now);

        Assert.Equal(reader.ReadToEnd().ReplaceLineEndings("\n"), now);
    }
}
