using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// Parameters that got the flag's answer, or that only the dead code read, go with what every caller gives for them; of constructors also the service that was asked,
/// with the check that it is there.
/// </summary>
internal sealed class UnusedParameters : ProgramStep
{
    private const string Anything = "*";

    protected override void Find(Removal removal, ProgramEdits edits)
    {
        HashSet<string> called = [.. removal.Files.SelectMany(file => Known.In(file.Tree.GetRoot(removal.CancellationToken))).Select(static known => Assigned.Outermost(known).Parent).OfType<ArgumentSyntax>().Select(NameOfCalled)];
        HashSet<ParameterSyntax> seen = [];
        foreach (RemovalFile changed in removal.Files.Where(static file => file.Tree != file.Original || Known.AreIn(file.Tree.GetRoot())))
        {
            foreach (ParameterSyntax parameter in changed.Tree.GetRoot(removal.CancellationToken).DescendantNodes().OfType<ParameterSyntax>().Concat(PrimaryElsewhere(changed, removal)))
            {
                if (seen.Add(parameter) && removal.FileOf(parameter.SyntaxTree) is { } file && parameter.Parent?.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax
                    && MayGo(parameter, parameter.Parent.Parent, file)
                    && removal.ModelOf(file).GetDeclaredSymbol(parameter, removal.CancellationToken) is { } symbol && OpenParameters.MayChangeHere(symbol, removal))
                {
                    Delete(symbol, parameter, file, removal, edits);
                }
            }
        }

        // The calls are looked for in the whole program: only where one of the reasons to go may hold.
        bool MayGo(ParameterSyntax parameter, SyntaxNode declaration, RemovalFile file) =>
            called.Contains(Anything) || called.Contains(NameOf(declaration)) || Statements.TouchedIn(declaration).Any() || EarlierUse.IsNamedLess(parameter.Identifier.ValueText, Parts(declaration, file, removal), removal);
    }

    // What is called where something is given; `new()` and `: base()` do not say.
    private static string NameOfCalled(ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax name } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right: var name } } => name.Identifier.ValueText,
        _ => Anything,
    };

    private static string NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    // Of types that have a part here, and another one with the primary constructor.
    private static IEnumerable<ParameterSyntax> PrimaryElsewhere(RemovalFile file, Removal removal) => file.Tree.GetRoot(removal.CancellationToken)
        .DescendantNodes(static node => node is not (BlockSyntax or ExpressionSyntax)).OfType<ClassDeclarationSyntax>()
        .Where(static type => type.ParameterList is null && type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .SelectMany(type => PartsOf(type, removal.ModelOf(file)))
        .SelectMany(static part => (part as ClassDeclarationSyntax)?.ParameterList?.Parameters ?? []);

    private static IEnumerable<SyntaxNode> PartsOf(TypeDeclarationSyntax type, SemanticModel model) =>
        model.GetDeclaredSymbol(type)?.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()) ?? [];

    // A primary constructor's parameter is read in all parts of its type.
    private static IEnumerable<SyntaxTree> Parts(SyntaxNode declaration, RemovalFile file, Removal removal) => declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)
        ? PartsOf(type, removal.ModelOf(file)).Select(static part => part.SyntaxTree)
        : [file.Tree];

    /// <summary>Tells of what constructors still get and nobody needs: code that is not seen here, or whose arguments do something, gives it.</summary>
    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            foreach (ParameterSyntax parameter in file.Tree.GetRoot(removal.CancellationToken).DescendantNodes().OfType<ParameterSyntax>())
            {
                if (parameter.Parent?.Parent is ConstructorDeclarationSyntax { Initializer: null } constructor
                    && removal.ModelOf(file).GetDeclaredSymbol(parameter, removal.CancellationToken) is { ContainingSymbol: IMethodSymbol method } symbol
                    && ChecksOf(symbol, method, constructor, removal) is not null && EarlierUse.WasReadLocally(symbol.Name, constructor, file))
                {
                    removal.Tell(FlagRemovalReason.NowUnused, $"'{method.ContainingType.Name}' does not need '{symbol.Name}' any more, and callers that can't be changed here give it. Take it out by hand, here and there.", parameter.GetLocation());
                }
            }
        }
    }

    private static void Delete(IParameterSymbol parameter, ParameterSyntax syntax, RemovalFile file, Removal removal, ProgramEdits edits)
    {
        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;
        SyntaxNode declaration = OpenParameters.DeclarationOf(method);
        if (TokenTexts.Of(syntax.SyntaxTree).IsLeftOut(parameter.Name) || syntax.Parent?.ContainsDirectives == true || ChecksOf(parameter, method, declaration, removal) is not { } checks || !IsOnlyOverload(method, parameter, removal))
        {
            return;
        }

        if (CallSites.Of(method, removal) is not { } calls || (method.MethodKind != MethodKind.Constructor && calls.Count == 0))
        {
            return;
        }

        if (GivenArguments.For(parameter, calls, removal) is not { } arguments)
        {
            return;
        }

        bool isAnswer = arguments.Count > 0 && arguments.All(static argument => Known.Is(((ArgumentSyntax)argument).Expression));
        bool isOwn = method.DeclaredAccessibility == Accessibility.Private || method.MethodKind is MethodKind.LocalFunction or MethodKind.Constructor;
        bool isReadInParts = declaration is TypeDeclarationSyntax && EarlierUse.IsNamedLess(parameter.Name, Parts(declaration, file, removal).Where(part => part != file.Tree), removal);
        if (!isAnswer && !(isOwn && (isReadInParts || EarlierUse.WasReadLocally(parameter.Name, declaration is TypeDeclarationSyntax ? syntax : declaration, file))))
        {
            return;
        }

        // A primary constructor without parameters is none.
        SyntaxNode gone = declaration is ClassDeclarationSyntax { ParameterList.Parameters.Count: 1 } type && !NeedsList(type) ? type.ParameterList! : syntax;
        if (edits.CanEdit([gone, .. arguments, .. checks]) && !ReflectedCreations.MayGive(parameter, removal) && (Reach.IsClosed(method, removal) || SharedConstructors.MayDrop(parameter, removal)))
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

    private static bool NeedsList(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.BaseList?.Types.Any(static one => one is PrimaryConstructorBaseTypeSyntax) == true || type.Members.OfType<ConstructorDeclarationSyntax>().Any();

    // The statements that see to it that something was given; null where the parameter is read otherwise.
    private static List<SyntaxNode>? ChecksOf(IParameterSymbol parameter, IMethodSymbol method, SyntaxNode declaration, Removal removal)
    {
        List<SyntaxNode> checks = [];
        IEnumerable<SyntaxNode> parts = declaration is TypeDeclarationSyntax type ? PartsOf(type, removal.Now.ModelOf(type.SyntaxTree)) : [declaration];
        foreach (Reference reference in parts.SelectMany(part => Reference.AllIn(part, parameter, removal.Now)))
        {
            SyntaxNode? check = reference.Name.FirstAncestorOrSelf<StatementSyntax>();
            if (reference.IsLabel || IsPassedOn(reference, parameter, method, removal))
            {
                continue;
            }

            if (check is null || !NullCheck.Is((StatementSyntax)check, parameter.Name))
            {
                return null;
            }

            if (!checks.Contains(check))
            {
                checks.Add(check);
            }
        }

        // A check may have statements of its own.
        return [.. checks.Where(check => !check.Ancestors().Any(checks.Contains))];
    }

    // By the method to itself.
    private static bool IsPassedOn(Reference reference, IParameterSymbol parameter, IMethodSymbol method, Removal removal) =>
        reference.IsSure && reference.Name.Parent is ArgumentSyntax argument
        && removal.Now.ModelOf(argument.SyntaxTree).GetOperation(argument, removal.CancellationToken) is IArgumentOperation { Parameter: { } given }
        && given.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(given.ContainingSymbol.OriginalDefinition, method);

    // With overloads, calls could mean another one afterwards.
    private static bool IsOnlyOverload(IMethodSymbol method, IParameterSymbol parameter, Removal removal)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return true;
        }

        int count = method.Parameters.Length - 1;
        IEnumerable<IMethodSymbol> others = method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.InstanceConstructors
            : removal.Compilation.ContainsSymbolsWithName(method.Name) ? BasesOf(method.ContainingType).SelectMany(type => type.GetMembers(method.Name)).OfType<IMethodSymbol>() : [];
        return !others.Any(other => !SymbolEqualityComparer.Default.Equals(other, method) && !(other.IsImplicitlyDeclared && other.MethodKind == MethodKind.Constructor && method.ContainingType.IsRecord)
            && (other.Parameters.Length == count || other.Parameters.Any(static one => one.IsParams || one.HasExplicitDefaultValue))) && parameter.Ordinal <= count;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
