using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>What only code of other generators reads, which are not run here.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public void A_logger_that_only_generated_code_reads_stays_and_holds_nothing_up()
    {
        using ToolFolder folder = new ToolFolder()
            .With("IFeatures.cs", "public interface IFeatures { bool IsEnabled(string name); }")
            .With("Logging.cs", """
                public interface ILogger<T>
                {
                    void Write(string text);
                }

                public sealed class LoggerMessageAttribute(string text) : System.Attribute
                {
                    public string Text => text;
                }

                """)
            .With("Pay.cs", """
                public partial class Pay(ILogger<Pay> logger, IFeatures features)
                {
                    public void Go()
                    {
                        if (features.IsEnabled("new_checkout"))
                        {
                            LogNew();
                        }
                        else
                        {
                            logger.Write("old");
                        }
                    }

                    [LoggerMessage("new")]
                    private partial void LogNew();
                }

                """);

        ToolResult result = folder.Run("remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatures.IsEnabled");

        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.DoesNotContain("Pay.cs(", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            public partial class Pay(ILogger<Pay> logger)
            {
                public void Go()
                {
                    LogNew();
                }

                [LoggerMessage("new")]
                private partial void LogNew();
            }

            """,
            File.ReadAllText(Path.Combine(folder.Path, "Pay.cs")));
    }
}
