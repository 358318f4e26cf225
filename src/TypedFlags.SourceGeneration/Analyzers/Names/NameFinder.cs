using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>Asks the compiler what nodes of one file mean, and keeps the constants that are names of flags.</summary>
internal sealed class NameFinder(SemanticModel model, NameTargets targets, FlagMethods methods, CancellationToken cancellationToken)
{
    private readonly List<FlagNameUse> _uses = [];

    /// <summary>What a node of <see cref="NamePlaces"/> has, in no order.</summary>
    public static ImmutableArray<FlagNameUse> At(
        SyntaxNode place, SemanticModel model, NameTargets targets, FlagMethods methods, CancellationToken cancellationToken)
    {
        NameFinder finder = new(model, targets, methods, cancellationToken);
        finder.Look(place);
        return [.. finder._uses];
    }

    private void Look(SyntaxNode place)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (place)
        {
            case AttributeArgumentSyntax { NameEquals.Name: var name, Expression: var value }:
                AddValue(model.GetSymbolInfo(name, cancellationToken).Symbol as IPropertySymbol, model.GetOperation(value, cancellationToken));
                break;
            case EqualsValueClauseSyntax { Parent: ParameterSyntax parameter, Value: var value }:
                AddDefault(model.GetDeclaredSymbol(parameter, cancellationToken), value);
                break;
            case InitializerExpressionSyntax initializer:
                foreach (IOperation added in (model.GetOperation(initializer, cancellationToken) as IObjectOrCollectionInitializerOperation)?.Initializers ?? [])
                {
                    Look(added);
                }

                break;
            default:
                Look(model.GetOperation(place, cancellationToken));
                break;
        }
    }

    private void Look(IOperation? operation)
    {
        switch (operation)
        {
            case IAttributeOperation attribute:
                Look(attribute.Operation);
                break;
            case IInvocationOperation call:
                AddArguments(call.TargetMethod, call.Arguments);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                AddArguments(constructor, creation.Arguments);
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } reference:
                AddArguments(indexer, targets.Of(indexer), reference.Arguments);
                break;
            case IMethodReferenceOperation { Instance: { } receiver, Method: { IsExtensionMethod: true } method }:
                AddReceiver(method.ReducedFrom ?? method, receiver);
                break;
            // `+=` appends: what stands there is no name.
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } and not ICompoundAssignmentOperation:
                AddValue(property, value);
                break;
            case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: var property }, Initializer: var elements }:
                AddValue(property, elements);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddElements(deconstruction.Target, deconstruction.Value);
                break;
            case IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties, Value: var value }:
                AddValue(properties[0], value);
                break;
        }
    }

    private void AddArguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        AddArguments(method, ParametersOf(method), arguments);

    private void AddArguments(ISymbol target, NameParameters names, ImmutableArray<IArgumentOperation> arguments)
    {
        if (names.Parameters.IsEmpty)
        {
            return;
        }

        foreach (IArgumentOperation argument in arguments)
        {
            // What is left out stands in the declaration.
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && names.Parameters.Contains(parameter.Ordinal))
            {
                Add(target, names, argument.Value);
            }
        }
    }

    private void AddReceiver(IMethodSymbol method, IOperation receiver)
    {
        NameParameters names = ParametersOf(method);
        if (names.Parameters.Contains(0))
        {
            Add(method, names, receiver);
        }
    }

    private void AddValue(IPropertySymbol? property, IOperation? value)
    {
        if (property is not null && value is not null && targets.IsName(property))
        {
            Add(property, NameParameters.None, value);
        }
    }

    // Each element of the one goes to the element of the other in its place.
    private void AddElements(IOperation target, IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        if (target is IPropertyReferenceOperation { Property: var property })
        {
            AddValue(property, value);
        }
        else if (target is ITupleOperation tuple && value is ITupleOperation values && tuple.Elements.Length == values.Elements.Length)
        {
            for (int index = 0; index < tuple.Elements.Length; index++)
            {
                AddElements(tuple.Elements[index], values.Elements[index]);
            }
        }
    }

    private void AddDefault(IParameterSymbol? parameter, ExpressionSyntax value)
    {
        if (parameter?.ContainingSymbol is IMethodSymbol method
            && ParametersOf(method) is { } names
            && names.Parameters.Contains(parameter.Ordinal)
            && model.GetOperation(value, cancellationToken) is { } operation)
        {
            Add(method, names, operation);
        }
    }

    private NameParameters ParametersOf(IMethodSymbol method)
    {
        NameParameters names = targets.Of(method);
        if (!names.Parameters.IsEmpty)
        {
            return names;
        }

        foreach (IMethodSymbol member in InheritedMembers.Of((method.ReducedFrom ?? method).OriginalDefinition))
        {
            if (methods.ParameterOf(member) is var parameter and >= 0)
            {
                return new NameParameters([parameter], AskedType.Of(method));
            }
        }

        return NameParameters.None;
    }

    private void Add(ISymbol target, NameParameters names, IOperation value)
    {
        foreach ((string name, IOperation constant) in ConstantNames.In(value, names.TakesEnums))
        {
            // A text that does not end yet is no name yet.
            if (!constant.Syntax.ContainsDiagnostics)
            {
                _uses.Add(new FlagNameUse(name, constant, target, names.ValueType));
            }
        }
    }
}
