using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Tests with a row for each side of the flag: the rows of the dead side go, then the parameter that told them apart, with the value of all rows in its place.</summary>
internal static class TestRows
{
    /// <summary>Takes the dead rows out, or, where there are none any more, the parameter and the set-ups.</summary>
    public static void Reduce(MethodDeclarationSyntax test, IParameterSymbol parameter, IReadOnlyList<TestSetup> setups, FileView view, TreeEdits edits)
    {
        List<AttributeSyntax> rows = [.. TestMethods.Attributes(test).Where(TestMethods.IsRow)];
        if (rows.Count == 0)
        {
            TestValues.Reduce(test, parameter, setups, view, edits);
            return;
        }

        if (TestMethods.Attributes(test).Any(TestMethods.IsOtherData)
            || test.AttributeLists.Any(static list => list.ContainsDirectives)
            || rows.Exists(row => !IsPlain(row, test))
            || !IsOnlyRead(test, parameter, view))
        {
            return;
        }

        List<(AttributeSyntax Row, bool? IsKept)> sides = [.. rows.Select(row => (row, SideOf(row.ArgumentList!.Arguments[parameter.Ordinal].Expression, view)))];
        if (sides.Exists(static side => side.IsKept is null))
        {
            return;
        }

        List<AttributeSyntax> dead = [.. sides.Where(static side => side.IsKept == false).Select(static side => side.Row)];
        if (dead.Count == rows.Count)
        {
            RemoveTestSetups.Delete(test, edits);
        }
        else if (dead.Count > 0)
        {
            Delete(test, dead, edits);
        }
        else
        {
            RemoveTestSetups.Remove(setups, edits);
            RemoveParameter(test, parameter, rows, view, edits);
        }
    }

    /// <summary>Whether a value is what is kept; null where it is no answer of the flag.</summary>
    public static bool? SideOf(ExpressionSyntax value, FileView view) => SetupValue.Of(value, view.Model)?.Constant is { } constant ? SetupValue.IsKept(constant, view.Flag) : null;

    /// <summary>Whether nothing but its value is wanted of a parameter.</summary>
    public static bool IsOnlyRead(MethodDeclarationSyntax method, IParameterSymbol parameter, FileView view) =>
        Reference.EachIn(method, parameter, view.Removal.Now).All(static place => place.Usage == UsageKind.Read || place.IsLabel);

    /// <summary>A value that a person wrote and that is what is kept, known.</summary>
    public static ExpressionSyntax KnownOf(ExpressionSyntax value, FileView view) =>
        view.Model.GetTypeInfo(value).Type?.TypeKind == TypeKind.Enum || Constants.Of(value, view.Model).Value is not (bool or string or int or long or double)
            ? view.Flag.Variant is { } variant ? Known.Variant(value.WithoutTrivia(), variant) : Known.Mark(value.WithoutTrivia())
            : Known.Literal(Constants.Of(value, view.Model).Value!);

    /// <summary>Puts a known value where a parameter is read.</summary>
    public static void Substitute(MethodDeclarationSyntax method, IParameterSymbol parameter, ExpressionSyntax known, FileView view, TreeEdits edits)
    {
        foreach (Reference place in Reference.AllIn(method, parameter, view.Removal.Now))
        {
            if (!place.IsLabel && !edits.Covers(place.Name))
            {
                edits.Replace(place.Name, known.WithTriviaFrom(place.Name));
            }
        }
    }

    private static void RemoveParameter(MethodDeclarationSyntax test, IParameterSymbol parameter, List<AttributeSyntax> rows, FileView view, TreeEdits edits)
    {
        ExpressionSyntax value = rows[0].ArgumentList!.Arguments[parameter.Ordinal].Expression;
        Substitute(test, parameter, KnownOf(value, view), view, edits);
        edits.Delete(test.ParameterList.Parameters[parameter.Ordinal]);
        if (test.ParameterList.Parameters.Count > 1)
        {
            rows.ForEach(row => edits.Delete(row.ArgumentList!.Arguments[parameter.Ordinal]));
            return;
        }

        // Without parameters a test has no rows.
        Dictionary<SyntaxNode, SyntaxNode> renamed = [];
        if (TestMethods.Attributes(test).FirstOrDefault(static attribute => TestMethods.NameOf(attribute) is "Theory" or "DataTestMethod") is { } kind)
        {
            renamed.Add(kind, kind.WithName(Named(kind.Name, TestMethods.NameOf(kind) == "Theory" ? "Fact" : "TestMethod")));
        }
        else if (TestMethods.NameOf(rows[0]) == "TestCase" && !TestMethods.Attributes(test).Any(static attribute => TestMethods.NameOf(attribute) == "Test"))
        {
            renamed.Add(rows[0], rows[0].WithName(Named(rows[0].Name, "Test")).WithArgumentList(NamedOf(rows[0].ArgumentList!)));
            rows.RemoveAt(0);
        }

        Delete(test, rows, edits, renamed);
    }

    // `[TestCase(true, ExpectedResult = 3)]` becomes `[Test(ExpectedResult = 3)]`; what a test has no word for goes.
    private static AttributeArgumentListSyntax? NamedOf(AttributeArgumentListSyntax list)
    {
        AttributeArgumentSyntax[] named = [.. list.Arguments.Where(static argument => argument.NameEquals?.Name.Identifier.ValueText is "ExpectedResult" or "Description" or "Author" or "TestOf")];
        return named.Length == 0 ? null : list.WithArguments(SyntaxFactory.SeparatedList(named, list.Arguments.GetSeparators().Skip(list.Arguments.Count - named.Length)));
    }

    private static NameSyntax Named(NameSyntax old, string name) => old is QualifiedNameSyntax qualified
        ? qualified.WithRight(SyntaxFactory.IdentifierName(name))
        : SyntaxFactory.IdentifierName(name).WithTriviaFrom(old);

    // What stands above the first list of attributes, the member's comment and a blank line, stands above the first one that is left.
    private static void Delete(MethodDeclarationSyntax test, List<AttributeSyntax> rows, TreeEdits edits, Dictionary<SyntaxNode, SyntaxNode>? renamed = null)
    {
        List<AttributeListSyntax> gone = [.. test.AttributeLists.Where(list => list.Attributes.All(rows.Contains))];
        List<AttributeListSyntax> left = [.. test.AttributeLists.Where(list => !gone.Contains(list))];
        foreach (AttributeListSyntax list in left)
        {
            AttributeListSyntax changed = renamed is null ? list : list.ReplaceNodes(list.Attributes.Where(renamed.ContainsKey), (attribute, _) => renamed[attribute]);
            AttributeSyntax[] dead = [.. list.Attributes.Where(rows.Contains)];
            changed = dead.Length == 0 ? changed : changed.RemoveNodes(changed.Attributes.Where((_, index) => dead.Contains(list.Attributes[index])), SyntaxRemoveOptions.KeepNoTrivia)!;
            if (list == left[0] && gone.Contains(test.AttributeLists[0]))
            {
                edits.Replace(test.AttributeLists[0], changed.WithLeadingTrivia(test.AttributeLists[0].GetLeadingTrivia()));
                edits.Delete(list);
                gone.Remove(test.AttributeLists[0]);
            }
            else if (changed != list)
            {
                edits.Replace(list, changed);
            }
        }

        gone.ForEach(list => edits.Delete(list));
    }

    // As many values as there are parameters, each in its place.
    private static bool IsPlain(AttributeSyntax row, MethodDeclarationSyntax test) =>
        row.ArgumentList is { } list
        && list.Arguments.Count(static argument => argument.NameEquals is null) == test.ParameterList.Parameters.Count
        && !list.Arguments.Any(static argument => argument.NameColon is not null)
        && !test.ParameterList.Parameters.Any(static parameter => parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
}
