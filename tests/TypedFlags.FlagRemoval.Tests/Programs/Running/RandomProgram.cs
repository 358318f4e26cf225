using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.FlagRemoval.Tests.Programs.Generation;
using TypedFlags.FlagRemoval.Tests.Programs.World;

namespace TypedFlags.FlagRemoval.Tests.Programs.Running;

/// <summary>A program, and the flag that goes from it.</summary>
internal sealed record RandomProgram(long Seed, string Name, Pin Pin, SyntaxTree Tree)
{
    public const int InOneBatch = 100;

    /// <summary>The program of a seed. Seeds of one hundred have one pin, so that they can go through the compiler together.</summary>
    public static RandomProgram Of(long seed)
    {
        Pin pin = Pin.InTurn[(int)(seed / InOneBatch % Pin.InTurn.Count)];
        string name = "P" + seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Parse(seed, name, pin, ProgramGenerator.Write(seed, name, pin));
    }

    /// <summary>A program that came of this one, under a name of its own.</summary>
    public RandomProgram Renamed(string name, string text) => Parse(Seed, name, Pin, Regex.Replace(text, @"\b" + Name + @"\b", name, RegexOptions.None, TimeSpan.FromSeconds(10)));

    private static RandomProgram Parse(long seed, string name, Pin pin, string text) =>
        new(seed, name, pin, CSharpSyntaxTree.ParseText(text, FlagWorld.ParseOptions, name + ".cs"));
}
