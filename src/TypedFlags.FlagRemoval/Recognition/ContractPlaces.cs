using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.TestCode;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Unused;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>All that one program has to do with a member of an interface: what implements it, what stands in for it, what asks it. What is not understood leaves the member as it is.</summary>
internal sealed class ContractPlaces
{
    private readonly ISymbol _member;
    private readonly AskingContracts _contracts;
    private readonly HashSet<(string Assembly, string Id)> _questions;
    private readonly List<(string Assembly, string Id)> _fakes = [];

    private ContractPlaces(ISymbol member, string id, Removal program, HashSet<(string Assembly, string Id)> questions)
    {
        _member = member;
        _contracts = new AskingContracts([id]);
        _questions = questions;
        Program = program;
    }

    public Removal Program { get; }

    /// <summary>Whether a library makes stand-ins here.</summary>
    public bool HasMocks { get; private set; }

    /// <summary>What the tests' own stand-ins here have for the member.</summary>
    public IReadOnlyCollection<(string Assembly, string Id)> Fakes => _fakes;

    /// <summary>Whether the member is named here.</summary>
    public bool IsNamed => Program.Compilation.SyntaxTrees.Any(tree => TokenTexts.Of(tree).CountOf(_member.Name) > 0);

    /// <summary>The places in a program; null where it does not see the member.</summary>
    public static ContractPlaces? Of(string id, Removal home, Removal program, HashSet<(string Assembly, string Id)> questions) =>
        SymbolIn(program, (home.Compilation.AssemblyName ?? "", id)) is { } member ? new ContractPlaces(member, id, program, questions) : null;

    /// <summary>What tells a member from all others.</summary>
    public static (string Assembly, string Id) KeyOf(ISymbol member) => (member.ContainingAssembly.Name, member.GetDocumentationCommentId() ?? "");

    /// <summary>A member that a program declares itself.</summary>
    public static ISymbol? DeclaredIn(Removal program, string id) => SymbolIn(program, (program.Compilation.AssemblyName ?? "", id)) is { DeclaringSyntaxReferences: { Length: > 0 } parts } symbol
        && program.Compilation.ContainsSyntaxTree(parts[0].SyntaxTree) ? symbol : null;

    /// <summary>Whether nothing implements the member here but questions and stand-ins of tests.</summary>
    public bool AreStandInsOfTests()
    {
        foreach (Reference reference in Reference.EachOf(_member.ContainingType, Program.Now))
        {
            if (StandInKinds.IsMock(reference))
            {
                HasMocks = true;
                if (!IsTest(reference.Name))
                {
                    return false;
                }
            }
            else if (!reference.IsSure || (StandInKinds.MayMake(reference) && !IsTest(reference.Name)))
            {
                return false;
            }
        }

        foreach (INamedTypeSymbol type in Contract.TypesIn(Program.Compilation.Assembly.GlobalNamespace).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && type.AllInterfaces.Contains(_member.ContainingType, SymbolEqualityComparer.Default)))
        {
            if (type.FindImplementationForInterfaceMember(_member)?.OriginalDefinition is not { } implementation || !(_questions.Contains(KeyOf(implementation)) || IsFake(implementation)))
            {
                return false;
            }

            if (!_questions.Contains(KeyOf(implementation)))
            {
                _fakes.Add(KeyOf(implementation));
            }
        }

        return true;
    }

    /// <summary>Whether every place that names the member here asks it, or is a set-up that is understood.</summary>
    public bool AreUsesUnderstood() => Reference.EachOf(_member, Program.Now).All(reference => Crefs.IsLink(reference) || (reference.IsSure && IsUnderstood(reference.Name)));

    /// <summary>Whether all that is done here with what a stand-in has for the member is to set it.</summary>
    public bool AreOnlySetUps((string Assembly, string Id) fake) =>
        SymbolIn(Program, fake) is not { } property
        || Reference.EachOf(property, Program.Now).All(reference => reference.IsSure && IsTest(reference.Name)
            && StandInSetups.Of(reference.Name, _contracts, Program.Now.ModelOf(reference.Name.SyntaxTree)) is { Value: not null } && !IsWithin(reference.Name, property.ContainingType));

    // A property that is nothing but set.
    private bool IsFake(ISymbol implementation) =>
        implementation is IPropertySymbol { SetMethod: not null } && implementation.DeclaringSyntaxReferences.Length == 1 && ContractImplementations.MayGo(implementation, _member, Program.Now)
        && IsTest(implementation.DeclaringSyntaxReferences[0].GetSyntax(Program.CancellationToken));

    private bool IsUnderstood(SimpleNameSyntax name)
    {
        ExpressionSyntax? question = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => null,
        };
        if (_member is IMethodSymbol)
        {
            question = question?.Parent is InvocationExpressionSyntax call && call.Expression == question ? call : null;
        }

        // Code that is not rewritten goes on to ask, and gets the same.
        if (question is null || Program.FileOf(name.SyntaxTree) is not { } file)
        {
            return question is not null;
        }

        FlagMeanings meanings = Program.Recognition.MeaningsIn(file, _contracts);
        if (MockSetups.Of(name, meanings, Program.ModelOf(file)) is { } setup)
        {
            return IsTest(name) && setup.Obstacle is null && (setup.Kind == TestSetupKind.Assertion || setup.Value is not null);
        }

        return meanings.Of(question) is { Kind: MeaningKind.Value } meaning && !IsOfStandIn(question)
            && (question is not MemberBindingExpressionSyntax || question.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is not { } whole || meanings.Of(whole) is not { Kind: MeaningKind.Unknown })
            && Obstacles.To(question, meaning, Program.ModelOf(file)) is null;
    }

    // `features.Received(1).NewCheckout` that is no set-up.
    private static bool IsOfStandIn(ExpressionSyntax question) => MockSetups.MayBeAround(question);

    private static bool IsWithin(SyntaxNode node, INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == node.SyntaxTree && part.Span.Contains(node.Span));

    private bool IsTest(SyntaxNode node) => TestMethods.AreSurelyAround(node, Program.Compilation);

    private static ISymbol? SymbolIn(Removal program, (string Assembly, string Id) key) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(key.Id, program.Compilation).FirstOrDefault(symbol => symbol.ContainingAssembly.Name == key.Assembly);
}
