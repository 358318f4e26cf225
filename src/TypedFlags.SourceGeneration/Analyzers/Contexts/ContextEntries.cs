using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>The attributes that the making of a <c>FlagContext</c> sets, as far as they can be seen there.</summary>
internal static class ContextEntries
{
    /// <summary>Each name and its value, in order.</summary>
    public static IEnumerable<(IOperation Name, IOperation Value)> Of(IObjectCreationOperation creation)
    {
        foreach (ISimpleAssignmentOperation assignment in (creation.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>())
        {
            IEnumerable<(IOperation Name, IOperation Value)> entries = assignment.Target switch
            {
                IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } indexer => [(indexer.Arguments[0].Value, assignment.Value)],
                IPropertyReferenceOperation { Property.Name: "Attributes" } => OfCollection(WithoutConversions(assignment.Value)),
                _ => [],
            };
            foreach ((IOperation Name, IOperation Value) entry in entries)
            {
                yield return entry;
            }
        }
    }

    /// <summary>What is converted, and not the conversion.</summary>
    public static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static IEnumerable<(IOperation Name, IOperation Value)> OfCollection(IOperation collection) => collection switch
    {
        IObjectCreationOperation { Initializer.Initializers: var initializers } => initializers.SelectMany(OfElement),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.SelectMany(OfPair),
        ICollectionExpressionOperation { Elements: var elements } => elements.SelectMany(OfPair),
        _ => [],
    };

    // `["plan"] = "pro"`, `{ "plan", "pro" }`, or an element that is a pair.
    private static IEnumerable<(IOperation Name, IOperation Value)> OfElement(IOperation element) => element switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } indexer } assignment =>
            [(indexer.Arguments[0].Value, assignment.Value)],
        IInvocationOperation { Arguments: { Length: 2 } arguments } => [(arguments[0].Value, arguments[1].Value)],
        IInvocationOperation { Arguments: { Length: 1 } arguments } => OfPair(arguments[0].Value),
        _ => [],
    };

    private static IEnumerable<(IOperation Name, IOperation Value)> OfPair(IOperation element)
    {
        IOperation pair = WithoutConversions(element);
        ImmutableArray<IArgumentOperation> arguments = pair switch
        {
            IObjectCreationOperation { Type.Name: "KeyValuePair" } creation => creation.Arguments,
            IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" } } create => create.Arguments,
            _ => [],
        };
        IOperation? key = arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        IOperation? value = arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1)?.Value;
        return key is not null && value is not null ? [(key, value)] : [];
    }
}
