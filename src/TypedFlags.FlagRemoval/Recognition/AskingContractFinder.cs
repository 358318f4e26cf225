using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// Finds the members of interfaces that ask for the flag: every implementation but the stand-ins of tests does nothing else, and all that is said of the member anywhere is
/// understood. Only those which have stand-ins, or which other programs use: of all others it shows by itself, once the answer is known, what they give.
/// </summary>
/// <param name="programs">All programs that may implement or use such a member.</param>
internal sealed class AskingContractFinder(IReadOnlyList<Removal> programs)
{
    private readonly HashSet<(string Assembly, string Id)> _questions = [];

    /// <summary>The documentation ids of the members.</summary>
    public IReadOnlyCollection<string> Find()
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (Removal program in programs)
        {
            foreach (ISymbol question in program.Files.SelectMany(file => QuestionsIn(file, program)))
            {
                _questions.Add(ContractPlaces.KeyOf(question));
                foreach (ISymbol member in ContractsOf(question).Where(member => IsAsked(member, program)))
                {
                    found[member.GetDocumentationCommentId()!] = member.Name;
                }
            }
        }

        return [.. found.Where(one => Holds(one.Key, one.Value)).Select(static one => one.Key)];
    }

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
            meanings ??= program.Recognition.MeaningsIn(file, AskingContracts.None);
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

    // In every program, and something of it goes beyond the one that declares it, or is a stand-in.
    private bool Holds(string id, string name)
    {
        Removal[] homes = [.. programs.Where(program => ContractPlaces.DeclaredIn(program, id) is not null)];
        if (homes.Length != 1 || !Reach.IsClosed(ContractPlaces.DeclaredIn(homes[0], id)!, homes[0]) || programs.Any(program => TokenTexts.IsLeftOut(name, program.Compilation)))
        {
            return false;
        }

        List<ContractPlaces> places = [.. programs.Select(program => ContractPlaces.Of(id, homes[0], program, _questions)).OfType<ContractPlaces>()];
        return places.TrueForAll(static place => place.AreStandInsOfTests() && place.AreUsesUnderstood() && !place.IsGivenToAny())
            && places.SelectMany(static place => place.Fakes).Distinct().All(fake => places.TrueForAll(place => place.AreOnlySetUps(fake)))
            && (places.Exists(static place => place.HasMocks || place.Fakes.Count > 0) || places.Exists(place => place.Program != homes[0] && place.IsNamed));
    }
}
