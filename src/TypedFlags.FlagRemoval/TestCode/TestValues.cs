using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Tests of NUnit that run for each value of a parameter, <c>[Values(true, false)] bool isNew</c>: they run for what is kept alone.</summary>
internal static class TestValues
{
    /// <summary>Takes the parameter and the set-ups out; a test that only has values of the dead side goes whole.</summary>
    public static void Reduce(MethodDeclarationSyntax test, IParameterSymbol parameter, IReadOnlyList<TestSetup> setups, FileView view, TreeEdits edits)
    {
        ParameterSyntax declaration = test.ParameterList.Parameters[parameter.Ordinal];
        if (declaration.AttributeLists.Count != 1 || declaration.AttributeLists[0].Attributes.Count != 1 || TestMethods.NameOf(declaration.AttributeLists[0].Attributes[0]) != "Values"
            || TestMethods.Attributes(test).Any(static attribute => TestMethods.IsOtherData(attribute) || TestMethods.NameOf(attribute) == "Sequential")
            || declaration.ContainsDirectives || !TestRows.IsOnlyRead(test, parameter, view))
        {
            return;
        }

        List<ExpressionSyntax> values = [.. declaration.AttributeLists[0].Attributes[0].ArgumentList?.Arguments.Select(static argument => argument.Expression) ?? []];
        if (values.Count == 0)
        {
            // Both of a boolean.
            if (parameter.Type.SpecialType == SpecialType.System_Boolean && view.Flag.Value is bool kept)
            {
                Remove(test, parameter, Known.Boolean(kept), setups, view, edits);
            }

            return;
        }

        List<bool?> sides = [.. values.Select(value => TestRows.SideOf(value, view))];
        if (sides.Contains(null))
        {
            return;
        }

        if (sides.Contains(true))
        {
            Remove(test, parameter, TestRows.KnownOf(values[sides.IndexOf(true)], view), setups, view, edits);
        }
        else
        {
            RemoveTestSetups.Delete(test, edits);
        }
    }

    private static void Remove(MethodDeclarationSyntax test, IParameterSymbol parameter, ExpressionSyntax known, IReadOnlyList<TestSetup> setups, FileView view, TreeEdits edits)
    {
        RemoveTestSetups.Remove(setups, edits);
        TestRows.Substitute(test, parameter, known, view, edits);
        edits.Delete(test.ParameterList.Parameters[parameter.Ordinal]);
    }
}
