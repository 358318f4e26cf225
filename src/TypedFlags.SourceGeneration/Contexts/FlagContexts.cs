using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>What the adapters are made from.</summary>
/// <param name="Target">Where the generated class is.</param>
/// <param name="HasFlags">True where there is a generated class, to which <c>EvaluateAll</c> is added.</param>
/// <param name="Adapters">In ordinal order of their types; empty where nothing is generated.</param>
internal sealed record FlagContexts(GenerationTarget Target, bool HasFlags, EquatableArray<ContextAdapter> Adapters);

/// <summary>One adapter: a type, and which of its properties is what.</summary>
/// <param name="Type">The type.</param>
/// <param name="TargetingKey">Null where the type has none: every user is then anonymous.</param>
/// <param name="Tenant">Null for none.</param>
/// <param name="Groups">Null for none.</param>
/// <param name="Staff">Null for none.</param>
/// <param name="Attributes">By place: what <c>FindAttribute</c> answers.</param>
internal sealed record ContextAdapter(
    ContextType Type,
    ContextMember? TargetingKey,
    ContextMember? Tenant,
    ContextMember? Groups,
    ContextMember? Staff,
    EquatableArray<ContextAttribute> Attributes);

/// <summary>An attribute that a property gives.</summary>
/// <param name="Name">The name as declared, else the property's in snake_case.</param>
/// <param name="Member">The property.</param>
/// <param name="EnumTexts">For enums the text of each member, in the members' order.</param>
internal sealed record ContextAttribute(string Name, ContextMember Member, EquatableArray<string> EnumTexts);
