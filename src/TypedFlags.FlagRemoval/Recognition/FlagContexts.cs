using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>What people write to say for whom they ask.</summary>
internal static class FlagContexts
{
    private static readonly HashSet<string> Contexts = new(StringComparer.Ordinal)
    {
        "FlagContext", "EvaluationContext", "EvaluationContextBuilder", "UnleashContext", "TargetingContext", "Context", "ContextBuilder", "ContextMultiBuilder", "User", "UserBuilder",
        "LdValue", "FlagEvaluationOptions", "FlagEvaluationOptionsBuilder", "Structure", "StructureBuilder", "Value", "AttributeValue",
    };

    // Names that others give to what is theirs: a controller's user, a service's database.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "Context", "User", "Structure", "Value" };

    private static readonly HashSet<string> Factories = new(StringComparer.Ordinal) { "Builder", "MultiBuilder", "New", "NewMulti", "WithKey", "FromUser" };

    /// <summary>Whether objects of a type only say for whom a flag is asked.</summary>
    public static bool Are(INamedTypeSymbol type) =>
        Contexts.Contains(type.Name) && type.ContainingNamespace.ToDisplayString().Split('.')[0] is "TypedFlags" or "OpenFeature" or "LaunchDarkly" or "Unleash" or "Microsoft";

    /// <summary>Whether a creation that does not bind is of one.</summary>
    public static bool AreCreatedBy(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax { Type: var name } && Contexts.Contains(name.ToString().Split('.').Last());

    /// <summary>Whether a call that does not bind puts one together: <c>Context.Builder(id).Set("plan", plan).Build()</c>.</summary>
    public static bool ArePutTogetherBy(InvocationExpressionSyntax call)
    {
        ExpressionSyntax first = call;
        string member = "";
        while (true)
        {
            switch (first)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }:
                    first = called;
                    continue;
                case MemberAccessExpressionSyntax access when IsOne(access.Name, member):
                    return true;
                case MemberAccessExpressionSyntax access:
                    member = access.Name.Identifier.ValueText;
                    first = access.Expression;
                    continue;
                case BaseObjectCreationExpressionSyntax creation:
                    return AreCreatedBy(creation);
                default:
                    return first is IdentifierNameSyntax name && IsOne(name, member);
            }
        }
    }

    private static bool IsOne(SimpleNameSyntax name, string member) => Contexts.Contains(name.Identifier.ValueText) && (!Common.Contains(name.Identifier.ValueText) || Factories.Contains(member));
}
