namespace TypedFlags.FlagRemoval;

/// <summary>A parameter of a constructor that code of several projects calls, named so that each of them finds it. Immutable.</summary>
/// <param name="Type">The documentation id of the type.</param>
/// <param name="Name">The parameter's name.</param>
public sealed record SharedParameter(string Type, string Name);
