using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Parameters that got the flag's answer, or that only the dead code read, go with what every caller gives for them; of constructors also the service that was asked,
/// with the check that it is there.
/// </summary>
internal sealed class UnusedParameters : ProgramStep
{
    protected override void Find(Removal removal, ProgramEdits edits)
    {
        foreach (UnusedParameter unused in In(removal))
        {
            if (unused.Other is null)
            {
                Delete(unused, removal, edits);
            }
        }
    }

    private static IEnumerable<UnusedParameter> In(Removal removal)
    {
        HashSet<string> called = [.. removal.Files.SelectMany(file => Known.In(file.Tree.GetRoot(removal.CancellationToken))).Select(static known => Assigned.Outermost(known).Parent).OfType<ArgumentSyntax>().Select(CalledNames.At)];
        RemovalFile[] changed = [.. removal.Files.Where(static file => file.Tree != file.Original || Known.AreIn(file.Tree.GetRoot()))];
        IEnumerable<ParameterSyntax> parameters = SideBySide.Of(changed, removal, file => file.Tree.GetRoot(removal.CancellationToken).DescendantNodes().OfType<ParameterSyntax>().Concat(PrimaryElsewhere(file, removal)).ToArray())
            .SelectMany(static parameters => parameters).Distinct();
        return SideBySide.Of([.. parameters], removal, Unused).OfType<UnusedParameter>();

        UnusedParameter? Unused(ParameterSyntax parameter) =>
            removal.FileOf(parameter.SyntaxTree) is { } file && parameter.Parent?.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax
                && MayGo(parameter, parameter.Parent.Parent, file)
                && removal.ModelOf(file).GetDeclaredSymbol(parameter, removal.CancellationToken) is { } symbol && OpenParameters.MayChangeHere(symbol, removal)
            ? UnusedParameter.Of(symbol, parameter, file, removal)
            : null;

        // The calls are looked for in the whole program: only where one of the reasons to go may hold.
        bool MayGo(ParameterSyntax parameter, SyntaxNode declaration, RemovalFile file) =>
            called.Contains(CalledNames.Anything) || called.Contains(CalledNames.Of(declaration)) || Statements.TouchedIn(declaration).Any() || EarlierUse.IsNamedLess(parameter.Identifier.ValueText, TypeParts.TreesOf(declaration, file, removal), removal);
    }

    // Of types that have a part here, and another one with the primary constructor.
    private static IEnumerable<ParameterSyntax> PrimaryElsewhere(RemovalFile file, Removal removal) => file.Tree.GetRoot(removal.CancellationToken)
        .DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<ClassDeclarationSyntax>()
        .Where(static type => type.ParameterList is null && type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .SelectMany(type => TypeParts.Of(type, removal.ModelOf(file)))
        .SelectMany(static part => (part as ClassDeclarationSyntax)?.ParameterList?.Parameters ?? []);

    /// <summary>Tells of what is still given and nobody needs: another overload is in the way; or, of constructors, code that is not seen here, or whose arguments do something, gives it.</summary>
    public override void Report(Removal removal)
    {
        HashSet<ISymbol> told = new(SymbolEqualityComparer.Default);
        foreach (UnusedParameter unused in In(removal))
        {
            if (unused is { Symbol: var parameter, Other: { } other } && !ReflectedCreations.MayGive(parameter, removal) && Reach.IsClosed(parameter.ContainingSymbol, removal) && told.Add(parameter))
            {
                removal.Tell(FlagRemovalReason.NowUnused, OtherOverloads.MessageOf(parameter, other), parameter.DeclaringSyntaxReferences[0].GetSyntax().GetLocation());
            }
        }

        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            foreach (ParameterSyntax parameter in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes().OfType<ParameterSyntax>())
            {
                if (parameter.Parent?.Parent is ConstructorDeclarationSyntax { Initializer: null } constructor
                    && removal.ModelOf(file).GetDeclaredSymbol(parameter, removal.CancellationToken) is { ContainingSymbol: IMethodSymbol method } symbol
                    && !told.Contains(symbol)
                    && UnusedParameter.ChecksOf(symbol, method, constructor, removal) is not null && EarlierUse.WasReadLocally(symbol.Name, constructor, file))
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"'{method.ContainingType.Name}' does not need '{symbol.Name}' any more, and callers that can't be changed here give it. Take it out by hand, here and there.", parameter.GetLocation());
                }
            }
        }
    }

    private static void Delete(UnusedParameter unused, Removal removal, ProgramEdits edits)
    {
        (IParameterSymbol parameter, SyntaxNode gone, IReadOnlyList<SyntaxNode> arguments, List<SyntaxNode> checks, _) = unused;
        if (edits.CanEdit([gone, .. arguments, .. checks]) && !ReflectedCreations.MayGive(parameter, removal) && (Reach.IsClosed(parameter.ContainingSymbol, removal) || SharedConstructors.MayDrop(parameter, removal))
            && !StandInTests.AddTo(edits, parameter, arguments, removal))
        {
            edits.Of(gone)!.Delete(gone);
            if (gone is ParameterListSyntax list)
            {
                edits.Of(gone)!.Follow(list.GetLastToken().GetNextToken(), list.GetTrailingTrivia(), isFirst: false);
            }

            foreach (SyntaxNode argument in arguments)
            {
                edits.Of(argument)!.Delete(argument);
            }

            checks.ForEach(check => Deletion.Delete(check, edits.Of(check)!));
        }
    }
}
