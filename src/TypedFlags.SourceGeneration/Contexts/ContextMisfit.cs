using System.Collections.Immutable;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Contexts;

/// <summary>A member that asks to be something and does not become it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Role">What it is marked as, where that is what it can't be.</param>
/// <param name="Attribute">The declared attribute of its name, where that is what it can't be.</param>
/// <param name="Winner">The member that is it instead; null where the member's own type does not fit.</param>
internal sealed record ContextMisfit(ContextMember Member, ContextRole Role, AttributeDefinition? Attribute, ContextMember? Winner);

/// <summary>What binding a type gives.</summary>
/// <param name="Adapter">What is generated.</param>
/// <param name="Misfits">What is left out of it although the type asks for it: the analyzer reports these.</param>
internal sealed record ContextBinding(ContextAdapter Adapter, ImmutableArray<ContextMisfit> Misfits);
