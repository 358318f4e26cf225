using System.Text;
using TypedFlags.Cli.Output;
using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Verbs;

public class AnswerErrorTests
{
    private const string Flags = "flags: { a: { users: [ada], default: true } }";

    [Fact]
    public void As_json_an_evaluation_that_went_wrong_has_its_code_and_message()
    {
        Assert.Equal(
            """{"a":{"value":true,"variant":"on","reason":"ERROR","errorCode":"INVALID_CONTEXT","errorMessage":"The context of the flag 'a' could not be read: NotSupportedException: No key."}}""" + "\n",
            Write(output => new AnswerJson(Snapshots.Of(Flags), [0], output)));
    }

    [Fact]
    public void In_a_table_too()
    {
        Assert.Equal(
            $"a {"on",-36} ERROR INVALID_CONTEXT: The context of the flag 'a' could not be read: NotSupportedException: No key.\n",
            Write(output => new AnswerTable(Snapshots.Of(Flags), [0], output)));
    }

    private static string Write(Func<ResultOutput, IAnswerWriter> create)
    {
        using MemoryStream stream = new();
        ResultOutput output = new(stream);
        create(output).Write(default(BrokenContext), line: null);
        output.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private readonly struct BrokenContext : IFlagContextAdapter
    {
        public AttributeValue TargetingKey => throw new NotSupportedException("No key.");

        public AttributeValue Tenant => default;

        public AttributeValue Groups => default;

        public bool IsStaff => false;

        public static int FindAttribute(string name) => -1;

        public AttributeValue GetAttribute(int ordinal) => default;

        public FlagContext ToFlagContext() => FlagContext.Anonymous;
    }
}
