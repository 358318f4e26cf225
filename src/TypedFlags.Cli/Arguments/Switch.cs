using System.CommandLine;

namespace TypedFlags.Cli.Arguments;

/// <summary>Options that are given or not.</summary>
internal static class Switch
{
    /// <summary>Makes one. It takes no value: what follows it may be a flag or a file called <c>true</c>.</summary>
    public static Option<bool> Create(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };
}
