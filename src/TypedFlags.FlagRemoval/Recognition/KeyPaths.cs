using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// Where a key goes that is given to a method, a constructor or a list of this code: through parameters, variables, members, collections, lambdas and what methods return, to a question.
/// For one state of a program: what was found is kept.
/// </summary>
internal sealed partial class KeyPaths
{
    private readonly AskingMethods _asking;
    private readonly UnboundCalls _unbound;
    private readonly CancellationToken _cancellationToken;
    private readonly Occurrences _occurrences;
    private readonly KeyGraph _graph;

    /// <param name="compilation">The program; of projects that it refers to as code, too.</param>
    /// <param name="asking">Knows methods that ask by name.</param>
    /// <param name="unbound">Knows those whose packages are missing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public KeyPaths(Compilation compilation, AskingMethods asking, UnboundCalls unbound, CancellationToken cancellationToken)
    {
        _asking = asking;
        _unbound = unbound;
        _cancellationToken = cancellationToken;
        _occurrences = new Occurrences(compilation, cancellationToken);
        _graph = new KeyGraph(Step, Leave);
    }

    /// <summary>The question that a key comes to; null where it comes to none, as far as can be seen.</summary>
    public SyntaxNode? QuestionBehind(ExpressionSyntax key) => _graph.QuestionBehind(new KeyPlace(key));

    /// <summary>Whether what a key is given to asks with it, and not only code behind the call.</summary>
    public bool IsAskedWithin(SyntaxNode call, ExpressionSyntax key)
    {
        HashSet<KeyPlace> seen = [];
        Queue<KeyPlace> open = new([new KeyPlace(key)]);
        while (open.Count > 0)
        {
            KeyPlace place = open.Dequeue();
            foreach (KeyPlace next in _graph.NextOf(place).Where(seen.Add))
            {
                if (next.Node is ExpressionSyntax inner && inner != call && call.Contains(inner))
                {
                    open.Enqueue(next);
                }
                else if (next.Entry?.Parameter == next.Node && _graph.QuestionBehind(next) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Step(KeyPlace place)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_occurrences.ModelOf(place.Node.SyntaxTree) is not { } model)
        {
            return;
        }

        if (place.Node is not ExpressionSyntax value)
        {
            StepFromVariable(place, model);
        }
        else if (KeyTypes.MayHold(model.GetTypeInfo(value, _cancellationToken).Type))
        {
            StepFromValue(place, value, model);
        }
    }

    private void StepFromVariable(KeyPlace place, SemanticModel model)
    {
        if (model.GetDeclaredSymbol(place.Node, _cancellationToken) is not { } symbol)
        {
            return;
        }

        bool isPrimary = place.Entry?.Parameter == place.Node && place.Node.Parent?.Parent is TypeDeclarationSyntax;
        if (isPrimary)
        {
            LeaveByCreation(place, new KeyPart(symbol.Name, place.Node));
        }

        foreach ((ExpressionSyntax whole, ISymbol found) in _occurrences.Of(symbol.OriginalDefinition, place.Node))
        {
            // What the rest of the type does with its constructor's parameter is done with what an object has.
            if ((isPrimary && !(found is IParameterSymbol && IsInCreation(whole))) || (place.IsOwn && whole is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax })))
            {
                continue;
            }

            if (found is not IMethodSymbol || whole.Parent is not InvocationExpressionSyntax call || call.Expression != whole)
            {
                _graph.Move(place, new KeyPlace(whole, place.Entry, place.Part));
            }
            else
            {
                _graph.Move(place, new KeyPlace(call, place.Entry, place.Part));
            }
        }

        // `set => _key = value`
        if (place.Node is BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors })
        {
            foreach (IdentifierNameSyntax given in accessors.Where(static accessor => accessor.Keyword.IsKind(SyntaxKind.SetKeyword) || accessor.Keyword.IsKind(SyntaxKind.InitKeyword))
                .SelectMany(static accessor => accessor.DescendantNodes().OfType<IdentifierNameSyntax>()).Where(static name => name.Identifier.ValueText == "value"))
            {
                _graph.Move(place, new KeyPlace(given, null, place.Part));
            }
        }

        // Who calls it is not seen: `GetEnumerator`.
        if (place.Part is not null && symbol is IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method && (method.ExplicitInterfaceImplementations.Concat(InheritedMembers.Of(method)).Any(static contract => contract.DeclaringSyntaxReferences.IsEmpty)))
        {
            Escape(place);
        }
    }

    // Where a key that was given to a call goes on behind it.
    private void Leave(KeyPlace from, SyntaxNode call, KeyExit exit)
    {
        if (exit.Parameter is { } ordinal)
        {
            if (call is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } && _occurrences.ModelOf(call.SyntaxTree) is { } model
                && model.GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol method
                && arguments.FirstOrDefault(argument => PlaceOf((method.ReducedFrom ?? method).Parameters, arguments.IndexOf(argument) + ShiftOf(method), argument.NameColon?.Name.Identifier.ValueText) == ordinal) is { } given)
            {
                if (exit.Argument is { } parameter)
                {
                    EnterFunction(from, exit.Part, given.Expression, parameter, call, model);
                }
                else
                {
                    Give(from, exit.Part, given.Expression, model);
                }
            }
        }
        else if (call is ExpressionSyntax result)
        {
            _graph.Move(from, new KeyPlace(result, from.Entry, exit.Part));
        }
        else if (from.Entry is { } entry && call is not AttributeSyntax && (call.Parent == entry.Function || call.Parent?.Parent == entry.Function))
        {
            // `: base(key)`
            _graph.Exit(entry, exit);
        }
        else if (exit.Part?.Declaration is { } member)
        {
            _graph.Move(from, new KeyPlace(member));
        }
    }

    // An object has what its constructor got; where that hands on the object, too, others may read it.
    private void LeaveByCreation(KeyPlace place, KeyPart part)
    {
        if (place.Part is null)
        {
            _graph.Exit(place.Entry!, new KeyExit(part));
        }

        if (place.Part is not null || IsHandedOn(place.Entry!.Function.FirstAncestorOrSelf<TypeDeclarationSyntax>()))
        {
            _graph.Move(place, new KeyPlace(part.Declaration!, null, place.Part));
        }
    }

    // What becomes of the object is not known: whoever reads that of any object may get it.
    private void Escape(KeyPlace place)
    {
        if (place.Part?.Declaration is { } member)
        {
            _graph.Move(place, new KeyPlace(member));
        }
    }

    // The object's own code reads it.
    private void ReadByItself(KeyPlace place)
    {
        if (place.Part?.Declaration is { } member)
        {
            _graph.Move(place, new KeyPlace(member) { IsOwn = !IsHandedOn(member.FirstAncestorOrSelf<TypeDeclarationSyntax>()) });
        }
    }

    private static bool IsHandedOn(TypeDeclarationSyntax? type) =>
        type is not null && type.DescendantNodes().OfType<ThisExpressionSyntax>().Any(static self => self.Parent is not (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax));

    private static bool IsInCreation(ExpressionSyntax read) => read.AncestorsAndSelf().TakeWhile(static node => node is not AnonymousFunctionExpressionSyntax).Any(static node =>
        node is PrimaryConstructorBaseTypeSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } });

    private static int ShiftOf(IMethodSymbol method) => method.ReducedFrom is null ? 0 : 1;

    private static int PlaceOf(IReadOnlyList<IParameterSymbol> parameters, int place, string? name) =>
        name is not null ? parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? -1
        : place < parameters.Count ? place
        : parameters.Count > 0 && parameters[parameters.Count - 1] is { IsParams: true } last ? last.Ordinal
        : -1;
}
