using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Analyzers.Contexts;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>
/// Asks a flag through its accessor: <c>await features.IsEnabledAsync("new_checkout")</c> becomes <c>Flags.NewCheckout.IsEnabled(user)</c>.
/// A function that then awaits nothing gives finished tasks, and a field that nothing reads any more goes.
/// </summary>
internal sealed class UseAccessorFix : SourceFix
{
    public override string EquivalenceKey => "TypedFlags.UseAccessor";

    public override string? TitleOf(Diagnostic diagnostic, Compilation compilation) =>
        KeyOf(diagnostic) is { } key && FlagMembers.Find(compilation, key) is { } members
            ? $"Use '{members.Class.Name}.{members.Accessor.Name}'"
            : null;

    public override Task<Document?> ApplyAsync(SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Dictionary<SyntaxNode, SyntaxNode> answers = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Plan(file, diagnostic, cancellationToken) is { } plan)
            {
                answers[plan.Node] = plan.Answer;
            }
        }

        // What one of these takes back may be what another went by.
        Dictionary<SyntaxNode, AsyncFunction> functions;
        HashSet<SyntaxNode> removed;
        int count;
        do
        {
            count = answers.Count;
            functions = FindFinished(file, answers, cancellationToken);
            removed = UnreadServices.Find(file, answers, cancellationToken);
        }
        while (answers.Count < count);

        if (count == 0)
        {
            return Task.FromResult<Document?>(null);
        }

        SyntaxAnnotation mark = new();
        SyntaxNode root = file.Root.ReplaceNodes(
            answers.Keys.Concat(functions.Keys).Concat(removed),
            (original, rewritten) => answers.TryGetValue(original, out SyntaxNode? answer) ? answer
                : functions.TryGetValue(original, out AsyncFunction? function) ? function.WithoutAsync(rewritten, cancellationToken)
                : rewritten.WithAdditionalAnnotations(mark));
        return Task.FromResult<Document?>(file.Document.WithSyntaxRoot(FieldRemoval.Remove(root, mark)));
    }

    private static (SyntaxNode Node, SyntaxNode Answer)? Plan(SourceFile file, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (KeyOf(diagnostic) is not { } key
            || file.NodeAt(diagnostic) is not { } node
            || AskingCall.Find(file, node, cancellationToken) is not { } call
            || AnswerPlace.Find(call) is not { HoldsComment: false } place
            || FlagMembers.Find(file.Model.Compilation, key) is not { } members
            || !SymbolEqualityComparer.Default.Equals(FlagMembers.ValueTypeOf(members.Accessor), call.Answer)
            || ArgumentsOf(file, call, key, cancellationToken) is not { } arguments)
        {
            return null;
        }

        bool isBoolean = call.Answer.SpecialType == SpecialType.System_Boolean;
        ExpressionSyntax accessor = Names.Access(Names.OfType(file.Model, place.Node.SpanStart, members.Class), members.Accessor.Name);
        ExpressionSyntax answer = SyntaxFactory.InvocationExpression(Names.Access(accessor, isBoolean ? "IsEnabled" : "GetValue"), arguments);
        answer = place.Wrapper is null ? answer : FinishedTask.Of(place.Wrapper, answer, type: null);
        bool isTall = arguments.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        answer = isTall ? answer.WithAdditionalAnnotations(Formatter.Annotation) : answer;
        return (place.Node, answer.WithTriviaFrom(place.Node));
    }

    // Who is asking: nobody need be said where everyone gets the same; else the call's own context, else one in reach, else the
    // ambient one where something sets it. Null where none of these will do.
    private static ArgumentListSyntax? ArgumentsOf(SourceFile file, AskingCall call, string key, CancellationToken cancellationToken)
    {
        Compilation compilation = file.Model.Compilation;
        bool isOwn = call.Context is not null && ContextInReach.IsContext(file.Model.GetTypeInfo(call.Context, cancellationToken).ConvertedType, compilation);
        if (isOwn && !(call.Context is LiteralExpressionSyntax && !HasTargeting(file, key, cancellationToken)))
        {
            return Arguments(call.Context!);
        }

        if (call.Context is not null && !AskingCall.IsPlain(call.Context))
        {
            return null;
        }

        if (!HasTargeting(file, key, cancellationToken))
        {
            return SyntaxFactory.ArgumentList();
        }

        // Somebody else's context says who is asking; another one might be another user.
        if (call.Context is not null)
        {
            return null;
        }

        if (ContextInReach.Find(file.Model, call.Invocation.SpanStart) is { } context)
        {
            return Arguments(context);
        }

        return AmbientContext.IsSetIn(compilation, cancellationToken) ? SyntaxFactory.ArgumentList() : null;
    }

    private static bool HasTargeting(SourceFile file, string key, CancellationToken cancellationToken) =>
        FlagCatalog.Get(file.Model.Compilation, file.Document.Project.AnalyzerOptions, cancellationToken).Find(key) is not { HasTargeting: false };

    private static ArgumentListSyntax Arguments(ExpressionSyntax context) =>
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(context.WithoutTrivia())));

    // The async functions of which the last await goes. Answers in those that can't do without are taken back.
    private static Dictionary<SyntaxNode, AsyncFunction> FindFinished(
        SourceFile file, Dictionary<SyntaxNode, SyntaxNode> answers, CancellationToken cancellationToken)
    {
        Dictionary<SyntaxNode, AsyncFunction> finished = [];
        foreach (IGrouping<SyntaxNode, (SyntaxNode Answer, AsyncFunction Function)> group in answers.Keys
            .Select(answer => (Answer: answer, Function: AsyncFunction.Around(answer, file.Model)!))
            .Where(static pair => pair.Function is not null && pair.Answer.DescendantNodesAndSelf().Any(static node => node is AwaitExpressionSyntax))
            .GroupBy(static pair => pair.Function.Node)
            .ToList())
        {
            AsyncFunction function = group.First().Function;
            if (function.CountAwaits() > group.Count())
            {
                continue;
            }

            if (function.CanDoWithout(cancellationToken))
            {
                finished.Add(group.Key, function);
                continue;
            }

            foreach ((SyntaxNode answer, _) in group)
            {
                answers.Remove(answer);
            }
        }

        return finished;
    }

    private static string? KeyOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.FlagKey, out string? key) ? key : null;
}
