using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>A private method that tests call, and that sets the flag to what they give: <c>Checkout Create(bool isNew)</c>. Who calls it sets the flag.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameter">What it sets the flag to.</param>
/// <param name="Setups">Where it does.</param>
/// <param name="Calls">Its calls, as set-ups of the members that they are in.</param>
internal sealed record TestHelper(MethodDeclarationSyntax Method, IParameterSymbol Parameter, IReadOnlyList<TestSetup> Setups, IReadOnlyList<TestSetup> Calls)
{
    /// <summary>The helper that some set-ups of a member make of it; null where they make none.</summary>
    public static TestHelper? Of(MemberDeclarationSyntax? member, IReadOnlyList<TestSetup> setups, FileView view)
    {
        List<TestSetup> settings = [.. setups.Where(static setup => setup.Kind != TestSetupKind.Assertion)];
        return member is MethodDeclarationSyntax method && settings.Count > 0 && settings[0].Value?.Parameter is { ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Private } symbol } parameter
            && settings.TrueForAll(setup => SymbolEqualityComparer.Default.Equals(setup.Value?.Parameter, parameter))
            && SymbolEqualityComparer.Default.Equals(view.Model.GetDeclaredSymbol(method, view.CancellationToken), symbol)
            && CallSites.Of(symbol, view.Removal) is { Count: > 0 } calls && calls.All(call => call.Node.SyntaxTree == method.SyntaxTree)
            ? new TestHelper(method, parameter, setups, [.. calls.Select(call => new TestSetup(call.Node, TestSetupKind.Call, ValueOf(call.ArgumentFor(parameter), view)))])
            : null;
    }

    /// <summary>Takes the set-ups out where every call says what is kept; the parameter goes when nothing reads it any more.</summary>
    public void Reduce(FileView view, TreeEdits edits)
    {
        if (Calls.All(call => call.Value?.Constant is { } constant && SetupValue.IsKept(constant, view.Flag) == true) && !Method.ContainsDirectives && TestRows.IsOnlyRead(Method, Parameter, view)
            && Calls[0].Place is InvocationExpressionSyntax call && ArgumentOf(call) is { } value)
        {
            RemoveTestSetups.Remove(Setups, edits);
            TestRows.Substitute(Method, Parameter, TestRows.KnownOf(value, view), view, edits);
        }
    }

    private ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call) =>
        Recognition.Receivers.ArgumentOf(call, ((IMethodSymbol)Parameter.ContainingSymbol).Parameters, Parameter.Ordinal, 0)
        ?? Method.ParameterList.Parameters[Parameter.Ordinal].Default?.Value;

    // A test that does not say the side, and gets the dead one, may be of something else.
    private static SetupValue? ValueOf(IArgumentOperation? argument, FileView view) => argument switch
    {
        { ArgumentKind: ArgumentKind.DefaultValue, Value.ConstantValue: { HasValue: true, Value: { } value } } => SetupValue.IsKept(value, view.Flag) == true ? new SetupValue(value, Parameter: null) : null,
        { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax { Expression: var value } } => SetupValue.Of(value, view.Model),
        _ => null,
    };
}
