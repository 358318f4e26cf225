namespace TypedFlags.FlagRemoval.Tests.Programs.Running;

/// <summary>In what a program is something else afterwards.</summary>
/// <param name="Kind">The kind of difference: two of one kind have likely one cause.</param>
/// <param name="Text">What exactly it is.</param>
internal sealed record Difference(string Kind, string Text);

/// <summary>A program that is something else afterwards.</summary>
internal sealed record Failure(RandomProgram Program, string After, string Kind, string Difference)
{
    public override string ToString() =>
        $"Seed {Program.Seed}, {Program.Pin}: {Kind}. {Difference}\n======== before\n{Program.Tree}\n======== after\n{After}";
}
