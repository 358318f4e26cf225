using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Values;

namespace TypedFlags.FlagRemoval.Unused;

/// <summary>
/// What code that other generators write may use of a type: the command line does not run them. Where their code is there, as in an editor, what it uses is seen.
/// </summary>
internal static class GeneratedUses
{
    // What these make is made of the attribute and the method's own parameters.
    private static readonly HashSet<string> NeedNothing = new(StringComparer.Ordinal) { "GeneratedRegex", "LibraryImport" };

    /// <summary>Whether generated code uses a member, or a parameter of a primary constructor: the logger of a <c>[LoggerMessage]</c>.</summary>
    public static bool Use(ISymbol symbol) => Unwritten(symbol).Any(member => IsLogging(member) && LogsWith(member, symbol));

    /// <summary>Whether generated code may use a member, or a parameter of a primary constructor, for all that is known of the generator.</summary>
    public static bool MayUse(ISymbol symbol) =>
        IsReachable(symbol) && symbol.ContainingType is { } type && IsPartial(type)
        && (Attributes.MayReachInto(type) || Unwritten(symbol).Any(static member => !IsLogging(member) && !NamesOn(member).Any(NeedNothing.Contains)));

    // Partial members that nothing seen here implements, and that somebody is to implement.
    private static IEnumerable<ISymbol> Unwritten(ISymbol symbol) => IsReachable(symbol) && symbol.ContainingType is { } type && IsPartial(type)
        ? type.GetMembers().Where(member => member switch
        {
            IMethodSymbol method => method is { IsPartialDefinition: true, PartialImplementationPart: null } && (!CanDoWithout(method) || !method.GetAttributes().IsEmpty),
            IPropertySymbol property => IsUnwritten(property, type),
            _ => false,
        })
        : [];

    // All but the parameters of ordinary constructors and methods, which generated code can't name.
    private static bool IsReachable(ISymbol symbol) => symbol is not IParameterSymbol parameter
        || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && constructor.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsPartial(INamedTypeSymbol type) => Parts(type).Any(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()).OfType<TypeDeclarationSyntax>();

    // partial void OnPaid(): the calls of one that nobody implements are left out.
    private static bool CanDoWithout(IMethodSymbol method) =>
        method.ReturnsVoid && method.DeclaringSyntaxReferences.All(static part => part.GetSyntax() is MethodDeclarationSyntax syntax
            && !syntax.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword));

    private static bool IsUnwritten(IPropertySymbol property, INamedTypeSymbol type) => Parts(type).SelectMany(static part => part.Members).OfType<BasePropertyDeclarationSyntax>()
        .Count(part => part.Modifiers.Any(SyntaxKind.PartialKeyword) && (part is PropertyDeclarationSyntax named ? named.Identifier.ValueText == property.Name : property.IsIndexer)) == 1;

    private static bool IsLogging(ISymbol member) => NamesOn(member).Contains("LoggerMessage");

    // A logger that the method is given is the one that is used.
    private static bool LogsWith(ISymbol member, ISymbol symbol) =>
        member is IMethodSymbol { IsStatic: false } method && !method.Parameters.Any(static parameter => IsLogger(parameter.Type))
        && symbol switch
        {
            IFieldSymbol field => IsLogger(field.Type),
            IParameterSymbol parameter => IsLogger(parameter.Type),
            _ => false,
        };

    private static bool IsLogger(ITypeSymbol type) => type.Name == "ILogger" || type.AllInterfaces.Any(static one => one.Name == "ILogger");

    private static IEnumerable<string> NamesOn(ISymbol member) => member.GetAttributes().Select(static attribute => attribute.AttributeClass?.Name ?? "").Select(static name =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name);
}
