using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Unused;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>
/// Locals and private fields that only the dead code set, or that got a null from the flag: they are what they begin with, <c>false</c> or null, wherever they are read. A boolean is known from then on; a null
/// is put where something is decided by it, and nowhere else.
/// </summary>
internal sealed class UnsetHolders : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            SemanticModel model = removal.ModelOf(file);
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            HashSet<string> given = [.. Chosen.In(root).Where(IsChosenNull).Select(GivenTo).OfType<string>()];
            foreach (VariableDeclaratorSyntax variable in root.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            {
                bool isChosen = IsChosenNull(variable.Initializer?.Value);
                if (MayBeUnset(variable) && (isChosen || given.Contains(variable.Identifier.ValueText) || (!Known.Is(variable.Initializer?.Value) && EarlierUse.IsNamedLess(variable.Identifier.ValueText, [file.Tree], removal)))
                    && model.GetDeclaredSymbol(variable, removal.CancellationToken) is { } holder && IsOnlyRead(holder, removal) is { } reads && (isChosen || WasSet(holder, variable, file, removal)))
                {
                    Settle(variable, reads, model, edits);
                }
            }
        }
    }

    private static bool MayBeUnset(VariableDeclaratorSyntax variable) => variable.Parent?.Parent switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Type: not RefTypeSyntax } => variable.Initializer is { Value: var value } && IsBeginning(value),
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ConstKeyword) && (variable.Initializer is null || IsBeginning(variable.Initializer.Value)),
        _ => false,
    };

    private static bool IsBeginning(ExpressionSyntax value) => (IsChosenNull(value) ? WithoutCast(value) : Known.Unwrap(value)).Kind() is SyntaxKind.FalseLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    // What is left of `isNew ? new Log() : null`. A boolean is put everywhere, by others.
    private static bool IsChosenNull(ExpressionSyntax? value) => value is not null && Chosen.Is(value) && WithoutCast(value).Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    // The name of what it is assigned to.
    private static string? GivenTo(ExpressionSyntax value) => value.Ancestors().FirstOrDefault(static node => node is not (ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)) switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } } => name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax WithoutCast(ExpressionSyntax value) => Known.Unwrap(value) is CastExpressionSyntax cast ? Known.Unwrap(cast.Expression) : Known.Unwrap(value);

    // Where it is read; null where it may still be set, or others may see it.
    private static List<ExpressionSyntax>? IsOnlyRead(ISymbol holder, Removal removal)
    {
        bool isOwn = holder switch
        {
            ILocalSymbol => !OtherBuilds.MayChange(holder, removal.Compilation),
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsVolatile: false } field => MemberKinds.CanGo(field, removal),
            _ => false,
        };
        if (!isOwn)
        {
            return null;
        }

        List<ExpressionSyntax> reads = [];
        foreach (Reference reference in Reference.EachOf(holder, removal.Now))
        {
            if (reference is { IsSure: true, Usage: UsageKind.Assignment } && IsChosenNull(((AssignmentExpressionSyntax)reference.Whole.Parent!).Right))
            {
                continue;
            }

            if (!reference.IsSure || reference.Usage != UsageKind.Read || !IsOfThis(reference.Whole, holder))
            {
                return null;
            }

            reads.Add(reference.Whole);
        }

        return reads;
    }

    // Of another object it is the same value; but what stands before the dot would no longer be evaluated.
    private static bool IsOfThis(ExpressionSyntax whole, ISymbol holder) =>
        whole is not MemberAccessExpressionSyntax access || access.Expression is ThisExpressionSyntax || (holder.IsStatic && access.Expression is SimpleNameSyntax);

    // What never was set is a person's constant.
    private static bool WasSet(ISymbol holder, VariableDeclaratorSyntax variable, RemovalFile file, Removal removal) => holder is IFieldSymbol
        ? EarlierUse.Of(holder, removal) is { } before && Reference.EachOf(before, removal.Before).Any(static reference => IsSet(reference.Whole))
        : MemberPath.FindIn(file.Original.GetRoot(removal.CancellationToken), MemberPath.Of(variable)).SelectMany(static member => member.DescendantNodes()).OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == holder.Name && IsSet(name));

    private static bool IsSet(ExpressionSyntax whole) => whole.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == whole,
        ArgumentSyntax argument => argument.RefKindKeyword.RawKind is (int)SyntaxKind.OutKeyword or (int)SyntaxKind.RefKeyword,
        _ => false,
    };

    private static void Settle(VariableDeclaratorSyntax variable, List<ExpressionSyntax> reads, SemanticModel model, ProgramEdits edits)
    {
        TypeSyntax written = ((VariableDeclarationSyntax)variable.Parent!).Type;
        ITypeSymbol? type = model.GetTypeInfo(written).Type;

        // `var log = (Log?)null;`
        TypeSyntax declared = written.IsVar && variable.Initializer?.Value is { } value && Known.Unwrap(value) is CastExpressionSyntax cast ? cast.Type : written;
        if (type is { SpecialType: SpecialType.System_Boolean })
        {
            Begin(variable, edits);
        }
        else if (Nulls.MayBeNull(type) && (variable.Initializer is null || Nulls.Is(variable.Initializer.Value, model)) && !declared.IsVar)
        {
            // Most of the others stand in what is dead then.
            foreach (ExpressionSyntax read in reads.Where(IsAsked))
            {
                ExpressionSyntax nothing = SyntaxFactory.CastExpression(declared.WithoutTrivia(), SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression));
                edits.Of(read)?.Replace(read, SyntaxFactory.ParenthesizedExpression(Known.Mark(nothing)).WithTriviaFrom(read));
            }
        }
    }

    // private bool _isOld;
    private static void Begin(VariableDeclaratorSyntax variable, ProgramEdits edits)
    {
        if (variable.Initializer is { } initializer)
        {
            edits.Of(initializer)?.Replace(initializer.Value, Known.Mark(initializer.Value));
        }
        else
        {
            SyntaxToken equals = SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
            edits.Of(variable)?.Replace(variable, variable.WithInitializer(SyntaxFactory.EqualsValueClause(equals, Known.Boolean(false))));
        }
    }

    // Where a null decides something, and nothing of it is left: `x?.Close();`, `x ?? y`, `x != null`, `x is { } y`.
    private static bool IsAsked(ExpressionSyntax read)
    {
        ExpressionSyntax place = Parentheses.WithAround(read);
        return place.Parent switch
        {
            ConditionalAccessExpressionSyntax access => access.Expression == place && (access.Parent is ExpressionStatementSyntax || IsAsked(access)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => coalesce.Left == place,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
                Known.Unwrap(comparison.Left == place ? comparison.Right : comparison.Left).Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression,
            IsPatternExpressionSyntax match => match.Expression == place,
            _ => false,
        };
    }
}
