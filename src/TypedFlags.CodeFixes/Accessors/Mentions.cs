using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.CodeFixes.Accessors;

/// <summary>Where a class names one of its fields or parameters, calls aside that are to be replaced.</summary>
internal sealed class Mentions
{
    private static readonly HashSet<string> s_askingMethods =
        new(["IsEnabledAsync", "GetBoolean", "GetString", "GetInteger", "GetNumber"], StringComparer.Ordinal);

    private Mentions()
    {
    }

    /// <summary>True where something reads it still.</summary>
    public bool IsRead { get; private set; }

    /// <summary>True where it is named in a way that does not read it: by <c>nameof</c>, in a comment or code that <c>#if</c> leaves out, or in another file's call that may go too.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>True where it is set to more than constants, its initializer included: the compiler then takes it for of use.</summary>
    public bool IsSetToValue { get; private set; }

    /// <summary>The assignments.</summary>
    public List<AssignmentExpressionSyntax> Assignments { get; } = [];

    /// <summary>The calls to be replaced that read it.</summary>
    public HashSet<SyntaxNode> Answers { get; } = [];

    /// <summary>Looks through all parts of the class.</summary>
    public static Mentions Find(SourceFile file, ISymbol symbol, Dictionary<SyntaxNode, SyntaxNode> answers, CancellationToken cancellationToken)
    {
        Mentions mentions = new();
        foreach (SyntaxReference part in symbol.ContainingType.DeclaringSyntaxReferences)
        {
            SyntaxNode type = part.GetSyntax(cancellationToken);
            // What is left out by #if may read it.
            mentions.IsNamed |= type.DescendantTrivia(descendIntoTrivia: true)
                .Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains(symbol.Name));
            SemanticModel? model = type.SyntaxTree == file.Root.SyntaxTree ? file.Model : null;
            foreach (SyntaxToken token in type.DescendantTokens(descendIntoTrivia: true))
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == symbol.Name && token.Parent is { } node)
                {
                    model ??= Model(file, type.SyntaxTree);
                    mentions.Add(node, symbol, model, answers, isHere: model == file.Model, cancellationToken);
                }
            }
        }

        return mentions;
    }

    /// <summary>True for <c>null!</c>, <c>default</c> and what else needs no computing.</summary>
    public static bool IsConstant(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => IsConstant(inner.Operand, model, cancellationToken),
        ParenthesizedExpressionSyntax inner => IsConstant(inner.Expression, model, cancellationToken),
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        _ => model.GetConstantValue(value, cancellationToken).HasValue,
    };

    // Another file of the class than the one that is changed.
#pragma warning disable RS1030 // That rule is for analyzers, which get their models; a fix has to ask.
    private static SemanticModel Model(SourceFile file, SyntaxTree tree) => file.Model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private void Add(
        SyntaxNode node, ISymbol symbol, SemanticModel model, Dictionary<SyntaxNode, SyntaxNode> answers, bool isHere, CancellationToken cancellationToken)
    {
        if (node is VariableDeclaratorSyntax declarator)
        {
            if (declarator.Initializer is { } initializer && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(declarator, cancellationToken), symbol))
            {
                IsSetToValue |= !IsConstant(initializer.Value, model, cancellationToken);
            }

            return;
        }

        if (node is not IdentifierNameSyntax name || !Means(model, name, symbol, cancellationToken))
        {
            return;
        }

        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (isHere && node.Ancestors().FirstOrDefault(answers.ContainsKey) is { } answer)
        {
            Answers.Add(answer);
            IsRead |= answers[answer].DescendantTokens().Any(token => token.ValueText == symbol.Name);
        }
        else if (whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment
            && assignment.Left == whole)
        {
            Assignments.Add(assignment);
            IsSetToValue |= !IsConstant(assignment.Right, model, cancellationToken);
        }
        else if (node.IsPartOfStructuredTrivia() || IsInNameOf(node) || (!isHere && MayGoToo(whole)))
        {
            IsNamed = true;
        }
        else
        {
            IsRead = true;
        }
    }

    private static bool Means(SemanticModel model, IdentifierNameSyntax name, ISymbol symbol, CancellationToken cancellationToken)
    {
        SymbolInfo info = model.GetSymbolInfo(name, cancellationToken);
        return SymbolEqualityComparer.Default.Equals(info.Symbol?.OriginalDefinition, symbol)
            || info.CandidateSymbols.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, symbol));
    }

    private static bool IsInNameOf(SyntaxNode node) => node.Ancestors().OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });

    // "Fix all" changes each file by itself.
    private static bool MayGoToo(ExpressionSyntax service) =>
        service.Parent is MemberAccessExpressionSyntax access && access.Expression == service && s_askingMethods.Contains(access.Name.Identifier.ValueText);
}
