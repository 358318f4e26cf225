using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>From an answer outwards, through expressions that it decides, to the static field or property that keeps it.</summary>
internal static class KeptAnswer
{
    /// <summary>The static field or property, or null where the answer goes elsewhere, or is asked for again and again.</summary>
    /// <param name="answer">The call, or the method that is bound and not called.</param>
    /// <param name="model">The file.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static ISymbol? KeeperOf(IOperation answer, SemanticModel model, CancellationToken cancellationToken)
    {
        IOperation child = answer;
        while (child.Parent is { } parent)
        {
            switch (parent)
            {
                case IFieldInitializerOperation initializer:
                    return StaticOf(initializer.InitializedFields.FirstOrDefault());
                case IPropertyInitializerOperation initializer:
                    return StaticOf(initializer.InitializedProperties.FirstOrDefault());
                case ICoalesceAssignmentOperation assignment when assignment.Value == child:
                    return StaticOf(MemberOf(assignment.Target));
                case IAssignmentOperation assignment when assignment.Value == child:
                    return StaticOf(MemberOf(assignment.Target)) is { } keeper && IsDoneOnce(assignment, model, cancellationToken) ? keeper : null;
                case IReturnOperation when FunctionAround(parent) is { } function && IsOfLazy(function):
                    child = function;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation creation } when IsLazy(creation.Type):
                    child = creation;
                    break;
                case IPropertyReferenceOperation reference when reference.Instance == child && FlagEvaluationMethods.IsOfRuntime(reference.Property.ContainingType):
                case IDelegateCreationOperation when IsOfLazy(child):
                case IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation or IConditionalOperation or ICoalesceOperation
                    or IConditionalAccessOperation or ISwitchExpressionOperation or ISwitchExpressionArmOperation or IIsPatternOperation or ITupleOperation
                    or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                    child = parent;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static ISymbol? MemberOf(IOperation target) => target switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    // A field of each thread is set again for what the thread does next; a property with code of its own may do anything. What `field`
    // stands for has no name but the property's.
    private static ISymbol? StaticOf(ISymbol? member) => member switch
    {
        IFieldSymbol { IsStatic: true } field when !IsOfThread(field) => field.AssociatedSymbol ?? field,
        IPropertySymbol { IsStatic: true } property when IsAutomatic(property) => property,
        _ => null,
    };

    private static bool IsOfThread(IFieldSymbol field) =>
        field.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ThreadStaticAttribute", ContainingNamespace.Name: "System" });

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    // Static constructors and methods set things up. In a loop, a callback or an instance's method the next answer soon takes the place of this one.
    private static bool IsDoneOnce(IOperation assignment, SemanticModel model, CancellationToken cancellationToken)
    {
        for (IOperation? around = assignment.Parent; around is not null; around = around.Parent)
        {
            if (around is ILoopOperation)
            {
                return false;
            }
        }

        return model.GetEnclosingSymbol(assignment.Syntax.SpanStart, cancellationToken)
            is IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary or MethodKind.StaticConstructor };
    }

    private static IAnonymousFunctionOperation? FunctionAround(IOperation operation)
    {
        IOperation? around = operation;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around as IAnonymousFunctionOperation;
    }

    // `new Lazy<bool>(() => …)` and `new Lazy<bool>(Flags.NewCheckout.IsEnabled)`.
    private static bool IsOfLazy(IOperation function) =>
        function.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IObjectCreationOperation creation } } && IsLazy(creation.Type);

    private static bool IsLazy(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Lazy", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
