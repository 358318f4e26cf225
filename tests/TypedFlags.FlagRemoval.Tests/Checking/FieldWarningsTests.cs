using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Checking;

/// <summary>What is new to say of fields after a change. Each test also asks the compiler, which has to compile both programs whole for it.</summary>
public class FieldWarningsTests
{
    private const string Part = "public partial class Basket { private string? _coupon; }";

    [Fact]
    public void A_field_that_is_only_read_now() => Check(
        [("public class Basket { private int _fee; public int Fee => _fee; public void Pay() { _fee = 5; } }", "public class Basket { private int _fee; public int Fee => _fee; public void Pay() { } }")],
        "CS0649 _fee in File0.cs");

    [Fact]
    public void A_field_of_a_part_in_another_file_that_is_only_read_now() => Check(
        [(Part, null), ("public partial class Basket { public string? Of() => _coupon; public void Redeem(string coupon) { _coupon = coupon; } }", "public partial class Basket { public string? Of() => _coupon; public void Redeem(string coupon) { } }")],
        "CS0649 _coupon in File1.cs");

    [Fact]
    public void A_field_of_a_part_in_another_file_that_is_not_used_now() => Check(
        [(Part, null), ("public partial class Basket { public void Redeem(string coupon) { _coupon = coupon; } }", "public partial class Basket { public void Redeem(string coupon) { } }")],
        "CS0169 _coupon in File1.cs");

    [Fact]
    public void A_field_of_a_part_in_another_file_that_is_only_set_to_a_constant_now() => Check(
        [("public partial class Basket { private int _fee = 5; }", null), ("public partial class Basket { public int Pay() => _fee; }", "public partial class Basket { public int Pay() => 3; }")],
        "CS0414 _fee in File1.cs");

    [Fact]
    public void A_field_that_gets_a_constant_where_it_got_an_answer() => Check(
        [("public class Basket { private int _fee; public void Pay() { _fee = System.DateTime.Now.Year > 3 ? System.DateTime.Now.Year : 5; } }", "public class Basket { private int _fee; public void Pay() { _fee = 5; } }")],
        "CS0414 _fee in File0.cs");

    [Fact]
    public void A_field_of_an_internal_class_that_other_classes_set() => Check(
        [("internal class Basket { public int Fee; }", null), ("internal class Shop { public int Get(Basket basket) => basket.Fee; public void Set(Basket basket) { basket.Fee = 5; } }", "internal class Shop { public int Get(Basket basket) => basket.Fee; public void Set(Basket basket) { } }")],
        "CS0649 Fee in File1.cs");

    [Fact]
    public void An_event_that_nobody_raises_now() => Check(
        [("public class Basket { public event System.EventHandler? Paid; public void Pay() { Paid?.Invoke(this, System.EventArgs.Empty); } }", "public class Basket { public event System.EventHandler? Paid; public void Pay() { } }")],
        "CS0067 Paid in File0.cs");

    [Fact]
    public void Two_files_that_used_a_field_are_both_told_of() => Check(
        [
            (Part, null),
            ("public partial class Basket { public void Redeem(string coupon) { _coupon = coupon; } }", "public partial class Basket { public void Redeem(string coupon) { } }"),
            ("public partial class Basket { public string? Find() => _coupon; }", "public partial class Basket { public string? Find() => null; }"),
        ],
        "CS0169 _coupon in File1.cs",
        "CS0169 _coupon in File2.cs");

    [Fact]
    public void What_was_said_before_is_not_new() => Check(
        [("public class Basket { private int _fee; public int Pay() { int fee = 5; return fee; } }", "public class Basket { private int _fee; public int Pay() { return 5; } }")]);

    [Fact]
    public void Where_the_warning_is_switched_off_in_the_file_nothing_is_said() => Check(
        [("public partial class Basket {\n#pragma warning disable CS0169\nprivate int _fee;\n#pragma warning restore CS0169\n}", null), ("public partial class Basket { public void Pay(int fee) { _fee = fee; } }", "public partial class Basket { public void Pay(int fee) { } }")]);

    [Fact]
    public void Where_the_warning_is_switched_off_in_the_project_nothing_is_said() => Check(
        [("public class Basket { private int _fee; public void Pay(int fee) { _fee = fee; } }", "public class Basket { private int _fee; public void Pay(int fee) { } }")],
        static options => options.WithSpecificDiagnosticOptions([KeyValuePair.Create("CS0169", ReportDiagnostic.Suppress)]));

    private static void Check((string Before, string? After)[] files, params string[] expected) => Check(files, static options => options, expected);

    private static void Check((string Before, string? After)[] files, Func<CSharpCompilationOptions, CSharpCompilationOptions> configure, params string[] expected)
    {
        CSharpCompilation before = files.Select(static (file, index) => (file, index)).Aggregate(new FlagsProject(), static (project, one) => project.WithSource($"File{one.index}.cs", "#nullable enable\n" + one.file.Before)).CreateCompilation();
        before = before.WithOptions(configure(before.Options));
        CSharpCompilation after = before;
        ImmutableArray<FlagRemovalChange>.Builder changes = ImmutableArray.CreateBuilder<FlagRemovalChange>();
        foreach (((string _, string? text), SyntaxTree tree) in files.Zip(before.SyntaxTrees).Where(static pair => pair.First.After is not null))
        {
            SyntaxTree changed = CSharpSyntaxTree.ParseText("#nullable enable\n" + text, (CSharpParseOptions)tree.Options, tree.FilePath);
            after = after.ReplaceSyntaxTree(tree, changed);
            changes.Add(new FlagRemovalChange(tree, changed, 1));
        }

        Assert.Equal(expected, FieldWarnings.NewIn(changes.ToImmutable(), new Code(before), new Code(after), TestContext.Current.CancellationToken)
            .Select(static problem => $"{problem.Id} {problem.Properties[FieldWarnings.Name]} in {problem.Location.SourceTree!.FilePath}"));
        Assert.Equal(IdsOf(after).Except(IdsOf(before), StringComparer.Ordinal), expected.Select(static line => line[..6]).Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<string> IdsOf(CSharpCompilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(static problem => problem.Severity >= DiagnosticSeverity.Warning && !problem.IsSuppressed)
        .Select(static problem => problem.Id);
}
