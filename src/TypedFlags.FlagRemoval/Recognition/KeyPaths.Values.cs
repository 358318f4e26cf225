using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <content>From an expression to what stands around it.</content>
internal sealed partial class KeyPaths
{
    private void StepFromValue(KeyPlace place, ExpressionSyntax value, SemanticModel model)
    {
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or RefExpressionSyntax or CheckedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }:
            case ConditionalExpressionSyntax conditional when conditional.Condition != value:
            case ConditionalAccessExpressionSyntax access when access.WhenNotNull == value:
            case WithExpressionSyntax with when with.Expression == value:
            case InvocationExpressionSyntax invocation when invocation.Expression == value:
            case LambdaExpressionSyntax lambda when lambda.ExpressionBody == value:
                To(place, (ExpressionSyntax)value.Parent);
                break;
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax whole } arm when arm.Expression == value:
                To(place, whole);
                break;
            case CollectionElementSyntax { Parent: CollectionExpressionSyntax list }:
                To(place, list);
                break;
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax { Contents.Count: 1 } text }:
                To(place, text);
                break;
            case SelectClauseSyntax { Parent.Parent: QueryExpressionSyntax query }:
                To(place, query);
                break;
            case AnonymousObjectMemberDeclaratorSyntax { Parent: AnonymousObjectCreationExpressionSyntax creation } member when place.Part is null && model.GetDeclaredSymbol(member, _cancellationToken) is { } property:
                To(place, creation, new KeyPart(property.Name, null));
                break;
            case InitializerExpressionSyntax list:
                StepFromElement(place, value, list, model);
                break;
            case MemberAccessExpressionSyntax access when access.Expression == value:
                StepFromReceiver(place, access, access.Name, model);
                break;
            case ConditionalAccessExpressionSyntax access when access.Expression == value:
                StepFromReceiver(place, access, model);
                break;
            case ElementAccessExpressionSyntax access when access.Expression == value:
                To(place, access);
                break;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument when place.Part is null:
                To(place, tuple, KeyPart.Item(tuple.Arguments.IndexOf(argument)));
                break;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                To(place, tuple);
                break;
            case ArgumentSyntax { Parent.Parent: { } call } argument:
                StepFromArgument(place, argument, call, model);
                break;
            case AttributeArgumentSyntax { Parent.Parent: AttributeSyntax attribute } argument:
                StepFromAttribute(place, argument, attribute, model);
                break;
            case ForEachStatementSyntax loop when loop.Expression == value:
                ToSymbol(place, model.GetDeclaredSymbol(loop, _cancellationToken));
                break;
            case ForEachVariableStatementSyntax loop when loop.Expression == value:
                Deconstruct(place, place.Part, loop.Variable, model.GetForEachStatementInfo(loop).ElementType, model);
                break;
            case FromClauseSyntax clause when clause.Expression == value:
                ToSymbol(place, model.GetDeclaredSymbol(clause, _cancellationToken));
                break;
            case LetClauseSyntax clause:
                ToSymbol(place, model.GetDeclaredSymbol(clause, _cancellationToken));
                break;
            case IsPatternExpressionSyntax match when match.Expression == value:
                Match(place, place.Part, match.Pattern, model);
                break;
            case SwitchExpressionSyntax whole when whole.GoverningExpression == value:
                whole.Arms.ToList().ForEach(arm => Match(place, place.Part, arm.Pattern, model));
                break;
            case SwitchStatementSyntax whole when whole.Expression == value:
                whole.Sections.SelectMany(static section => section.Labels).OfType<CasePatternSwitchLabelSyntax>().ToList().ForEach(label => Match(place, place.Part, label.Pattern, model));
                break;
            case BaseExpressionColonSyntax { Parent: SubpatternSyntax part }:
                Match(place, place.Part, part.Pattern, model);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax or ParameterSyntax }:
                ToSymbol(place, model.GetDeclaredSymbol(value.Parent.Parent, _cancellationToken), isOfThis: true);
                break;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax:
                Return(place, value);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                StepFromAssignment(place, assignment, model);
                break;
        }
    }

    private void StepFromAssignment(KeyPlace place, AssignmentExpressionSyntax assignment, SemanticModel model)
    {
        if (assignment.Parent is not InitializerExpressionSyntax { Parent: ExpressionSyntax created })
        {
            To(place, assignment);
            Give(place, place.Part, assignment.Left, model);
        }
        else if (assignment.Left is ImplicitElementAccessSyntax)
        {
            To(place, created);
        }
        else if (model.GetSymbolInfo(assignment.Left, _cancellationToken).Symbol is { } member)
        {
            // `new Entry { Key = "new_checkout" }`
            if (place.Part is null)
            {
                To(place, created, PartOf(member));
            }
            else
            {
                ToSymbol(place, member);
            }
        }
    }

    // Something gets the key: `key`, `this.Key`, `keys[0]`, `(page, key)`, `out string key`.
    private void Give(KeyPlace place, KeyPart? part, ExpressionSyntax target, SemanticModel model)
    {
        switch (target)
        {
            case TupleExpressionSyntax or DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax }:
                Deconstruct(place, part, target, target.Parent is AssignmentExpressionSyntax assignment ? model.GetTypeInfo(assignment.Right, _cancellationToken).Type : null, model);
                break;
            case DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable }:
                ToSymbol(place, part, model.GetDeclaredSymbol(variable, _cancellationToken));
                break;
            case ElementAccessExpressionSyntax access:
                Put(place, part, access.Expression, model);
                break;
            default:
                ToSymbol(place, part, model.GetSymbolInfo(target, _cancellationToken).Symbol, isOfThis: target is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax });
                break;
        }
    }

    private void To(KeyPlace place, ExpressionSyntax next) => To(place, next, place.Part);

    private void To(KeyPlace place, ExpressionSyntax next, KeyPart? part) => _graph.Move(place, new KeyPlace(next, place.Entry, part));

    private void ToSymbol(KeyPlace place, ISymbol? symbol, bool isOfThis = false) => ToSymbol(place, place.Part, symbol, isOfThis);

    // A constant's uses are each a key.
    private void ToSymbol(KeyPlace place, KeyPart? part, ISymbol? symbol, bool isOfThis = false)
    {
        if (symbol is null or IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true }
            || symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration)
        {
            return;
        }

        bool isMember = symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false };
        if (isOfThis && isMember && part is null && place is { Part: null, Entry.Function: ConstructorDeclarationSyntax or TypeDeclarationSyntax })
        {
            LeaveByCreation(place, PartOf(symbol));
            return;
        }

        if (symbol is IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref, ContainingSymbol: IMethodSymbol method } parameter)
        {
            LeaveByParameter(place, part, method, parameter);
        }

        bool isVariable = symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol;
        _graph.Move(place, new KeyPlace(declaration, isVariable ? EntryAt(declaration, place) : null, part));
    }

    private void LeaveByParameter(KeyPlace place, KeyPart? part, IMethodSymbol method, IParameterSymbol parameter)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } function)
        {
            return;
        }

        KeyExit exit = new(part, parameter.Ordinal);
        if (place.Entry?.Function == function)
        {
            _graph.Exit(place.Entry, exit);
            return;
        }

        foreach ((ExpressionSyntax whole, _) in _occurrences.Of(method.OriginalDefinition, function))
        {
            if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole)
            {
                Leave(place, call, exit);
            }
        }
    }

    // What is returned goes to whoever called; where the key came in, only to those who brought it.
    private void Return(KeyPlace place, ExpressionSyntax value)
    {
        SyntaxNode? function = value.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        if (function is AnonymousFunctionExpressionSyntax lambda)
        {
            To(place, lambda);
        }
        else if (place.Entry?.Function == function && function is not null)
        {
            _graph.Exit(place.Entry!, new KeyExit(place.Part));
        }
        else if (function is MethodDeclarationSyntax or LocalFunctionStatementSyntax or BasePropertyDeclarationSyntax)
        {
            _graph.Move(place, new KeyPlace(function, EntryAt(function, place), place.Part));
        }
    }

    // Outside of the function that it came into, it is there for all.
    private static KeyEntry? EntryAt(SyntaxNode declaration, KeyPlace place) => place.Entry?.Function.Contains(declaration) == true ? place.Entry : null;

    private KeyPart PartOf(ISymbol member) => new(member.Name, member.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken));
}
