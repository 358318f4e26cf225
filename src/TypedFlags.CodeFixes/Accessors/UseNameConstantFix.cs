using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>Writes <c>Flags.Names.NewCheckout</c> in the place of text: for attributes, and for libraries that ask by name.</summary>
internal sealed class UseNameConstantFix : SourceFix
{
    public override string EquivalenceKey => "TypedFlags.UseNameConstant";

    public override string? TitleOf(Diagnostic diagnostic, Compilation compilation) =>
        MembersOf(diagnostic, compilation) is { Name: { } name } members ? $"Use '{members.Class.Name}.Names.{name.Name}'" : null;

    public override Task<Document?> ApplyAsync(SourceFile file, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Dictionary<SyntaxNode, SyntaxNode> changes = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (file.NodeAt(diagnostic) is { } node
                && AskingCall.ConstantAt(node) is { } constant
                && file.Model.GetTypeInfo(constant, cancellationToken).Type?.SpecialType == SpecialType.System_String
                && MembersOf(diagnostic, file.Model.Compilation) is { Name: { } name } members)
            {
                ExpressionSyntax written = LocalValueOf(constant, file.Model, cancellationToken) ?? constant;
                ExpressionSyntax names = Names.Access(Names.OfType(file.Model, written.SpanStart, members.Class), "Names");
                changes[written] = Names.Access(names, name.Name).WithTriviaFrom(written);
            }
        }

        return Task.FromResult(changes.Count == 0
            ? null
            : file.Document.WithSyntaxRoot(file.Root.ReplaceNodes(changes.Keys, (original, _) => changes[original])));
    }

    // A local constant would be of no use any more, and a warning: it gets the name itself.
    private static ExpressionSyntax? LocalValueOf(ExpressionSyntax constant, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(constant, cancellationToken).Symbol is ILocalSymbol { IsConst: true, DeclaringSyntaxReferences: { Length: 1 } places }
        && places[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;

    private static FlagMembers? MembersOf(Diagnostic diagnostic, Compilation compilation) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.FlagKey, out string? key) && key is not null ? FlagMembers.Find(compilation, key) : null;
}
