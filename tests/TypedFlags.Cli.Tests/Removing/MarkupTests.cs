using TypedFlags.Cli.Tests.Harness;

namespace TypedFlags.Cli.Tests.Removing;

/// <summary>Windows and controls, whose markup names members of the class behind it.</summary>
public class MarkupTests
{
    private static readonly string[] KeepOn = ["remove", "new_checkout", "--keep", "on", "--source-only", "--method", "IFeatures.IsEnabled"];

    private const string Behind = """
        namespace Shop;

        public partial class MainWindow
        {
            public MainWindow(IFeatures features)
            {
                if (!features.IsEnabled("new_checkout"))
                {
                    OnOld();
                    Show(Shown());
                }
            }

            private void OnOld()
            {
            }

            private bool Shown() => true;

            private static void Show(bool isShown)
            {
            }
        }

        """;

    [Theory]
    [InlineData("MainWindow.xaml")]
    [InlineData("MainWindow.axaml")]
    public void What_only_markup_uses_of_the_class_behind_it_stays(string markup)
    {
        using ToolFolder folder = new ToolFolder()
            .With("IFeatures.cs", "public interface IFeatures { bool IsEnabled(string name); }")
            .With(markup, """<Window x:Class="Shop.MainWindow"><Button Click="OnOld" Visibility="{x:Bind Shown()}" /></Window>""")
            .With(markup + ".cs", Behind);

        folder.Run(KeepOn);

        Assert.Equal(
            """
            namespace Shop;

            public partial class MainWindow
            {
                public MainWindow()
                {
                }

                private void OnOld()
                {
                }

                private bool Shown() => true;
            }

            """,
            Read(folder, markup + ".cs"));
    }

    [Fact]
    public void What_markup_binds_of_another_class_stays_and_its_service_goes()
    {
        using ToolFolder folder = new ToolFolder()
            .With("IFeatures.cs", "public interface IFeatures { bool IsEnabled(string name); }")
            .With("CartView.xaml", """<UserControl x:DataType="shop:Cart"><TextBlock Text="{Binding IsNew}" /></UserControl>""")
            .With("Cart.cs", """
                namespace Shop;

                internal class Cart(IFeatures features)
                {
                    internal bool IsNew => features.IsEnabled("new_checkout");

                    internal bool IsOld => !features.IsEnabled("new_checkout");

                    internal string Text() => IsNew && !IsOld ? "new" : "old";
                }

                """);

        folder.Run(KeepOn);

        Assert.Equal(
            """
            namespace Shop;

            internal class Cart
            {
                internal bool IsNew => true;

                internal string Text() => "new";
            }

            """,
            Read(folder, "Cart.cs"));
    }

    private static string Read(ToolFolder folder, string file) => File.ReadAllText(Path.Combine(folder.Path, file));
}
