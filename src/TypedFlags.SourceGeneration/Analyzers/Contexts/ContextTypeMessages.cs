using Microsoft.CodeAnalysis;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>The sentences of TF1009: what is wrong, and what to do.</summary>
internal static class ContextTypeMessages
{
    public const string NoType = "This [FlagContext] names no type. Write '[assembly: FlagContext(typeof(Customer))]', or mark the type itself.";

    public static string TypeOnType(INamedTypeSymbol type) =>
        $"On a type, [FlagContext] is about that type, '{Name(type)}'. Remove the argument, or name the other type with '[assembly: FlagContext(typeof(…))]'.";

    public static string Of(ContextObstacle obstacle, ITypeSymbol type, ITypeSymbol at)
    {
        string subject = $"Flags can't be asked for '{Name(type)}'";
        string where = SymbolEqualityComparer.Default.Equals(type, at) ? "it" : $"'{Name(at)}'";
        return obstacle switch
        {
            ContextObstacle.OpenGeneric =>
                $"{subject}, because {where} has type parameters. Name what they stand for: '[assembly: FlagContext(typeof({at.Name}<int>))]'.",
            ContextObstacle.Hidden => $"{subject}, because {where} is {Accessibility(at)}, where generated code can't see it. Make {where} internal or public.",
            ContextObstacle.FileLocal => $"{subject}, because only its own file sees {where}. Remove 'file'.",
            ContextObstacle.Removed => $"{subject}, because [Obsolete] makes every use of {where} an error. Remove [FlagContext].",
            ContextObstacle.Static => $"{subject}, because it is static: there is no user. Remove 'static', or [FlagContext].",
            ContextObstacle.RefStruct => $"{subject}, because it is a ref struct. Remove 'ref', or [FlagContext].",
            ContextObstacle.IsFlagContext => "'FlagContext' is an evaluation context already; flags take it as it is. Remove this attribute.",
            ContextObstacle.BehindAlias =>
                $"{subject}, because its assembly is referred to under an extern alias only. Add 'global' to the reference's aliases.",
            _ => $"{subject}: only a class, struct or interface of somebody's own can be a user. Wrap it in one, or pass a FlagContext.",
        };
    }

    public static string Of(ContextMisfit misfit, IPropertySymbol property) => misfit switch
    {
        { Attribute: { } attribute, Winner: { } winner } =>
            $"'{property.Name}' and '{winner.Name}' are both the attribute '{attribute.Name}', and only '{winner.Name}' is read. Rename one of them.",
        { Attribute: { } attribute } =>
            $"'{property.Name}' is '{Name(property.Type)}', and flags.yaml declares '{attribute.Name}' as {attribute.TypeName}. Make it {WhatFits(attribute.Type)}, or change the declaration.",
        { Winner: { } winner } =>
            $"'{property.Name}' is {Mark(misfit.Role)}, and so is '{winner.Name}', which is the one that counts. Remove one mark, or decide with '[FlagContext({misfit.Role} = \"{property.Name}\")]'.",
        { Member.Kind: MemberValueKind.Hidden } => NotReadable(property, "to be " + Title(misfit.Role)),
        _ => $"'{property.Name}' is '{Name(property.Type)}', and can't be {Title(misfit.Role)}. Make it {WhatFits(misfit.Role)}.",
    };

    public static string NoProperty(INamedTypeSymbol type, string name, ContextRole role, string? near) =>
        $"'{Name(type)}' has no property '{name}' to be {Title(role)}.{(near is null ? "" : $" Did you mean '{near}'?")}";

    public static string NoPropertyFor(IParameterSymbol parameter, ContextRole role) =>
        $"The parameter '{parameter.Name}' is {Mark(role)}, and there is no property of its name. Add one, or mark the property itself.";

    public static string MarkedTwice(IPropertySymbol property, ContextRole counts, ContextRole other) =>
        $"'{property.Name}' is {Mark(counts)} and {Mark(other)}; a property can be one of them only. Remove one mark.";

    public static string NamedTwice(string property, ContextRole counts, ContextRole other) =>
        $"'{property}' is named as {Title(counts)} and as {Title(other)}; a property can be one of them only.";

    public static string NotReadable(IPropertySymbol property, string role)
    {
        string reason = property switch
        {
            { IsStatic: true } => "it is static. Make it a property of each instance",
            { IsIndexer: true } => "it is an indexer. Use a property of its own",
            { GetMethod: null } => "it has no getter. Add one",
            _ when Usability.IsRemoved(property) => "[Obsolete] makes every use of it an error. Use another property",
            { GetMethod.DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Private or Microsoft.CodeAnalysis.Accessibility.Protected } =>
                "it can't be seen from outside. Make it internal or public",
            _ => "it can't be reached by that name. Declare it in the type itself",
        };
        return $"'{property.Name}' is {role}, but generated code can't read it: {reason}.";
    }

    /// <summary>"marked [Tenant]".</summary>
    public static string Mark(ContextRole role) => $"marked [{role}]";

    /// <summary>"the tenant".</summary>
    public static string Title(ContextRole role) => role switch
    {
        ContextRole.TargetingKey => "the targeting key",
        ContextRole.Tenant => "the tenant",
        ContextRole.Groups => "the groups",
        _ => "the mark of staff",
    };

    private static string WhatFits(ContextRole role) => role switch
    {
        ContextRole.Groups => "a list of strings",
        ContextRole.Staff => "a bool",
        _ => "a string, a whole number, a Guid or an enum",
    };

    private static string WhatFits(AttributeType type) => type switch
    {
        AttributeType.String => "a string, an enum, a Guid or a Version",
        AttributeType.Number => "a number",
        AttributeType.Boolean => "a bool",
        AttributeType.DateTime => "a DateTimeOffset, DateTime, DateOnly or string",
        AttributeType.Semver => "a string or a Version",
        _ => "a list of strings",
    };

    private static string Accessibility(ITypeSymbol type) => type.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Private => "private",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "internal to " + type.ContainingAssembly.Name,
    };

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
