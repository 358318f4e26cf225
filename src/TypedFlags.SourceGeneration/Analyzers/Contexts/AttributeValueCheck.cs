using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>Finds values that an attribute can't have, in every branch of an expression.</summary>
/// <param name="name">The attribute.</param>
/// <param name="known">What is known of it.</param>
internal sealed class AttributeValueCheck(string name, KnownAttribute known)
{
    /// <summary>Each value that does not fit, what is wrong with it, and the text that was perhaps meant.</summary>
    public IEnumerable<(SyntaxNode Place, string Message, string? Near)> Find(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod.ContainingType.Name: "AttributeValue" } conversion => Find(conversion.Operand),
        IConversionOperation { IsImplicit: true } conversion => Find(conversion.Operand),
        IParenthesizedOperation parenthesized => Find(parenthesized.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => Find(conditional.WhenTrue).Concat(Find(otherwise)),
        ICoalesceOperation coalesce => Find(coalesce.Value).Concat(Find(coalesce.WhenNull)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Find(arm.Value)),
        IInvocationOperation { TargetMethod: { Name: "From", ContainingType.Name: "AttributeValue" }, Arguments: { Length: 1 } arguments } =>
            Find(arguments[0].Value),
        _ => FindIn(value),
    };

    private IEnumerable<(SyntaxNode Place, string Message, string? Near)> FindIn(IOperation value)
    {
        // Null and what is an AttributeValue already can be anything.
        if (value.Type is not { } type || MemberClassifier.Classify(type) is not { } kind || known.Types.IsEmpty)
        {
            yield break;
        }

        if (!known.Types.Any(declared => AttributeFit.Fits(declared, kind)))
        {
            yield return (value.Syntax, ContextAttributeMessages.WrongType(name, known.Types[0], type), null);
        }
        else if (known.Own is { } own)
        {
            foreach (IOperation text in own.Type == AttributeType.List ? ElementsOf(value) : [value])
            {
                if (text.ConstantValue is { HasValue: true, Value: string constant } && !own.Accepts(constant))
                {
                    string? near = NearName.Find(constant, ContextAttributeMessages.TextsOf(own.Values));
                    yield return (text.Syntax, ContextAttributeMessages.WrongText(own, constant, near), near);
                }
            }
        }
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation list) => list switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,
        ICollectionExpressionOperation { Elements: var elements } => elements,
        IObjectCreationOperation { Initializer.Initializers: var added } =>
            added.OfType<IInvocationOperation>().Where(static add => add.Arguments.Length == 1).Select(static add => add.Arguments[0].Value),
        _ => [],
    };
}
