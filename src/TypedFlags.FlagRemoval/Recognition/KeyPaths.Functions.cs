using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <content>Into functions that are values, and into collections that are filled.</content>
internal sealed partial class KeyPaths
{
    private readonly HashSet<SyntaxNode> _within = [];

    // `keys.Any(features.IsOn)`, `isOn(key)`. Of a function of more than one parameter, each may get it where the place is not known.
    private void EnterFunction(KeyPlace place, KeyPart? part, ExpressionSyntax function, int parameter, SyntaxNode call, SemanticModel model)
    {
        switch (function)
        {
            case SimpleLambdaExpressionSyntax lambda:
                ToSymbol(place, part, model.GetDeclaredSymbol(lambda.Parameter, _cancellationToken));
                return;
            case ParenthesizedLambdaExpressionSyntax lambda:
                lambda.ParameterList.Parameters.Where((_, index) => parameter < 0 || parameter == index).ToList().ForEach(one => ToSymbol(place, part, model.GetDeclaredSymbol(one, _cancellationToken)));
                return;
            case AnonymousMethodExpressionSyntax { ParameterList: { } list }:
                list.Parameters.Where((_, index) => parameter < 0 || parameter == index).ToList().ForEach(one => ToSymbol(place, part, model.GetDeclaredSymbol(one, _cancellationToken)));
                return;
        }

        SymbolInfo info = model.GetSymbolInfo(function, _cancellationToken);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is IMethodSymbol method && function is not InvocationExpressionSyntax)
        {
            if (_asking.Of(method) is not null)
            {
                _graph.Ask(place, call);
            }
            else
            {
                EnterBodies(place, part, method.ReducedFrom ?? method, Math.Max(parameter, 0), call);
            }
        }
        else if (symbol is IParameterSymbol given && place.Entry is { } entry && given.OriginalDefinition.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(_cancellationToken).Parent?.Parent == entry.Function))
        {
            // Who brought the key brought the function, too.
            _graph.Exit(entry, new KeyExit(part, given.Ordinal) { Argument = parameter });
        }
        else if (symbol is not null && model.GetTypeInfo(function, _cancellationToken).Type is { TypeKind: TypeKind.Delegate } && _within.Add(function))
        {
            foreach ((ExpressionSyntax value, SemanticModel of) in ValuesOf(symbol))
            {
                EnterFunction(place, part, value, parameter, call, of);
            }

            _within.Remove(function);
        }
    }

    // `isOn?.Invoke(key)`
    private static ExpressionSyntax FunctionExpression(InvocationExpressionSyntax call) =>
        Receivers.NameOf(call) == "Invoke" && Receivers.Of(call) is { } receiver ? receiver : call.Expression;

    // What a variable or a member is set to, and what a parameter is given.
    private IEnumerable<(ExpressionSyntax Value, SemanticModel Model)> ValuesOf(ISymbol symbol)
    {
        if (symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration)
        {
            yield break;
        }

        ExpressionSyntax? initial = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
            _ => null,
        };
        if (initial is not null && _occurrences.ModelOf(initial.SyntaxTree) is { } model)
        {
            yield return (initial, model);
        }

        foreach ((ExpressionSyntax whole, _) in _occurrences.Of(symbol.OriginalDefinition, declaration))
        {
            if (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
            {
                yield return (assignment.Right, _occurrences.ModelOf(whole.SyntaxTree)!);
            }
        }

        foreach ((ExpressionSyntax given, SemanticModel of) in symbol is IParameterSymbol parameter ? ArgumentsFor(parameter) : [])
        {
            yield return (given, of);
        }
    }

    private IEnumerable<(ExpressionSyntax Value, SemanticModel Model)> ArgumentsFor(IParameterSymbol parameter)
    {
        // Constructors are called by the name of their type.
        ISymbol? named = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } ? type : parameter.ContainingSymbol;
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.Constructor } method
            || named.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration)
        {
            yield break;
        }

        foreach ((ExpressionSyntax whole, ISymbol called) in _occurrences.Of(named.OriginalDefinition, declaration))
        {
            int shift = called is IMethodSymbol one ? ShiftOf(one) : 0;
            ArgumentListSyntax? list = whole.Parent switch
            {
                InvocationExpressionSyntax call when call.Expression == whole => call.ArgumentList,
                ObjectCreationExpressionSyntax creation => creation.ArgumentList,
                _ => null,
            };
            ExpressionSyntax? given = parameter.Ordinal < shift ? (whole.Parent is InvocationExpressionSyntax extended ? Receivers.Of(extended) : null)
                : list?.Arguments.FirstOrDefault(argument => PlaceOf(method.OriginalDefinition.Parameters, list.Arguments.IndexOf(argument) + shift, argument.NameColon?.Name.Identifier.ValueText) == parameter.Ordinal)?.Expression;
            if (given is not null && list is not null)
            {
                yield return (given, _occurrences.ModelOf(whole.SyntaxTree)!);
            }
        }
    }

    // Whoever has the collection has the key, too: where it is made from another variable, that one; where it is a parameter, whoever gave it.
    private void Put(KeyPlace place, KeyPart? part, ExpressionSyntax collection, SemanticModel model)
    {
        if (collection is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            ExpressionSyntax? inner = collection switch
            {
                ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
                PostfixUnaryExpressionSyntax postfix => postfix.Operand,
                CastExpressionSyntax cast => cast.Expression,
                ElementAccessExpressionSyntax access => access.Expression,
                InvocationExpressionSyntax call => Receivers.Of(call),
                _ => null,
            };
            if (inner is not null)
            {
                Put(place, part, inner, model);
            }

            return;
        }

        if (model.GetSymbolInfo(collection, _cancellationToken).Symbol is not { } symbol || !_within.Add(collection))
        {
            return;
        }

        ToSymbol(place, part, symbol);
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            foreach ((ExpressionSyntax value, SemanticModel of) in ValuesOf(symbol).Where(static one => one.Value is SimpleNameSyntax or MemberAccessExpressionSyntax))
            {
                Put(place, part, value, of);
            }
        }

        _within.Remove(collection);
    }

    // `{ "cart", "new_checkout" }`
    private void StepFromElement(KeyPlace place, ExpressionSyntax value, InitializerExpressionSyntax list, SemanticModel model)
    {
        ExpressionSyntax element = list.IsKind(SyntaxKind.ComplexElementInitializerExpression) ? list : value;
        InitializerExpressionSyntax elements = element.Parent as InitializerExpressionSyntax ?? list;
        if (elements.IsKind(SyntaxKind.CollectionInitializerExpression) && model.GetCollectionInitializerSymbolInfo(element, _cancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } add)
        {
            EnterBodies(place, place.Part, add, element == list ? list.Expressions.IndexOf(value) : 0, elements);
        }

        To(place, elements.Parent as ExpressionSyntax ?? elements);
    }

    private void StepFromAttribute(KeyPlace place, AttributeArgumentSyntax argument, AttributeSyntax attribute, SemanticModel model)
    {
        if (argument.NameEquals is { } named)
        {
            ToSymbol(place, model.GetSymbolInfo(named.Name, _cancellationToken).Symbol);
        }
        else if (model.GetSymbolInfo(attribute, _cancellationToken).Symbol is IMethodSymbol constructor)
        {
            EnterBodies(place, place.Part, constructor, PlaceOf(constructor.Parameters, attribute.ArgumentList!.Arguments.IndexOf(argument), argument.NameColon?.Name.Identifier.ValueText), attribute);
        }
    }
}
