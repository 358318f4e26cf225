using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <content>Into methods, constructors and indexers that a key is given to, and out of those of other libraries.</content>
internal sealed partial class KeyPaths
{
    // `keys.Add(key)`, and not `keys.Contains(key)`.
    private static readonly string[] Puts = ["Add", "Insert", "Push", "Enqueue", "TryAdd", "Append", "Prepend", "Set", "GetOrAdd", "Union"];

    private void StepFromArgument(KeyPlace place, ArgumentSyntax argument, SyntaxNode call, SemanticModel model)
    {
        if (argument.Parent is not BaseArgumentListSyntax list || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
        {
            return;
        }

        int ordinal = list.Arguments.IndexOf(argument);
        string? name = argument.NameColon?.Name.Identifier.ValueText;
        SymbolInfo found = model.GetSymbolInfo(call, _cancellationToken);
        if (found.Symbol is IPropertySymbol indexer)
        {
            Enter(place, place.Part, indexer.OriginalDefinition.Parameters, PlaceOf(indexer.Parameters, ordinal, name), call);
        }

        if (call is ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: var left } } written && left == written)
        {
            Put(place, place.Part, written.Expression, model);
        }
        else if (call is ImplicitElementAccessSyntax { Parent.Parent: InitializerExpressionSyntax { Parent: ExpressionSyntax created } })
        {
            To(place, created);
        }

        bool isUnknown = found is { Symbol: null, CandidateSymbols.IsEmpty: true };
        if (call is InvocationExpressionSyntax invocation)
        {
            if (Receivers.NameOf(invocation) is { } called && (GateMethods.Has(called) || (isUnknown && AsksUnbound(invocation, ordinal, model))))
            {
                _graph.Ask(place, call);
                return;
            }

            if (found.Symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke })
            {
                EnterFunction(place, place.Part, FunctionExpression(invocation), ordinal, invocation, model);
                return;
            }
        }

        IMethodSymbol[] methods = isUnknown && call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            ? [.. _occurrences.MethodsOn(member, model)]
            : [.. (found.Symbol is { } only ? [only] : found.CandidateSymbols).OfType<IMethodSymbol>()];
        foreach (IMethodSymbol method in methods)
        {
            IMethodSymbol declared = method.ReducedFrom ?? method;
            int parameter = PlaceOf(declared.Parameters, ordinal + (isUnknown && method.IsExtensionMethod ? 1 : ShiftOf(method)), name);
            if (_asking.Of(method) is { } asked && asked.Parameter == parameter)
            {
                _graph.Ask(place, call);
            }
            else if (declared.DeclaringSyntaxReferences.IsEmpty && declared.ContainingType?.DeclaringSyntaxReferences.IsEmpty != false)
            {
                StepThroughLibrary(place, argument, call, declared, parameter, model);
            }
            else
            {
                EnterBodies(place, place.Part, declared, parameter, call);
            }
        }

        if (methods.Length == 0)
        {
            Escape(place);
        }
    }

    // What a method of another library does with it: a function beside it gets it, what stands before the dot collects it, what it gives back may be it.
    private void StepThroughLibrary(KeyPlace place, ArgumentSyntax argument, SyntaxNode call, IMethodSymbol method, int parameter, SemanticModel model)
    {
        BaseArgumentListSyntax list = (BaseArgumentListSyntax)argument.Parent!;
        GiveToFunctions(place, list.Arguments.Where(one => one != argument), call, model);
        ITypeSymbol? result = (call as ExpressionSyntax) is { } whole ? model.GetTypeInfo(whole, _cancellationToken).Type : null;
        bool isKept = false;
        if (parameter >= 0 && result is not null && KeyTypes.IsOf(result, place.Part) && !method.Name.StartsWith("Except", StringComparison.Ordinal) && !method.Name.StartsWith("Remove", StringComparison.Ordinal))
        {
            IMethodSymbol original = method.OriginalDefinition;
            bool isFunction = model.GetTypeInfo(argument.Expression, _cancellationToken).ConvertedType is { TypeKind: TypeKind.Delegate };
            if (isFunction || KeyTypes.IsGivenBack(original.Parameters[parameter].Type, method.MethodKind == MethodKind.Constructor ? original.ContainingType : original.ReturnType))
            {
                isKept = true;
                To(place, (ExpressionSyntax)call);
            }
        }

        if (call is InvocationExpressionSyntax invocation && Receivers.Of(invocation) is { } receiver && Array.Exists(Puts, put => method.Name.StartsWith(put, StringComparison.Ordinal))
            && model.GetTypeInfo(receiver, _cancellationToken).Type is { SpecialType: not SpecialType.System_String } collection && KeyTypes.IsOf(collection, place.Part))
        {
            isKept = true;
            Put(place, place.Part, receiver, model);
        }

        if (!isKept)
        {
            Escape(place);
        }
    }

    private void StepFromReceiver(KeyPlace place, ConditionalAccessExpressionSyntax access, SemanticModel model)
    {
        ExpressionSyntax? first = access.WhenNotNull.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(static node => node is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax);
        if (first is MemberBindingExpressionSyntax binding)
        {
            StepFromReceiver(place, binding, binding.Name, model);
        }
        else if (first is not null)
        {
            To(place, first);
        }
    }

    // What a member of a value or a collection gives, and what a method of it does: a function that it is given gets the value, or the collection's values.
    private void StepFromReceiver(KeyPlace place, ExpressionSyntax access, SimpleNameSyntax name, SemanticModel model)
    {
        InvocationExpressionSyntax? call = access.Parent is InvocationExpressionSyntax invocation && invocation.Expression == access ? invocation : null;
        ISymbol? symbol = model.GetSymbolInfo(name, _cancellationToken).Symbol;
        bool isOwn = symbol is { DeclaringSyntaxReferences.IsEmpty: false };
        if (call is null && place.Part is { } part && IsPart(name, symbol, part))
        {
            To(place, access, null);
        }
        else if (symbol is IMethodSymbol { ReducedFrom: { DeclaringSyntaxReferences.IsEmpty: false } extension } asked)
        {
            if (_asking.Of(asked) is { Parameter: 0 } && call is not null)
            {
                _graph.Ask(place, call);
            }

            EnterBodies(place, place.Part, extension, 0, (SyntaxNode?)call ?? access);
        }
        else if (symbol is IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property && isOwn && call is null && place.Part is { } inner && KeyGetters.ReadBy(property, _cancellationToken) is { } read)
        {
            // `Key => _key`
            if (read == inner.Name)
            {
                To(place, access, null);
            }
        }
        else if (isOwn)
        {
            ReadByItself(place);
        }
        else
        {
            GiveToFunctions(place, call?.ArgumentList.Arguments ?? default(IEnumerable<ArgumentSyntax>) ?? [], call ?? access, model);
            ExpressionSyntax result = call ?? access;
            if (symbol is not null && model.GetTypeInfo(result, _cancellationToken).Type is { } type && KeyTypes.IsOf(type, place.Part))
            {
                To(place, result);
            }

            // `map.TryGetValue(page, out string? key)`
            foreach (ArgumentSyntax given in call?.ArgumentList.Arguments.Where(static argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)) ?? [])
            {
                Give(place, place.Part, given.Expression, model);
            }
        }
    }

    private static bool IsPart(SimpleNameSyntax name, ISymbol? symbol, KeyPart part) =>
        symbol is IFieldSymbol { CorrespondingTupleField: { } element } ? element.Name == part.Name
        : name.Identifier.ValueText == part.Name && (symbol is null || symbol.DeclaringSyntaxReferences.IsEmpty == part.Declaration is null || symbol.ContainingType.IsAnonymousType);

    private void GiveToFunctions(KeyPlace place, IEnumerable<ArgumentSyntax> arguments, SyntaxNode call, SemanticModel model)
    {
        foreach (ArgumentSyntax argument in arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax)
            {
                EnterFunction(place, place.Part, argument.Expression, -1, call, model);
            }
        }
    }

    private void EnterBodies(KeyPlace place, KeyPart? part, IMethodSymbol method, int parameter, SyntaxNode call)
    {
        foreach (IMethodSymbol body in _occurrences.BodiesOf(method.OriginalDefinition))
        {
            Enter(place, part, body.Parameters, parameter, call);
        }
    }

    private void Enter(KeyPlace place, KeyPart? part, IReadOnlyList<IParameterSymbol> parameters, int parameter, SyntaxNode call)
    {
        if (parameter >= 0 && parameter < parameters.Count && parameters[parameter].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is { } declaration)
        {
            _graph.Enter(place, part, declaration, call);
        }
    }

    private bool AsksUnbound(InvocationExpressionSyntax call, int place, SemanticModel model) =>
        place == 0 && _unbound.Of(call, Receivers.Of(call) is { } receiver ? model.GetTypeInfo(receiver, _cancellationToken).Type : null) is not null;
}
