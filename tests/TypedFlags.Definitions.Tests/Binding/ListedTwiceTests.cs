namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>TF2013.</summary>
public class ListedTwiceTests : BindingTest
{
    private const string Variants = "type: string, variants: { a: x, b: y }, default: a, ";

    [Theory]
    [InlineData("users: [ada, bob], exclude: { users: [«bob»] }", "The user 'bob' stands in two lists, 'users' and 'exclude'; only one of them has an effect.")]
    [InlineData("groups: [qa], exclude: { groups: [x, «qa»] }", "The group 'qa' stands in two lists, 'groups' and 'exclude'")]
    [InlineData(Variants + "users: { a: [ada], b: [eve, «ada»] }", "'a' and 'b'")]
    [InlineData(Variants + "groups: { b: [qa], a: [«qa»] }", "The group 'qa'")]
    [InlineData(Variants + "users: { a: [ada] }, exclude: { users: [«ada»] }", "'a' and 'exclude'")]
    [InlineData("tenants: { acme: { users: [bob], exclude: { users: [«bob»] } } }", "'users' and 'exclude'")]
    [InlineData(Variants + "tenants: { acme: { users: { a: [bob], b: [«bob»] } } }", "'a' and 'b'")]
    public void In_two_lists_of_one_level(string body, string message) =>
        Assert.Equal(FlagsDiagnosticSeverity.Warning, AssertFlag(body, "TF2013", message).Severity);

    [Theory]
    [InlineData("users: [ada], groups: [ada], exclude: { groups: [eve], users: [mallory] }")]
    [InlineData("users: [ada], exclude: { users: [Ada] }")]
    [InlineData("users: [ada], exclude: { groups: [ada] }")]
    [InlineData("users: [ada], tenants: { acme: { users: [ada] }, other: { exclude: { users: [ada] } } }")]
    [InlineData(Variants + "users: { a: [ada], b: [eve] }")]
    public void Elsewhere_the_same_name_is_sound(string body) => AssertFlagIsSound(body);
}
