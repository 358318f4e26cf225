namespace TypedFlags.Definitions.Tests.Diagnostics;

public class FlagsDiagnosticTests
{
    [Fact]
    public void Every_id_from_TF2001_to_TF2014_has_a_descriptor_in_order() =>
        Assert.Equal(
            Enumerable.Range(2001, 14).Select(number => $"TF{number}"),
            FlagsDiagnosticDescriptor.All.Select(descriptor => descriptor.Id));

    [Fact]
    public void The_ids_that_leave_the_flag_usable_are_warnings() =>
        Assert.Equal(
            ["TF2005", "TF2009", "TF2011", "TF2013", "TF2014"],
            FlagsDiagnosticDescriptor.All
                .Where(descriptor => descriptor.Severity == FlagsDiagnosticSeverity.Warning)
                .Select(descriptor => descriptor.Id));

    [Fact]
    public void An_unknown_id_has_no_descriptor() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FlagsDiagnosticDescriptor.Get("TF1001"));

    [Fact]
    public void Line_and_column_follow_from_the_range()
    {
        FlagsFile file = FlagsFile.Parse("shop/flags.yaml", "flags:\n  a: 1\n");

        FlagsDiagnostic diagnostic = FlagsDiagnostic.Create(file, FlagsDiagnosticIds.InvalidValue, new TextRange(12, 1), "No.");

        Assert.Equal("shop/flags.yaml(2,6): error TF2004: No.", diagnostic.ToString());
    }

    [Fact]
    public void A_range_is_cut_to_the_file()
    {
        FlagsFile file = FlagsFile.Parse("flags.yaml", "flags:");

        FlagsDiagnostic diagnostic = FlagsDiagnostic.Create(file, FlagsDiagnosticIds.InvalidValue, new TextRange(4, 99), "No.");

        Assert.Equal(new TextRange(4, 2), diagnostic.Range);
    }
}
