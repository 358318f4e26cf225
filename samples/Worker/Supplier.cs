using TypedFlags;

namespace Worker;

/// <summary>Who a flag is asked for need not be a person: here each supplier is in a rollout, or is not.</summary>
[FlagContext]
public sealed record Supplier([property: TargetingKey] string Name);
