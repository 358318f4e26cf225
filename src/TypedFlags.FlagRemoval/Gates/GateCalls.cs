using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Recognition;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Gates;

/// <summary>Gates in chains of calls: <c>WithFeatureGate</c>, <c>UseForFeature</c>, <c>UseMiddlewareForFeature</c>, <c>AddForFeature</c>.</summary>
internal sealed class GateCalls : FileStep
{
    /// <summary>The gate that a call is; null where it is none of the flag's.</summary>
    public static Gate? GateOf(InvocationExpressionSyntax call, FlagMeanings meanings, PinnedFlag flag) =>
        flag.Value is bool value && call.Expression is MemberAccessExpressionSyntax { Name: var name } && Takes(name) is { } count
            ? Gate.Of(call.ArgumentList.Arguments.Take(count).Select(static argument => ((SyntaxNode)argument, argument.Expression)), meanings, value)
            : null;

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (!view.Removal.Recognition.MayFind(view.File))
        {
            return;
        }

        FlagMeanings? meanings = null;
        foreach (InvocationExpressionSyntax call in view.Root.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name: var name } || Takes(name) is null || LeftAlone.Is(call) || call.ContainsDirectives)
            {
                continue;
            }

            meanings ??= view.Removal.Recognition.MeaningsIn(view.File);
            if (GateOf(call, meanings, view.Flag) is { } gate && Apply(call, gate, view.Model, edits))
            {
                view.File.Uses++;
            }
        }
    }

    // How many of its arguments are the gate.
    private static int? Takes(SimpleNameSyntax method) => method.Identifier.ValueText switch
    {
        "WithFeatureGate" or "AddForFeature" => int.MaxValue,
        "UseForFeature" or "UseMiddlewareForFeature" => 1,
        _ => null,
    };

    private static bool Apply(InvocationExpressionSyntax call, Gate gate, SemanticModel model, TreeEdits edits)
    {
        MemberAccessExpressionSyntax access = (MemberAccessExpressionSyntax)call.Expression;
        if (gate.IsOpen is not { } isOpen)
        {
            return gate.Features.All(edits.Delete);
        }

        return access.Name.Identifier.ValueText switch
        {
            "WithFeatureGate" => isOpen ? WithoutCall(call, access, model, edits) : Maps(access.Expression) && call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement && IsChain(call, statement) && Deletion.Delete(statement, edits),
            "AddForFeature" => isOpen ? Rename(call, access, "Add", edits) : WithoutCall(call, access, model, edits),
            "UseMiddlewareForFeature" => isOpen ? Rename(call, access, "UseMiddleware", edits) : WithoutCall(call, access, model, edits),
            _ => isOpen ? Inline(call, access, edits) : WithoutCall(call, access, model, edits),
        };
    }

    // `app.MapGet(…).WithFeatureGate("x").WithName("y")` without the call; a call that is all of a statement takes it along.
    private static bool WithoutCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model, TreeEdits edits)
    {
        if (call.Parent is ExpressionStatementSyntax statement && access.Expression is not InvocationExpressionSyntax)
        {
            return Deletion.Delete(statement, edits);
        }

        // The rest of the chain is no statement, and nobody asks what it is.
        if (access.Expression is not InvocationExpressionSyntax && EmptyFunctions.Of(call, model) is var (function, empty))
        {
            return edits.Replace(function, empty);
        }

        return edits.Replace(call, access.Expression.WithLeadingTrivia(call.GetLeadingTrivia()).WithTrailingTrivia(call.GetTrailingTrivia()));
    }

    private static bool Rename(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string name, TreeEdits edits)
    {
        if (access.Name is not GenericNameSyntax generic)
        {
            return false;
        }

        SyntaxToken identifier = SyntaxFactory.Identifier(name).WithTriviaFrom(generic.Identifier);
        return edits.Replace(call, call
            .WithExpression(access.WithName(generic.WithIdentifier(identifier)))
            .WithArgumentList(call.ArgumentList.WithArguments(default)));
    }

    // `app.UseForFeature("x", branch => branch.UseMiddleware<Trace>());`
    private static bool Inline(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, TreeEdits edits)
    {
        if (access.Expression is not IdentifierNameSyntax receiver
            || call.Parent is not ExpressionStatementSyntax
            || call.ArgumentList.Arguments.Count != 2
            || call.ArgumentList.Arguments[1].Expression is not SimpleLambdaExpressionSyntax lambda
            || (lambda.ExpressionBody ?? OnlyExpressionIn(lambda.Block)) is not { } body
            || body.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any())
        {
            return false;
        }

        string parameter = lambda.Parameter.Identifier.ValueText;
        ExpressionSyntax inlined = body.ReplaceNodes(
            body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == parameter && (name.Parent is not MemberAccessExpressionSyntax part || part.Expression == name)),
            (name, _) => receiver.WithTriviaFrom(name));
        return edits.Replace(call, inlined.WithLeadingTrivia(call.GetLeadingTrivia()).WithTrailingTrivia(call.GetTrailingTrivia()));
    }

    private static ExpressionSyntax? OnlyExpressionIn(BlockSyntax? block) => block is { Statements.Count: 1 } && block.Statements[0] is ExpressionStatementSyntax statement ? statement.Expression : null;

    // A route is mapped in the chain itself: then all of it is behind the gate. A group in a variable has other routes.
    private static bool Maps(ExpressionSyntax receiver)
    {
        ExpressionSyntax part = receiver;
        while (part is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            if (access.Name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal))
            {
                return true;
            }

            part = access.Expression;
        }

        return false;
    }

    private static bool IsChain(InvocationExpressionSyntax call, ExpressionStatementSyntax statement)
    {
        SyntaxNode part = call;
        while (part.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == part)
        {
            part = outer;
        }

        return part.Parent == statement;
    }
}
