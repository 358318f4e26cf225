using System.Text.Json.Nodes;
using TypedFlags.Tests.Evaluation;
using TypedFlags.Tests.Laws.Generation;
using Files = TypedFlags.Definitions;

namespace TypedFlags.Tests.Laws;

/// <summary>
/// What the analyzers claim of a flag by its file alone (TF1007, TF1008) holds whenever it is evaluated: 500 generated files of 5 flags,
/// each flag asked for 24 contexts in 4 places and times, are 240,000 answers.
/// </summary>
public class ReachTests
{
    private const int FilesToTry = 500;
    private const int FlagsOfAFile = 5;
    private const int Contexts = 24;
    private const int Places = 4;

    private static readonly string[] StateProperties =
        ["enabled", "environments", "requires", "staff_only", "exclude", "users", "groups", "tenants", "rules", "serve", "rollout", "split", "schedule"];

    [Fact]
    public void A_flag_without_targeting_answers_all_alike_and_one_with_one_outcome_never_answers_otherwise()
    {
        int untargeted = 0;
        int constant = 0;
        int spoken = 0;
        Cases.Check(FilesToTry, random =>
        {
            Files.FlagSetDefinition file = NextFile(random);
            Files.FlagReach[] reaches = [.. Files.FlagReaches.Of(file)];
            FlagContext?[] users = [null, .. Enumerable.Range(1, Contexts - 1).Select(_ => RandomContexts.Next(random))];
            string[] text = Files.CompiledDefinitionsWriter.Write(file).Split('\n');
            HashSet<string>[] answers = [.. reaches.Select(static _ => new HashSet<string>(StringComparer.Ordinal))];
            for (int place = 0; place < Places; place++)
            {
                FlagsUnderTest flags = FlagsUnderTest.WithHeader(text[0], random.Pick(World.Environments), NextTime(random), text[1..]);
                for (int index = 0; index < reaches.Length; index++)
                {
                    string key = file.Flags[index].Key;
                    HashSet<string> here = [.. users.Select(user => AnswerOf(flags.Evaluate(key, user)))];
                    Assert.True(reaches[index].HasTargeting || file.Flags[index].IsStateBroken || here.Count == 1, $"{key} without targeting answers {string.Join(", ", here)}:\n{string.Join('\n', text)}");
                    answers[index].UnionWith(here);
                }
            }

            for (int index = 0; index < reaches.Length; index++)
            {
                untargeted += reaches[index].HasTargeting ? 0 : 1;
                spoken += file.Flags[index].State.Requires.Count > 0 && reaches[index].OnlyOutcome is not null ? 1 : 0;
                if (reaches[index].OnlyOutcome is { } outcome)
                {
                    constant++;
                    Assert.True(answers[index].SetEquals([outcome]), $"{file.Flags[index].Key} is to be {outcome} and answers {string.Join(", ", answers[index])}:\n{string.Join('\n', text)}");
                }
            }
        });

        // A law about nothing would hold as well.
        Assert.True(untargeted > 200 && constant > 200 && spoken > 10, $"Only {untargeted} flags were without targeting, {constant} with one outcome, {spoken} of those with prerequisites.");
    }

    // What the runtime's laws use says something in every place; here many flags must say little.
    private static Files.FlagSetDefinition NextFile(Random random)
    {
        JsonObject file = JsonNode.Parse(World.Header)!.AsObject();
        file.Remove("format");
        JsonObject flags = [];
        foreach (string line in RandomFlags.Next(random, FlagsOfAFile).Lines)
        {
            JsonObject flag = JsonNode.Parse(line)!.AsObject();
            string key = flag["key"]!.GetValue<string>();
            flag.Remove("key");
            foreach (string property in StateProperties.Where(_ => random.Chance(0.6)))
            {
                flag.Remove(property);
            }

            foreach (JsonObject rule in (flag["rules"]?.AsArray() ?? []).OfType<JsonObject>().Where(_ => random.Chance(0.3)))
            {
                rule["when"] = new JsonObject();
            }

            flags[key] = flag;
        }

        file["flags"] = flags;
        return Files.FlagSetBinder.Bind([Files.FlagsFile.Parse("flags.yaml", file.ToJsonString())], World.Now.UtcDateTime.Date).Definition;
    }

    private static DateTimeOffset NextTime(Random random) =>
        DateTimeOffset.Parse(random.Pick(World.Times), System.Globalization.CultureInfo.InvariantCulture).AddTicks(random.Next(-1, 2));

    private static string AnswerOf(EvaluationResult result) => result.Outcome.Variant ?? result.Outcome.ToObject() switch
    {
        string text => text,
        IFormattable number => number.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture),
        object value => value.ToString()!,
    };
}
