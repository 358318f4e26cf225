using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;

namespace TypedFlags.SourceGeneration.Analyzers.Answers;

/// <summary>Which flag a call asks, and the texts that it may answer. Immutable.</summary>
internal sealed class FlagTextsOfCompilation
{
    private readonly FlagCatalog _catalog;
    private readonly Dictionary<string, FlagDefinition>? _own;

    /// <summary>For the flags of a catalog; a file with errors may lack variants, so nothing is said of its flags.</summary>
    public FlagTextsOfCompilation(FlagCatalog catalog)
    {
        _catalog = catalog;
        if (catalog.Binding is { IsTruncated: false } binding
            && !binding.Diagnostics.Any(static diagnostic => diagnostic.Severity == FlagsDiagnosticSeverity.Error))
        {
            _own = binding.Definition.Flags.ToDictionary(static flag => flag.Key, StringComparer.Ordinal);
        }
    }

    /// <summary>The texts of what a call gives; null where it asks no flag, or one of which nothing is known.</summary>
    public FlagTexts? Of(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        model.GetOperation(call, cancellationToken) switch
        {
            IInvocationOperation { TargetMethod: { } method } asked when TypedFlagsTypes.IsClient(method.ContainingType) => OfClient(asked),
            IInvocationOperation { Type: INamedTypeSymbol type } when TypedFlagsTypes.IsEvaluation(type)
                && type.TypeArguments[0].SpecialType == SpecialType.System_Boolean => FlagTexts.OfBoolean,
            IInvocationOperation asked => OfAccessor(model, asked, cancellationToken),
            _ => null,
        };

    private FlagTexts? OfClient(IInvocationOperation asked)
    {
        if (asked.TargetMethod.Name == "GetBooleanDetails")
        {
            return FlagTexts.OfBoolean;
        }

        string? key = null;
        Optional<object?> given = default;
        foreach (IArgumentOperation argument in asked.Arguments)
        {
            if (argument.Parameter?.Name == "name")
            {
                key = argument.Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;
            }
            else if (argument.Parameter?.Name == "defaultValue")
            {
                given = argument.Value.ConstantValue;
            }
        }

        if (key is null || _catalog.Find(key) is not { } flag || Of(flag) is not { } texts)
        {
            return null;
        }

        // A default that is not known may be any text.
        return given is { HasValue: true, Value: string text } ? texts with { Default = text } : texts with { Values = [] };
    }

    private FlagTexts? OfAccessor(SemanticModel model, IInvocationOperation asked, CancellationToken cancellationToken)
    {
        // Of the generated extension overloads the flag is the first argument.
        IOperation? receiver = asked.Instance ?? (asked.TargetMethod.IsExtensionMethod ? asked.Arguments.FirstOrDefault()?.Value : null);
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        ISymbol? symbol = receiver switch
        {
            IPropertyReferenceOperation property => property.Property,
            ILocalReferenceOperation local => HandleIn(model, local, cancellationToken),
            _ => null,
        };
        return _catalog.FindAccessor(symbol) is { } flag ? Of(flag) : null;
    }

    // `var layout = Flags.CheckoutLayout;`
    private static ISymbol? HandleIn(SemanticModel model, ILocalReferenceOperation local, CancellationToken cancellationToken) =>
        local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && SteadyLocal.Of(declarator) is not null
            ? model.GetSymbolInfo(value, cancellationToken).Symbol
            : null;

    private FlagTexts? Of(FlagInfo flag)
    {
        if (!flag.IsOwn)
        {
            return FlagTexts.Of(flag, own: null);
        }

        return _own is not null && _own.TryGetValue(flag.Key, out FlagDefinition? own) ? FlagTexts.Of(flag, own) : null;
    }
}
