using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>How an interface gets an object that nobody wrote a class for.</summary>
internal static class StandInKinds
{
    // What these make of an interface answers what a test says.
    private static readonly HashSet<string> Mocks = new(StringComparer.Ordinal) { "For", "ForPartsOf", "Mock", "Of", "Fake", "StrictFake" };

    // Methods that take a type to find or keep objects of it, by how they begin. All others may make one, as `DispatchProxy.Create<IFeatures, Proxy>()` does.
    private static readonly string[] Finding =
        ["Get", "TryGet", "Add", "TryAdd", "Resolve", "TryResolve", "Register", "Replace", "Remove", "As", "Cast", "OfType", "Decorate", "Implement", "IsAssignable", "IsType", "Should", "Be", "Contain", "Bind", "ThrowIfNull"];

    /// <summary>Whether a reference names an interface of which a library for tests makes a stand-in.</summary>
    public static bool IsMock(Reference reference) => GenericAround(reference) is { } name && Mocks.Contains(name.Identifier.ValueText);

    /// <summary>Whether a reference names an interface for something that may make an object of it.</summary>
    public static bool MayMake(Reference reference)
    {
        string? method = GenericAround(reference) is { } name && MethodOf(name) is { } call ? Receivers.NameOf(call)
            : GenericAround(reference) is { Parent: MemberAccessExpressionSyntax } container && ((MemberAccessExpressionSyntax)container.Parent).Expression == container ? null
            : reference.Name.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is { } type ? type.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax given } ? Receivers.NameOf(given) : null
            : "Get";
        return method is null || !Finding.Any(word => method.StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>Whether a method only finds or keeps what it is given, by its name.</summary>
    public static bool Finds(string method) => Finding.Any(word => method.StartsWith(word, StringComparison.Ordinal));

    private static GenericNameSyntax? GenericAround(Reference reference) => reference.Name.FirstAncestorOrSelf<TypeArgumentListSyntax>()?.Parent as GenericNameSyntax;

    // Null for a generic type.
    private static InvocationExpressionSyntax? MethodOf(GenericNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax call && call.Expression == name ? call
        : name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax other } access && access.Name == name && other.Expression == access ? other
        : null;
}
