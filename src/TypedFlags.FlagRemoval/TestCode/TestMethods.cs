using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>What is a test, and where tests are: by the names of the attributes of xUnit, NUnit and MSTest, since packages may be missing.</summary>
internal static class TestMethods
{
    private static readonly string[] Libraries =
        ["Xunit", "NUnit", "Microsoft.VisualStudio.TestTools", "NSubstitute", "Moq", "FakeItEasy", "Microsoft.AspNetCore.Mvc.Testing", "TUnit"];

    // `Shop.Tests`, `UnitTests`, `Shop.TestSupport`; not `Shop.Testimonials`, nor `Contest`.
    private static readonly Regex Assembly = new("(?<![A-Z])(Tests?|Testing|Specs?)(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Whether a member is a test.</summary>
    public static bool Is(MemberDeclarationSyntax? member) => member is MethodDeclarationSyntax method && Attributes(method).Any(static attribute => IsTest(NameOf(attribute)));

    /// <summary>Whether code stands among tests: in a class that has some, in a file that uses a library for tests, or in a folder or project that is called so.</summary>
    public static bool AreAround(SyntaxNode node) => AreInFileOf(node) || node.SyntaxTree.FilePath.IndexOf("test", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether code is of tests and of nothing else: by its file, or by the name of its assembly.</summary>
    public static bool AreSurelyAround(SyntaxNode node, Compilation compilation) => AreInFileOf(node) || Assembly.IsMatch(compilation.AssemblyName ?? "");

    /// <summary>Whether code stands in a class that has tests, or in a file that uses a library for tests.</summary>
    public static bool AreInFileOf(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(static type => type.Members.Any(Is))
        || node.SyntaxTree.GetRoot() is CompilationUnitSyntax unit && unit.DescendantNodes(static one => one is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>().Any(static use => Libraries.Any(library => use.Name?.ToString().StartsWith(library, StringComparison.Ordinal) == true));

    /// <summary>The attributes of a method.</summary>
    public static IEnumerable<AttributeSyntax> Attributes(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(static list => list.Attributes);

    /// <summary>The name of an attribute, as it is written in brackets.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            var other => other.ToString(),
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>True for <c>[InlineData(…)]</c>, <c>[TestCase(…)]</c>, <c>[DataRow(…)]</c>.</summary>
    public static bool IsRow(AttributeSyntax attribute) => NameOf(attribute) is "InlineData" or "TestCase" or "DataRow";

    /// <summary>True for data that stands elsewhere.</summary>
    public static bool IsOtherData(AttributeSyntax attribute) =>
        NameOf(attribute) is "MemberData" or "ClassData" or "TestCaseSource" or "DynamicData" or "AutoData" or "InlineAutoData" or "CombinatorialData" or "PairwiseData";

    private static bool IsTest(string name) =>
        name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal) || name is "Test" or "TestCase" or "TestCaseSource" or "TestMethod" or "DataTestMethod";
}
