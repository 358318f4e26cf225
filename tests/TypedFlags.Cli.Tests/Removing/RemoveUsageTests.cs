using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>Command lines of <c>remove</c> that can't be meant.</summary>
public class RemoveUsageTests
{
    private const string Flags = "flags:\n  new_checkout: { rollout: 5 }\n  layout: { type: string, variants: { control: a, full: b }, default: control }\n  batch_size: { type: integer, default: 5 }\n";

    [Theory]
    [InlineData("remove new_chekout --keep on", "There is no flag 'new_chekout' (did you mean 'new_checkout'?).")]
    [InlineData("remove  --keep on", "The flag's name is empty.")]
    [InlineData("usages ", "The flag's name is empty.")]
    [InlineData("remove new_checkout", "Which side stays? Give --keep on, --keep off, or --keep and a variant.")]
    [InlineData("remove new_checkout --keep of", "--keep: 'new_checkout' has no 'of' (did you mean 'on'?). It has 'on', 'off'.")]
    [InlineData("remove layout --keep on", "--keep: 'layout' has no 'on'. It has 'control', 'full'.")]
    [InlineData("remove layout --keep ful", "--keep: 'layout' has no 'ful' (did you mean 'full'?). It has 'control', 'full'.")]
    [InlineData("remove batch_size --keep many", "--keep: 'batch_size' has numbers as values, and 'many' is none.")]
    [InlineData("remove quite_another --keep full", "--keep: 'quite_another' is in no flags.yaml here, so that its variants are not known. Give 'on' or 'off'.")]
    [InlineData("remove quite_another --keep on", "There is no flag 'quite_another': no flags file declares it, and no code mentions it.")]
    [InlineData("remove new_checkout --keep on --path nowhere", "There is no folder, project or solution 'nowhere'.")]
    [InlineData("remove new_checkout --keep on --path flags.yaml", "'flags.yaml' is neither a folder nor a .csproj, .sln or .slnx.")]
    [InlineData("remove new_checkout --keep on --method IsEnabled", "--method: 'IsEnabled' is no type and method. Write it as IFeatureService.IsEnabled.")]
    public void Ends_with_2_and_says_what_to_write(string commandLine, string message)
    {
        using ToolFolder folder = ToolFolder.WithFlags(Flags);

        Assert.Equal(new ToolResult(2, "", $"typedflags: {message}\n"), folder.Run(commandLine.Split(' ')));
    }
}
