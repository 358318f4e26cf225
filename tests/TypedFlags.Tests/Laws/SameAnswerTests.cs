using System.Globalization;
using TypedFlags.Tests.Laws.Generation;
using TypedFlags.Tests.Support;

namespace TypedFlags.Tests.Laws;

/// <summary>
/// The same input always gives the same answer, whoever asks, when and where: 300 generated sets of flags with state from two
/// providers, each asked for 60 generated contexts, are 108,000 answers a law.
/// </summary>
public class SameAnswerTests
{
    private const int Sets = 300;
    private const int FlagsOfASet = 6;
    private const int Contexts = 60;

    private static readonly string[] CultureNames = ["tr-TR", "ar-SA", "th-TH", "fa-IR", "de-DE", "sv-SE", "az-Latn-AZ", "hi-IN"];

    [Fact]
    public void A_new_engine_answers_like_one_that_has_seen_other_states_and_other_users() => Cases.Check(Sets, static random =>
    {
        Question question = Question.Next(random);
        using EngineUnderTest longLived = question.NewEngine();
        Ask(longLived, [.. Enumerable.Range(0, 5).Select(_ => RandomContexts.Next(random))]);
        longLived.Layer.Replace(question.NextState(random));
        Ask(longLived, question.Contexts[..5]);
        longLived.Layer.Replace(question.LastState);

        using EngineUnderTest fresh = question.NewEngine();

        AssertSame(Ask(fresh, question.Contexts), Ask(longLived, question.Contexts));
    });

    [Fact]
    public void An_application_s_own_context_is_answered_like_a_FlagContext_with_the_same_content() => Cases.Check(Sets, static random =>
    {
        Question question = Question.Next(random);
        using EngineUnderTest engine = question.NewEngine();

        AssertSame(
            Ask(engine, question.Contexts),
            [.. question.Contexts.Select(context => EngineUnderTest.Describe(engine.Bound.EvaluateAll(new ContextCopy(context))))]);
    });

    [Fact]
    public void A_flag_asked_alone_answers_as_among_all_and_by_name() => Cases.Check(Sets, static random =>
    {
        Question question = Question.Next(random);
        using EngineUnderTest engine = question.NewEngine();
        foreach (FlagContext context in question.Contexts)
        {
            FlagEvaluations all = engine.Bound.EvaluateAll(context);
            for (int index = 0; index < question.Flags.Flags.Count; index++)
            {
                FlagShape flag = question.Flags.Flags[index];
                if (flag.IsBoolean)
                {
                    BooleanFlag handle = engine.Bound.Boolean(index);
                    FlagEvaluation<object> among = all[flag.Key];
                    Assert.Equal((among.Value, among.Variant, among.Reason, among.RuleName), Answer(handle.Evaluate(context)));
                    Assert.Equal((among.Value, among.Variant, among.Reason, among.RuleName), Answer(engine.Engine.Client.GetBooleanDetails(flag.Key, context, defaultValue: false)));
                    Assert.Equal(among.Value, handle.IsEnabled(context));
                }
            }
        }

        static (object Value, string? Variant, string Reason, string? RuleName) Answer(FlagEvaluation<bool> one) => (one.Value, one.Variant, one.Reason, one.RuleName);
    });

    /// <summary>The flags are also read and made ready under that culture, by an engine of the thread's own.</summary>
    [Fact]
    public void Every_culture_on_every_thread_gives_the_same_answer()
    {
        Assert.Equal("İ", new CultureInfo("tr-TR").TextInfo.ToUpper("i"));
        Assert.NotEqual(".", new CultureInfo("de-DE").NumberFormat.NumberDecimalSeparator);
        Cases.Check(Sets, static random =>
        {
            Question question = Question.Next(random);
            using EngineUnderTest shared = question.NewEngine();
            string[] expected = Ask(shared, question.Contexts);
            string[] cultures = [.. CultureNames.OrderBy(_ => random.Next()).Take(2)];

            List<Exception> failures = [];
            Thread[] threads = Array.ConvertAll(cultures, culture => new Thread(() =>
            {
                try
                {
                    using EngineUnderTest own = question.NewEngine();
                    AssertSame(expected, Ask(own, question.Contexts));
                    AssertSame(expected, Ask(shared, question.Contexts));
                }
                catch (Exception exception)
                {
                    lock (failures)
                    {
                        failures.Add(new InvalidOperationException($"Under {culture}: {exception.Message}", exception));
                    }
                }
            })
            {
                CurrentCulture = new CultureInfo(culture),
                CurrentUICulture = new CultureInfo(culture),
            });
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());

            Assert.Empty(failures.Select(static failure => failure.Message));
        });
    }

    private static string[] Ask(EngineUnderTest engine, FlagContext[] contexts) =>
        Array.ConvertAll(contexts, context => EngineUnderTest.Describe(engine.Bound.EvaluateAll(context)));

    private static void AssertSame(string[] expected, string[] actual)
    {
        for (int index = 0; index < expected.Length; index++)
        {
            Assert.Equal(expected[index], actual[index]);
        }
    }

    /// <summary>A set of flags, what two providers say of it, and who asks.</summary>
    private sealed record Question(RandomFlags Flags, string FirstState, string LastState, FlagContext[] Contexts)
    {
        private static readonly FixedTime Clock = new();

        public static Question Next(Random random)
        {
            RandomFlags flags = RandomFlags.Next(random, FlagsOfASet);
            return new Question(
                flags,
                NextState(random, flags),
                NextState(random, flags),
                [.. Enumerable.Range(0, SameAnswerTests.Contexts).Select(_ => RandomContexts.Next(random))]);
        }

        public EngineUnderTest NewEngine() => new(Flags.ToText(), new EngineSettings("Production", Clock), FirstState, LastState);

        public string NextState(Random random) => NextState(random, Flags);

        private static string NextState(Random random, RandomFlags flags) =>
            $"{{{string.Join(',', random.Some([.. flags.Flags]).Select(flag => $"\"{flag.Key}\":{flags.NextState(random, flag)}"))}}}";

        private sealed class FixedTime : TimeProvider
        {
            public override DateTimeOffset GetUtcNow() => World.Now;
        }
    }
}
