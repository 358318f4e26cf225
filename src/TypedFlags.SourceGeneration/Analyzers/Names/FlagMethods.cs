using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// The setting <c>typedflags_flag_methods</c>: methods of which the first text parameter is the name of a flag, as
/// <c>IFeatureService.IsEnabled, Shop.Features.IsOn</c>. What is no such name is ignored. Immutable.
/// </summary>
internal sealed class FlagMethods
{
    private readonly ImmutableArray<(string Type, string Method)> _entries;

    private FlagMethods(ImmutableArray<(string Type, string Method)> entries) => _entries = entries;

    /// <summary>The names of the methods, without their types.</summary>
    public IEnumerable<string> Words => _entries.Select(static entry => entry.Method);

    /// <summary>The setting's text for a file; empty where nothing is set.</summary>
    public static string Read(AnalyzerConfigOptionsProvider options, SyntaxTree tree) =>
        AnalyzerSetting.Read(options, tree, "typedflags_flag_methods", "TypedFlagsFlagMethods") ?? "";

    /// <summary>The entries of the setting's text, between commas, semicolons or white space.</summary>
    public static string[] Split(string setting) => setting.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the setting's text.</summary>
    public static FlagMethods Parse(string setting)
    {
        ImmutableArray<(string Type, string Method)>.Builder entries = ImmutableArray.CreateBuilder<(string Type, string Method)>();
        foreach (string entry in Split(setting))
        {
            int dot = entry.LastIndexOf('.');
            if (dot > 0 && dot < entry.Length - 1)
            {
                entries.Add((entry.Substring(0, dot), entry.Substring(dot + 1)));
            }
        }

        return new FlagMethods(entries.ToImmutable());
    }

    /// <summary>The place of the parameter that is a flag's name, or -1 where the setting does not name the method.</summary>
    /// <param name="method">The method as declared.</param>
    public int ParameterOf(IMethodSymbol method)
    {
        foreach ((string type, string name) in _entries)
        {
            if (method.Name == name && IsNamed(method.ContainingType, type))
            {
                return FirstText(method);
            }
        }

        return -1;
    }

    // `Features`, `Shop.Features` and `Outer.Features` are all names of Shop.Outer.Features; type parameters are not written.
    private static bool IsNamed(INamedTypeSymbol? type, string name)
    {
        ISymbol? symbol = type;
        int end = name.Length;
        while (symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            // An `extension` block has no name; its members are called by the class around it.
            if (symbol is INamedTypeSymbol { Name.Length: 0 })
            {
                symbol = symbol.ContainingSymbol;
                continue;
            }

            int start = end - symbol.Name.Length;
            if (start < 0
                || string.CompareOrdinal(name, start, symbol.Name, 0, symbol.Name.Length) != 0
                || (start > 0 && name[start - 1] != '.'))
            {
                return false;
            }

            if (start == 0)
            {
                return true;
            }

            end = start - 1;
            symbol = symbol.ContainingSymbol;
        }

        return false;
    }

    private static int FirstText(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ITypeSymbol type = parameter is { IsParams: true, Type: IArrayTypeSymbol array } ? array.ElementType : parameter.Type;
            if (type.SpecialType == SpecialType.System_String)
            {
                return parameter.Ordinal;
            }
        }

        return -1;
    }
}
