using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>
/// Where a key goes that is given to a method, a constructor or a list of this code: through parameters, variables, members, lambdas and what methods return, to a question. For one key that is left.
/// </summary>
/// <param name="compilation">The program; of projects that it refers to as code, too.</param>
/// <param name="asking">Knows methods that ask by name.</param>
/// <param name="unbound">Knows those whose packages are missing.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class KeyPaths(Compilation compilation, AskingMethods asking, UnboundCalls unbound, CancellationToken cancellationToken)
{
    // More variables and members than this a key does not go through.
    private const int MostDeclarations = 50;

    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly Occurrences _occurrences = new(compilation, cancellationToken);

    /// <summary>The question that a value comes to; null where it comes to none, as far as can be seen.</summary>
    public SyntaxNode? QuestionBehind(ExpressionSyntax value, SemanticModel model)
    {
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
            case ConditionalExpressionSyntax conditional when conditional.Condition != value:
            case ElementAccessExpressionSyntax access when access.Expression == value:
                return QuestionBehind((ExpressionSyntax)value.Parent, model);
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax whole } arm when arm.Expression == value:
                return QuestionBehind(whole, model);
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax list }:
                return QuestionBehind(list, model);
            case SpreadElementSyntax { Parent: CollectionExpressionSyntax list }:
                return QuestionBehind(list, model);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression or (int)SyntaxKind.CollectionInitializerExpression } list:
                return QuestionBehind(list.Parent as ExpressionSyntax ?? list, model);
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value && call.Expression == access:
                return BehindReceiver(call, call, model);
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } call } access when access.Expression == value:
                return BehindReceiver(call, access, model);
            case ArgumentSyntax { Parent.Parent: { } call } argument:
                return BehindArgument(argument, call, model);
            case AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } argument:
                return argument.NameEquals is { } named
                    ? BehindSymbol(model.GetSymbolInfo(named.Name, cancellationToken).Symbol)
                    : BehindParameter(model.GetSymbolInfo(attribute, cancellationToken).Symbol as IMethodSymbol, attribute.ArgumentList!.Arguments.IndexOf(argument), argument.NameColon?.Name.Identifier.ValueText);
            case ForEachStatementSyntax loop when loop.Expression == value:
                return BehindSymbol(model.GetDeclaredSymbol(loop, cancellationToken));
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax or ParameterSyntax }:
                return BehindSymbol(model.GetDeclaredSymbol(value.Parent.Parent, cancellationToken));
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax:
                return BehindSymbol(value.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is { } function
                    && function is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax
                        ? model.GetDeclaredSymbol(function, cancellationToken)
                        : null);
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                return BehindSymbol(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol);
            default:
                return null;
        }
    }

    private SyntaxNode? BehindArgument(ArgumentSyntax argument, SyntaxNode call, SemanticModel model)
    {
        if (argument.Parent is not ArgumentListSyntax list || !argument.RefKindKeyword.IsKind(SyntaxKind.None))
        {
            return null;
        }

        int place = list.Arguments.IndexOf(argument);
        SymbolInfo found = model.GetSymbolInfo(call, cancellationToken);
        bool isUnknown = found is { Symbol: null, CandidateSymbols.IsEmpty: true };
        IMethodSymbol[] methods = isUnknown && call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member }
            ? [.. _occurrences.MethodsOn(member, model)]
            : [.. (found.Symbol is { } only ? [only] : found.CandidateSymbols).OfType<IMethodSymbol>()];
        if (call is InvocationExpressionSyntax invocation)
        {
            if (Receivers.NameOf(invocation) is not { } name)
            {
                return null;
            }

            if (GateMethods.Has(name) || (isUnknown && AsksUnbound(invocation, place, model)))
            {
                return call;
            }

            // `Enumerable.All(keys, key => …)`
            if (methods.Length > 0 && methods[0].DeclaringSyntaxReferences.IsEmpty && BehindFunctions(list.Arguments.Where(one => one != argument), call, model) is { } question)
            {
                return question;
            }
        }

        foreach (IMethodSymbol method in methods)
        {
            IMethodSymbol declared = method.ReducedFrom ?? method;
            int shift = method.ReducedFrom is not null || (isUnknown && method.IsExtensionMethod) ? 1 : 0;
            if (asking.Of(method) is { } asked && asked.Parameter == PlaceOf(declared, place + shift, argument.NameColon?.Name.Identifier.ValueText))
            {
                return call;
            }

            if (BehindParameter(declared, place + shift, argument.NameColon?.Name.Identifier.ValueText) is { } question)
            {
                return question;
            }
        }

        return null;
    }

    // What a method of a value or a list does with it: a function that it is given gets the value, or the list's values; and what it returns may be them.
    private SyntaxNode? BehindReceiver(InvocationExpressionSyntax call, ExpressionSyntax whole, SemanticModel model)
    {
        IMethodSymbol? method = model.GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol;
        if (method?.ReducedFrom is { DeclaringSyntaxReferences.Length: > 0 } extension)
        {
            return asking.Of(method) is { Parameter: 0 } ? call : BehindParameter(extension, 0, null);
        }

        return BehindFunctions(call.ArgumentList.Arguments, call, model)
            ?? (method is not null && method.DeclaringSyntaxReferences.IsEmpty && IsText(method.ReturnType) ? QuestionBehind(whole, model) : null);
    }

    private SyntaxNode? BehindFunctions(IEnumerable<ArgumentSyntax> arguments, SyntaxNode call, SemanticModel model)
    {
        foreach (ArgumentSyntax argument in arguments)
        {
            SyntaxNode? question = argument.Expression switch
            {
                SimpleLambdaExpressionSyntax lambda => BehindSymbol(model.GetDeclaredSymbol(lambda.Parameter, cancellationToken)),
                ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Select(parameter => BehindSymbol(model.GetDeclaredSymbol(parameter, cancellationToken))).FirstOrDefault(static found => found is not null),
                SimpleNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(argument.Expression, cancellationToken) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method =>
                    asking.Of(method) is not null ? call : BehindParameter(method, 0, null),
                _ => null,
            };
            if (question is not null)
            {
                return question;
            }
        }

        return null;
    }

    private SyntaxNode? BehindParameter(IMethodSymbol? method, int place, string? name) =>
        method is not null && PlaceOf(method, place, name) is >= 0 and var ordinal
            ? _occurrences.BodiesOf(method.OriginalDefinition).Select(body => BehindSymbol(body.Parameters[ordinal])).FirstOrDefault(static question => question is not null)
            : null;

    // A constant's uses are each a key.
    private SyntaxNode? BehindSymbol(ISymbol? symbol)
    {
        if (symbol is null or IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true }
            || symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration
            || _seen.Count >= MostDeclarations || !_seen.Add(declaration))
        {
            return null;
        }

        return _occurrences.Of(symbol.OriginalDefinition, declaration)
            .Select(place => symbol is not IMethodSymbol ? QuestionBehind(place.Whole, place.Model)
                : place.Whole.Parent is InvocationExpressionSyntax call && call.Expression == place.Whole ? QuestionBehind(call, place.Model)
                : null)
            .FirstOrDefault(static question => question is not null);
    }

    private bool AsksUnbound(InvocationExpressionSyntax call, int place, SemanticModel model) =>
        place == 0 && unbound.Of(call, Receivers.Of(call) is { } receiver ? model.GetTypeInfo(receiver, cancellationToken).Type : null) is not null;

    private static int PlaceOf(IMethodSymbol method, int place, string? name) =>
        name is not null ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? -1
        : place < method.Parameters.Length ? place
        : method.Parameters.LastOrDefault() is { IsParams: true } last ? last.Ordinal
        : -1;

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => IsText(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsText),
        _ => false,
    };
}
