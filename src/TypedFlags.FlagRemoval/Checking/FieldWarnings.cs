using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.Checking;

/// <summary>
/// What the compiler says of fields and events that nothing reads, writes or raises (CS0067, CS0169, CS0414, CS0649). It says so only when it has compiled the whole program;
/// this looks at those alone whose names stand in changed files another time than before.
/// </summary>
internal static class FieldWarnings
{
    /// <summary>The property of a warning that says the field's name.</summary>
    public const string Name = "Field";

    /// <summary>The warnings that are new; each in every changed tree that used the field, wherever it is declared.</summary>
    public static IEnumerable<Diagnostic> NewIn(IReadOnlyCollection<FlagRemovalChange> changes, Code before, Code after, CancellationToken cancellationToken)
    {
        Dictionary<FlagRemovalChange, ChangedNames> names = changes.ToDictionary(static change => change, change => ChangedNames.Of(change, cancellationToken));
        foreach (ISymbol field in FieldsIn(names, after.Compilation, cancellationToken))
        {
            if (IdOf(field, after, cancellationToken) is not { } id || FindBefore(field, before.Compilation) is not { } old || IdOf(old, before, cancellationToken) == id || !IsOn(id, field, after.Compilation))
            {
                continue;
            }

            foreach (KeyValuePair<FlagRemovalChange, ChangedNames> changed in names.Where(changed => changed.Value.Contains(field.Name) && MayUse(changed.Key.After, field)))
            {
                yield return Create(id, field, PlaceIn(changed.Key.After, field, cancellationToken));
            }
        }
    }

    /// <summary>The warning that the compiler gives of a field or an event of a program; null where it gives none.</summary>
    public static string? IdOf(ISymbol field, Code code, CancellationToken cancellationToken)
    {
        if (field.IsImplicitlyDeclared || field is IFieldSymbol { IsConst: true } or IFieldSymbol { IsFixedSizeBuffer: true } || field.DeclaringSyntaxReferences.Length != 1
            || field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax
            || field.ContainingType.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute"))
        {
            return null;
        }

        bool isPrivate = field is IEventSymbol || field.DeclaredAccessibility == Accessibility.Private;
        if (!isPrivate && !IsOnlySeenHere(field, code.Compilation))
        {
            return null;
        }

        FieldUse use = FieldUse.Of(field, code, cancellationToken);
        return (isPrivate && !use.IsRead, use.IsWritten, field is IEventSymbol) switch
        {
            (true, true, _) => "CS0414",
            (true, false, true) => "CS0067",
            (true, false, false) => "CS0169",
            (false, false, false) => "CS0649",
            _ => null,
        };
    }

    // A private field of the same name in another class is another one.
    private static bool MayUse(SyntaxTree tree, ISymbol field) =>
        field.DeclaredAccessibility != Accessibility.Private || TypeParts.Outermost(field.ContainingType).DeclaringSyntaxReferences.Any(part => part.SyntaxTree == tree);

    // What nobody outside of the program can write.
    private static bool IsOnlySeenHere(ISymbol field, CSharpCompilation compilation)
    {
        bool isInternal = field.DeclaredAccessibility == Accessibility.Internal;
        for (INamedTypeSymbol? type = field.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility == Accessibility.Private)
            {
                return true;
            }

            isInternal |= type.DeclaredAccessibility == Accessibility.Internal;
        }

        return isInternal && !compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
    }

    private static IEnumerable<ISymbol> FieldsIn(Dictionary<FlagRemovalChange, ChangedNames> changes, CSharpCompilation after, CancellationToken cancellationToken)
    {
        HashSet<string> all = new(changes.Values.SelectMany(static names => names.All), StringComparer.Ordinal);
        return all.Count == 0 ? [] : after.GetSymbolsWithName(all.Contains, SymbolFilter.Member, cancellationToken).Where(static member => member is IFieldSymbol or IEventSymbol);
    }

    private static ISymbol? FindBefore(ISymbol field, CSharpCompilation before) =>
        field.GetDocumentationCommentId() is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, before) : null;

    // As the project and `#pragma` have it.
    private static bool IsOn(string id, ISymbol field, CSharpCompilation after) =>
        CompilationWithAnalyzers.GetEffectiveDiagnostics([Create(id, field, field.Locations[0])], after).Any(static problem => problem.Severity >= DiagnosticSeverity.Warning && !problem.IsSuppressed);

    private static Diagnostic Create(string id, ISymbol field, Location place)
    {
        string message = id switch
        {
            "CS0067" => $"The event '{field.ToDisplayString()}' would never be raised",
            "CS0649" => $"The field '{field.ToDisplayString()}' would never be set",
            "CS0414" => $"The field '{field.ToDisplayString()}' would be set, and never be read",
            _ => $"The field '{field.ToDisplayString()}' would never be used",
        };
        return Diagnostic.Create(
            id, "Compiler", message, DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, isEnabledByDefault: true, warningLevel: 1,
            location: place, properties: ImmutableDictionary<string, string?>.Empty.Add(Name, field.Name));
    }

    // The declaration, or the type's that it is in, or the beginning of the file.
    private static Location PlaceIn(SyntaxTree tree, ISymbol field, CancellationToken cancellationToken) =>
        field.Locations.Concat(field.ContainingType.Locations).FirstOrDefault(place => place.SourceTree == tree) ?? tree.GetRoot(cancellationToken).GetFirstToken(includeZeroWidth: true).GetLocation();
}
