using System.Text.RegularExpressions;
using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Checking;

/// <summary>Known answers that could not be folded: told of where they decide something, and not where they are a value like others.</summary>
public class LeftDecisionsTests
{
    [Theory]
    [InlineData("while (Log(text) | Pinned(true)) { Show(1); }")]
    [InlineData("do { if (number > 2) { break; } Show(1); } while (Pinned(false));")]
    [InlineData("Show(number > 2 && (Log(text) | Pinned(true)));")]
    [InlineData("Func<bool> ask = () => Log(text) && Pinned(false); Show(ask());")]
    [InlineData("bool? maybe = number > 2 ? null : Log(text); Show(maybe | Pinned(true));")]
    [InlineData("Show(Pinned(true).GetType());")]
    [InlineData("Person.It.IsOpen &= Pinned(true);")]
    [InlineData("try { Show(1); } catch (Exception e) when (Log(e.Message) && Pinned(false)) { Show(e); }")]
    public void Where_it_decides_something_it_is_told_of(string statement) => Assert.Equal(["NowUnused 6"], Notes(statement));

    [Theory]
    [InlineData("Show(Pinned(true));")]
    [InlineData("Show(text.Length == Pinned(5));")]
    [InlineData("Show(text == Pinned(\"full\"));")]
    [InlineData("bool? maybe = number > 2 ? null : Log(text); Show(maybe == Pinned(true));")]
    [InlineData("while (Pinned(true)) { if (Log(text)) { break; } }")]
    [InlineData("Show(new[] { 1, 2 }.Where(_ => Pinned(true)));")]
    [InlineData("Show(number * Pinned(5));")]
    [InlineData("Show((Pinned(true), text));")]
    [InlineData("Person.It.IsOpen = Pinned(true);")]
    public void Where_it_is_a_value_like_others_nothing_is_told(string statement) => Assert.Empty(Notes(statement));

    // The statement stays as it is, but for the answer.
    private static string[] Notes(string statement) => PinnedProgram.Of(Program(statement)).Becomes(Program(Regex.Replace(statement, @"Pinned\((?<value>[^)]*)\)", "${value}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))));

    private static string Program(string statement) => $$"""
        public static class Page
        {
            public static void Run(int number, string text)
            {
                Show(text);
                {{statement}}
            }
        }

        public class Person
        {
            public static Person It { get; } = new();

            public bool IsOpen { get => Log("get"); set => Log(value ? "a" : "b"); }
        }
        """;
}
