using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Says of methods whether they ask for a flag by its name: those of other libraries, own ones that are marked, and those that were named.</summary>
internal sealed class AskingMethods(NamedMethods named)
{
    private readonly Dictionary<ISymbol, AskingMethod?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What a method asks for; null where it takes no flag's name.</summary>
    public AskingMethod? Of(IMethodSymbol method)
    {
        IMethodSymbol declared = method.ReducedFrom ?? method;
        int parameter = ParameterOf(declared.OriginalDefinition);
        if (parameter < 0)
        {
            return null;
        }

        AskingMethod asking = AskingMethod.Returning(method.ReturnType, parameter);
        return IsQuestion(declared) ? asking : asking with { Gives = MeaningKind.Unknown };
    }

    private int ParameterOf(IMethodSymbol method)
    {
        if (!_known.TryGetValue(method, out AskingMethod? known))
        {
            int parameter = Find(method);
            _known.Add(method, known = parameter < 0 ? null : new AskingMethod(parameter, MeaningKind.Unknown, AnswerType.Unknown));
        }

        return known?.Parameter ?? -1;
    }

    private int Find(IMethodSymbol method)
    {
        foreach (IMethodSymbol member in InheritedMembers.Of(method))
        {
            foreach (IParameterSymbol parameter in member.Parameters)
            {
                if (!GateMethods.Has(member.Name) && (IsMarked(parameter) || ForeignApi.All.Any(api => IsOf(member, api) && api.Parameters.Contains(parameter.Name))))
                {
                    return parameter.Ordinal;
                }
            }

            if (named.Has(member))
            {
                return member.Parameters.FirstOrDefault(static parameter => parameter.Type.SpecialType == SpecialType.System_String)?.Ordinal ?? -1;
            }
        }

        return -1;
    }

    // `[FlagName]` says that a text is a flag's name, and not that the method's answer is the flag's. Of our own runtime only the client asks by name.
    private bool IsQuestion(IMethodSymbol method)
    {
        if (InheritedMembers.Of(method).Any(member => named.Has(member) || ForeignApi.All.Any(api => IsOf(member, api))))
        {
            return true;
        }

        if (InheritedMembers.Of(method).Any(static member => member.ContainingType is { Name: "IFlagClient", ContainingNamespace: { Name: "TypedFlags", ContainingNamespace.IsGlobalNamespace: true } }))
        {
            return method.Name.StartsWith("Get", StringComparison.Ordinal);
        }

        return !IsOurs(method.ContainingType) && QuestionNames.IsQuestion(method.Name) && !method.Parameters.Any(static parameter => parameter.RefKind == RefKind.Out);
    }

    private static bool IsOurs(INamedTypeSymbol type)
    {
        INamespaceSymbol root = type.ContainingNamespace;
        while (root is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            root = root.ContainingNamespace;
        }

        return root.Name == "TypedFlags" && type.ContainingAssembly.Name.StartsWith("TypedFlags", StringComparison.Ordinal);
    }

    private static bool IsMarked(IParameterSymbol parameter) => parameter.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "FlagNameAttribute" or "FlagName" });

    private static bool IsOf(IMethodSymbol method, ForeignApi api) =>
        api.Methods.Contains(method.Name)
        && method.ContainingType is { } type
        && api.TypeName == type.Name
        && type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) == api.Type;
}
