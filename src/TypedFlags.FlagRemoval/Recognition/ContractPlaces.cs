using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
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

        foreach (INamedTypeSymbol type in Contract.TypesIn(Program.Compilation.Assembly.GlobalNamespace).Where(type => type.AllInterfaces.Contains(_member.ContainingType, SymbolEqualityComparer.Default)))
        {
            // Of an interface that extends it others may make what they like.
            if (type.TypeKind == TypeKind.Interface || type.FindImplementationForInterfaceMember(_member)?.OriginalDefinition is not { } implementation || !(_questions.Contains(KeyOf(implementation)) || IsFake(implementation)))
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

    /// <summary>Whether an object that has the member is given here, beside tests, to code that takes any: it may look at all that it has, as a serializer does, or make another one of it.</summary>
    public bool IsGivenToAny() => Program.Compilation.SyntaxTrees.Where(tree => TokenTexts.Of(tree).CountOf(_member.ContainingType.Name) > 0 || _questions.Any(question => TokenTexts.Of(tree).CountOf(TypeNameOf(question.Id)) > 0))
        .SelectMany(tree => tree.GetRoot(Program.CancellationToken).DescendantNodes().OfType<ArgumentSyntax>())
        .Any(argument => argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax or BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && IsGivenToAny(argument) && !IsTest(argument));

    private bool IsGivenToAny(ArgumentSyntax argument)
    {
        SemanticModel model = Program.Now.ModelOf(argument.SyntaxTree);
        return model.GetTypeInfo(argument.Expression, Program.CancellationToken).Type is INamedTypeSymbol type
            && (SymbolEqualityComparer.Default.Equals(type, _member.ContainingType) || type.AllInterfaces.Contains(_member.ContainingType, SymbolEqualityComparer.Default))
            && model.GetOperation(argument, Program.CancellationToken) is IArgumentOperation { Parameter: { } parameter }
            && (parameter.OriginalDefinition.Type is IArrayTypeSymbol array ? array.ElementType : parameter.OriginalDefinition.Type) is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object }
            && !StandInKinds.Finds(parameter.ContainingSymbol.Name);
    }

    private static string TypeNameOf(string id)
    {
        string[] path = id.Split('(')[0].Split('.', ':');
        return path[Math.Max(0, path.Length - 2)];
    }

    /// <summary>Whether every place that names the member here asks it, or is a set-up that is understood.</summary>
    public bool AreUsesUnderstood() => Reference.EachOf(_member, Program.Now).All(reference => Crefs.IsLink(reference) || (reference.IsSure && IsUnderstood(reference.Name)));

    /// <summary>Whether all that is done here with what a stand-in has for the member is to set it.</summary>
    public bool AreOnlySetUps((string Assembly, string Id) fake) =>
        SymbolIn(Program, fake) is not { } property
        || Reference.EachOf(property, Program.Now).All(reference => reference.IsSure && IsTest(reference.Name)
            && StandInSetups.Of(reference.Name, _contracts, Program.Now.ModelOf(reference.Name.SyntaxTree)) is { Value.IsOfFunction: false } && !IsWithin(reference.Name, property.ContainingType));

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
            return IsTest(name) && setup.Obstacle is null && (setup.Kind == TestSetupKind.Assertion || setup.Value is { IsOfFunction: false });
        }

        return meanings.Of(question) is { Kind: MeaningKind.Value } meaning && !MockSetups.MayBeAround(question) && !(IsTest(name) && MockSetups.AreAround(question)) && CanLose(meaning, question, Program.ModelOf(file))
            && (question is not MemberBindingExpressionSyntax || question.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is not { } whole || meanings.Of(whole) is not { Kind: MeaningKind.Unknown })
            && Obstacles.To(question, meaning, Program.ModelOf(file)) is null;
    }

    // What is evaluated on the way can be before it.
    private static bool CanLose(FlagMeaning meaning, ExpressionSyntax question, SemanticModel model) =>
        DroppedEffects.In(meaning.Dropped, model) is not { Count: > 0 } effects || (Hoist.Over(question) is { } whole && Hoist.StatementsOf(effects, whole, model) is not null);

    private static bool IsWithin(SyntaxNode node, INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == node.SyntaxTree && part.Span.Contains(node.Span));

    private bool IsTest(SyntaxNode node) => TestMethods.AreSurelyAround(node, Program.Compilation);

    private static ISymbol? SymbolIn(Removal program, (string Assembly, string Id) key) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(key.Id, program.Compilation).FirstOrDefault(symbol => symbol.ContainingAssembly.Name == key.Assembly);
}
