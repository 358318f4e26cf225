using System.Reflection;

namespace TypedFlags.Tests.Shared;

/// <summary>
/// What others build on, of the library whose tests these are: <c>TypedFlags.Http</c> of <c>TypedFlags.Http.Tests</c>. A change of it is a decision: when this
/// fails, read what changed, and if it is meant, put the text of the message's file in the place of the project's <c>PublicApi.txt</c>.
/// </summary>
public sealed class PublicApiTests
{
    private const string Suffix = ".Tests";

    [Fact]
    public void The_public_surface_is_as_approved()
    {
        Assembly tests = typeof(PublicApiTests).Assembly;
        using Stream stream = tests.GetManifestResourceStream("PublicApi.txt")!;
        using StreamReader reader = new(stream);
        string approved = reader.ReadToEnd().ReplaceLineEndings("\n");

        string now = PublicSurface.Of(Assembly.Load(tests.GetName().Name![..^Suffix.Length]));

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
