using Microsoft.CodeAnalysis;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>What is given for parameters of other projects that went there goes here.</summary>
internal sealed class DropArguments : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (SharedParameter dropped in removal.Request.Dropped)
        {
            if (SharedConstructors.ParameterOf(dropped, removal.Compilation) is { } parameter
                && CallSites.Of((IMethodSymbol)parameter.ContainingSymbol, removal) is { } calls
                && GivenArguments.For(parameter, calls, removal) is { } arguments
                && !StandInTests.AddTo(edits, parameter, arguments, removal))
            {
                foreach (SyntaxNode argument in arguments.Where(argument => !LeftAlone.Is(argument) && edits.CanEdit([argument])))
                {
                    edits.Of(argument)!.Delete(argument);
                }
            }
        }
    }
}
