using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// Finds the members of interfaces that ask for the flag: every implementation but the stand-ins of tests does nothing else. Only those which have stand-ins, or which other
/// programs use: of all others it shows by itself, once the answer is known, what they give.
/// </summary>
/// <param name="programs">All programs that may implement or use such a member.</param>
internal sealed class AskingContractFinder(IReadOnlyList<Removal> programs)
{
    // What these make of an interface answers what a test says.
    private static readonly HashSet<string> StandIns = new(StringComparer.Ordinal) { "For", "ForPartsOf", "Mock", "Of", "Fake", "StrictFake" };

    private readonly HashSet<string> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<Removal, bool> _haveTests = [];

    /// <summary>The documentation ids of the members.</summary>
    public IReadOnlyCollection<string> Find()
    {
        Dictionary<string, ISymbol> found = new(StringComparer.Ordinal);
        foreach (Removal program in programs)
        {
            foreach (ISymbol question in program.Files.SelectMany(file => QuestionsIn(file, program)))
            {
                _questions.Add(question.GetDocumentationCommentId()!);
                foreach (ISymbol member in ContractsOf(question).Where(member => IsAsked(member, program)))
                {
                    found[member.GetDocumentationCommentId()!] = member;
                }
            }
        }

        return [.. found.Where(one => Holds(one.Key, one.Value)).Select(static one => one.Key)];
    }

    /// <summary>Whether a reference names an interface of which a test library makes a stand-in.</summary>
    public static bool IsStandIn(Reference reference) =>
        !reference.IsSure || (reference.Name.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax name } && StandIns.Contains(name.Identifier.ValueText));

    // Properties and methods that do nothing but ask.
    private static IEnumerable<ISymbol> QuestionsIn(RemovalFile file, Removal program)
    {
        if (!program.Recognition.PlainWords.AreIn(file.Tree, program.CancellationToken))
        {
            yield break;
        }

        SyntaxNode root = file.Tree.GetRoot(program.CancellationToken);
        IEnumerable<(MemberDeclarationSyntax Member, ExpressionSyntax Answer)> answers = program.Recognition.PlainWords.TokensIn(root)
            .Select(static word => word.Parent!.FirstAncestorOrSelf<MemberDeclarationSyntax>())
            .OfType<MemberDeclarationSyntax>().Distinct()
            .Where(static member => member.Parent is ClassDeclarationSyntax { BaseList: not null } or StructDeclarationSyntax { BaseList: not null } or RecordDeclarationSyntax { BaseList: not null })
            .Select(static member => (member, KnownAnswer.ExpressionOf(member)))
            .Where(static one => one.Item2 is not null)!;
        FlagMeanings? meanings = null;
        foreach ((MemberDeclarationSyntax member, ExpressionSyntax answer) in answers)
        {
            meanings ??= program.Recognition.PlainMeaningsIn(file);
            if (meanings.Of(answer) is { Kind: MeaningKind.Value } meaning && Equals(meaning.Value, program.Flag.Value) && !meaning.IsNullable
                && DroppedEffects.In(meaning.Dropped, program.ModelOf(file)).Count == 0 && !OtherBuilds.Differ(member)
                && program.ModelOf(file).GetDeclaredSymbol(member, program.CancellationToken) is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsStatic: false, DeclaringSyntaxReferences.Length: 1 } symbol)
            {
                yield return symbol;
            }
        }
    }

    private static IEnumerable<ISymbol> ContractsOf(ISymbol implementation) =>
        implementation.ContainingType.AllInterfaces.Where(static one => !one.IsGenericType).SelectMany(static one => one.GetMembers())
            .Where(member => SymbolEqualityComparer.Default.Equals(implementation.ContainingType.FindImplementationForInterfaceMember(member), implementation));

    // What could be written in the place of a call is the flag's value.
    private static bool IsAsked(ISymbol member, Removal program)
    {
        ITypeSymbol? type = member switch
        {
            IPropertySymbol { SetMethod: null, IsIndexer: false, RefKind: RefKind.None } property => property.Type,
            IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, RefKind: RefKind.None } method when method.Parameters.All(static parameter => parameter.RefKind == RefKind.None) => method.ReturnType,
            _ => null,
        };
        return type is not null && member is { IsAbstract: true, IsStatic: false }
            && AskingMethod.Returning(type, 0) is { Gives: MeaningKind.Value, IsNullable: false } answer && AnswerTypes.Answers(program.Flag.ValueType, answer.Type);
    }

    // Of every program: it implements it as a question or as a stand-in, and something of it goes beyond the one that declares it.
    private bool Holds(string id, ISymbol member)
    {
        if (programs.FirstOrDefault(program => DeclaredIn(program, id) is not null) is not { } home || Reach.IsOpenToAll(DeclaredIn(home, id)!, home) || TokenTexts.IsDeclaredLeftOut(member.Name, home.Compilation))
        {
            return false;
        }

        bool goesBeyond = false;
        foreach (Removal program in programs)
        {
            if (SymbolIn(program, id) is not { } own)
            {
                continue;
            }

            goesBeyond |= program != home && program.Compilation.SyntaxTrees.Any(tree => TokenTexts.Of(tree).CountOf(member.Name) > 0);
            if (MocksIn(program, own) is not { } mocks || ImplementationsIn(program, own) is not { } fakes)
            {
                return false;
            }

            goesBeyond |= mocks || fakes;
        }

        return goesBeyond;
    }

    // Whether tests have a library make stand-ins; null where others do.
    private bool? MocksIn(Removal program, ISymbol member)
    {
        Reference[] mocks = [.. Reference.EachOf(member.ContainingType, program.Now).Where(IsStandIn)];
        return Array.TrueForAll(mocks, mock => mock.IsSure && IsTest(mock.Name, program)) ? mocks.Length > 0 : null;
    }

    // Whether tests have stand-ins of their own; null where something else implements it, too.
    private bool? ImplementationsIn(Removal program, ISymbol member)
    {
        bool haveFakes = false;
        foreach (INamedTypeSymbol type in Contract.TypesIn(program.Compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && type.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default)))
        {
            if (type.FindImplementationForInterfaceMember(member)?.OriginalDefinition is not { } one)
            {
                return null;
            }

            if (!_questions.Contains(one.GetDocumentationCommentId() ?? ""))
            {
                if (one.DeclaringSyntaxReferences.IsEmpty || !one.DeclaringSyntaxReferences.All(part => program.Compilation.ContainsSyntaxTree(part.SyntaxTree) && IsTest(part.GetSyntax(program.CancellationToken), program)))
                {
                    return null;
                }

                haveFakes = true;
            }
        }

        return haveFakes;
    }

    // Of a program that asks, only files that are of tests; of another one with tests, all.
    private bool IsTest(SyntaxNode place, Removal program) => TestMethods.AreInFileOf(place) || (HasTests(program) && !_questions.Any(id => DeclaredIn(program, id) is not null));

    private bool HasTests(Removal program)
    {
        if (!_haveTests.TryGetValue(program, out bool has))
        {
            _haveTests.Add(program, has = program.Compilation.SyntaxTrees.Any(tree =>
                tree.GetRoot(program.CancellationToken).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MethodDeclarationSyntax>().Any(TestMethods.Is)));
        }

        return has;
    }

    private static ISymbol? SymbolIn(Removal program, string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, program.Compilation);

    private static ISymbol? DeclaredIn(Removal program, string id) =>
        SymbolIn(program, id) is { DeclaringSyntaxReferences: { Length: > 0 } parts } symbol && program.Compilation.ContainsSyntaxTree(parts[0].SyntaxTree) ? symbol : null;
}
