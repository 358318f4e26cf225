using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Contexts;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests.Analyzers.Contexts;

/// <summary>What the generator leaves out of an adapter TF1009 reports, and nothing else; over types put together at random.</summary>
public partial class ContextAgreementTests : ContextTypeTest
{
    private const int Types = 250;

    private static readonly string[] DeclaredNames = ["Plan", "Age", "Beta", "Since", "AppVersion", "App_Version", "Interests"];
    private static readonly string[] OtherNames = ["Login", "Company", "Circles", "Employee", "Email"];
    private static readonly string[] MemberTypes =
        ["string", "int", "bool?", "object", "double", "System.Guid", "System.DateTime?", "System.DayOfWeek", "string[]", "System.Collections.Generic.List<int>", "System.Version"];

    /// <summary>A type that fits each declared name and each mark, so that about half of the members are used.</summary>
    private static readonly Dictionary<string, string> Fitting = new(StringComparer.Ordinal)
    {
        ["Plan"] = "System.DayOfWeek?",
        ["Age"] = "decimal",
        ["Beta"] = "bool",
        ["Since"] = "System.DateTimeOffset",
        ["AppVersion"] = "System.Version?",
        ["App_Version"] = "string",
        ["Interests"] = "string[]",
        ["TargetingKey"] = "System.Guid",
        ["Tenant"] = "string",
        ["Groups"] = "System.Collections.Generic.HashSet<string>",
        ["Staff"] = "bool?",
    };

    private static readonly string[] Shapes = ["public {0} => default!;", "public {0} {{ get; set; }} = default!;"];
    private static readonly string[] MarkedShapes =
        [.. Shapes, "internal {0} => default!;", "private {0} => default!;", "public static {0} => default!;", "public {0} {{ set {{ }} }}", "public {0} {{ private get; set; }} = default!;"];

    private static readonly string[] Marks = ["TargetingKey", "Tenant", "Groups", "Staff"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_member_is_used_as_it_asks_or_reported(int seed)
    {
        Random random = new(seed);
        ImmutableArray<ContextClass> classes = [.. Enumerable.Range(0, Types).Select(number => ContextClass.Any(number, random))];
        FlagsProject project = Project(string.Join('\n', classes.Select(one => one.Text)));
        GeneratorRun run = project.Generate();
        string[] adapters = run["FlagContexts.g.cs"].Split("internal readonly struct ");

        ImmutableArray<Diagnostic> reported = await AnalyzerVerifier.AnalyzeAsync(project, run.Output, new ContextTypeAnalyzer());

        string source = project.Sources.Values.Single();
        HashSet<string> places = [.. reported.Select(diagnostic => PlaceOf(diagnostic, source))];
        foreach (ContextClass one in classes)
        {
            string adapter = adapters.Single(text => text.StartsWith(one.Name + "_Adapter", StringComparison.Ordinal));
            foreach (Member member in one.Members)
            {
                bool isServed = member.Wishes.All(wish => IsServed(adapter, member.Name, wish));
                Assert.True(
                    isServed != places.Contains($"{one.Name}.{member.Name}"),
                    $"{(isServed ? "Used, and reported" : "Left out, and not reported")}: {member.Name} of\n{one.Text}\n{adapter}");
            }
        }

        // Enough of both, or the test would say nothing.
        int members = classes.Sum(one => one.Members.Length);
        Assert.InRange(places.Count, members / 5, members * 4 / 5);
    }

    private static bool IsServed(string adapter, string member, string wish)
    {
        string read = Regex.Escape("user." + member) + @"\b";
        return wish switch
        {
            "attribute" => Regex.IsMatch(adapter, @"^\s+\d+ => .*" + read, RegexOptions.Multiline, TimeSpan.FromSeconds(10)),
            "Staff" => Regex.IsMatch(adapter, "bool IsStaff => .*" + read, RegexOptions.None, TimeSpan.FromSeconds(10)),
            _ => Regex.IsMatch(adapter, $"AttributeValue {wish} => .*{read}", RegexOptions.None, TimeSpan.FromSeconds(10)),
        };
    }

    // Each type has a line of its own.
    private static string PlaceOf(Diagnostic diagnostic, string source)
    {
        string line = source.Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
        string name = source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
        return ClassName().Match(line).Groups["name"].Value + "." + name;
    }

    [GeneratedRegex(@"class (?<name>\w+)", RegexOptions.None, 10_000)]
    private static partial Regex ClassName();

    /// <param name="Name">The property.</param>
    /// <param name="Text">Its declaration.</param>
    /// <param name="Wishes">The marks it has, and <c>attribute</c> where its name is that of one.</param>
    private sealed record Member(string Name, string Text, ImmutableArray<string> Wishes)
    {
        public static Member Declared(string name, Random random) =>
            new(name, Declare(name, random.GetItems(Shapes, 1)[0], name, random), ["attribute"]);

        public static Member Marked(string name, Random random)
        {
            string[] marks = [.. random.GetItems(Marks, random.Next(8) == 0 ? 2 : 1).Distinct(StringComparer.Ordinal)];
            string shape = random.GetItems(random.Next(3) > 0 ? Shapes : MarkedShapes, 1)[0];
            return new(name, $"[{string.Join(", ", marks)}] {Declare(name, shape, marks[0], random)}", [.. marks]);
        }

        private static string Declare(string name, string shape, string wish, Random random) =>
            string.Format(CultureInfo.InvariantCulture, shape, $"{(random.Next(4) > 0 ? Fitting[wish] : random.GetItems(MemberTypes, 1)[0])} {name}");
    }

    private sealed record ContextClass(string Name, ImmutableArray<Member> Members)
    {
        public string Text => $"[FlagContext] public class {Name} {{ {string.Join(' ', Members.Select(member => member.Text))} }}";

        public static ContextClass Any(int number, Random random) => new(
            string.Create(CultureInfo.InvariantCulture, $"Customer{number}"),
            [
                .. DeclaredNames.Where(_ => random.Next(3) == 0).Select(name => Member.Declared(name, random)),
                .. OtherNames.Where(_ => random.Next(3) == 0).Select(name => Member.Marked(name, random)),
            ]);
    }
}
