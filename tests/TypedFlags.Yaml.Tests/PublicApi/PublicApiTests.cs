using TypedFlags.Tests.PublicApi;

namespace TypedFlags.Yaml.Tests.PublicApi;

/// <summary>
/// What others build on. A change of it is a decision: when this fails, read what changed, and if it is meant, put the text of the
/// message's file in the place of <c>PublicApi.txt</c>.
/// </summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_as_approved()
    {
        using Stream stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream("PublicApi.txt")!;
        using StreamReader reader = new(stream);
        string approved = reader.ReadToEnd().ReplaceLineEndings("\n");

        string now = PublicSurface.Of(typeof(YamlFileOptions).Assembly);

        if (now != approved)
        {
            string file = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
            File.WriteAllText(file, now);
            string[] before = approved.Split('\n');
            string[] after = now.Split('\n');
            Assert.Fail(
                $"The public surface is now that of {file}.\nGone:\n{string.Join('\n', before.Except(after))}\nNew:\n{string.Join('\n', after.Except(before))}");
        }
    }
}
