using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Folding;
using TypedFlags.FlagRemoval.Pinning;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Values;

/// <summary><c>Func&lt;bool&gt; isNew = () =&gt; true</c>, of a private field or local that is never another one: where it is called, it is <c>true</c>. Handed on, it stays what it is.</summary>
internal sealed class KnownFunctions : FileStep
{
    protected internal override void Find(FileView view, TreeEdits edits)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (ExpressionSyntax known in Known.In(view.Root))
        {
            if (HolderOf(known, view) is { } holder && seen.Add(holder) && FunctionAnswers.ResultOf(TypeOf(holder)) is { } result
                && ValueLiteral.Of(known, Waiting.ResultOf(result) ?? result, view.Model) is { } value
                && !Attributes.AreOnHolder(holder) && !OtherBuilds.MayChange(holder, view.Removal.Compilation)
                && PlacesOf(holder, known, view) is { } places)
            {
                foreach (ExpressionSyntax place in places)
                {
                    ReadReplacement.Replace(place, value, view.Model, edits);
                }
            }
        }
    }

    private static ISymbol? HolderOf(ExpressionSyntax known, FileView view)
    {
        ExpressionSyntax answer = Assigned.Outermost(known);
        if (answer.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax task } && KnownAnswer.InTask(task) is not null)
        {
            answer = task;
        }

        return FunctionAnswers.LambdaAround(answer) is { } lambda && FunctionAnswers.OnlyOf(lambda) == known && !OtherBuilds.Differ(lambda) ? Assigned.To(lambda) switch
        {
            VariableDeclaratorSyntax declarator => view.Model.GetDeclaredSymbol(declarator, view.CancellationToken),
            ExpressionSyntax target => view.Model.GetSymbolInfo(target, view.CancellationToken).Symbol,
            _ => null,
        } switch
        {
            ILocalSymbol { RefKind: RefKind.None } local => local,
            IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsVolatile: false } field => field,
            _ => null,
        } : null;
    }

    private static ITypeSymbol TypeOf(ISymbol holder) => holder is ILocalSymbol local ? local.Type : ((IFieldSymbol)holder).Type;

    // Where its answer is got; null where it may be another one.
    private static List<ExpressionSyntax>? PlacesOf(ISymbol holder, ExpressionSyntax known, FileView view)
    {
        if (holder.DeclaringSyntaxReferences.Length != 1 || holder.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) is not VariableDeclaratorSyntax declarator
            || (declarator.Initializer is { Value: var first } && !IsSame(first)))
        {
            return null;
        }

        List<ExpressionSyntax> places = [];
        foreach (Reference reference in holder is ILocalSymbol ? Reference.AllIn(view.Root, holder, view.Removal.Now) : Reference.AllOf(holder, view.Removal.Now))
        {
            if (!reference.IsSure || reference.Name.SyntaxTree != view.File.Tree)
            {
                return null;
            }

            if (reference.Usage == UsageKind.Assignment || ConstructorWrites.OnlyAt(reference) is not null)
            {
                if (!IsSame(((AssignmentExpressionSyntax)reference.Whole.Parent!).Right))
                {
                    return null;
                }
            }
            else if (reference.Usage == UsageKind.Read)
            {
                if (PlaceOf(reference.Whole, holder, view.Model) is { } place)
                {
                    places.Add(place);
                }
            }
            else if (reference.Name.Parent is not CrefSyntax)
            {
                return null;
            }
        }

        return places;

        bool IsSame(ExpressionSyntax other) => FunctionAnswers.OnlyOf(other) is { } answer && ValueLiteral.IsSame(known, answer, view.Model);
    }

    // The call, with what waits for its task; null where something else happens on the way.
    private static ExpressionSyntax? PlaceOf(ExpressionSyntax whole, ISymbol holder, SemanticModel model) =>
        !(whole is MemberAccessExpressionSyntax access && Effects.MayHave(access.Expression, model))
        && FunctionAnswers.CallOf(whole) is { } call
        && call.ArgumentList.Arguments.All(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && !Effects.MayHave(argument.Expression, model))
            ? Waiting.ResultOf(FunctionAnswers.ResultOf(TypeOf(holder))!) is null ? call : Waiting.Around(call)
            : null;
}
