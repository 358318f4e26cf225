namespace TypedFlags.Definitions.Binding;

/// <summary>Finds flags whose accessor has the name of a type generated for another flag, or whose types have the class's name (TF2006).</summary>
internal static class NestedNameCheck
{
    public static void Check(List<FlagSymbol> symbols, string className)
    {
        Dictionary<string, FlagSymbol> types = new(StringComparer.Ordinal);
        foreach (FlagSymbol symbol in symbols)
        {
            if (symbol.IsSound && symbol.HasVariants)
            {
                AddType(types, symbol, symbol.MemberName + "Variant", className);
            }

            if (symbol.IsSound && symbol.Type == FlagValueType.Object)
            {
                AddType(types, symbol, symbol.MemberName + "Value", className);
            }
        }

        if (types.Count == 0)
        {
            return;
        }

        foreach (FlagSymbol symbol in symbols)
        {
            if (symbol.IsSound && types.TryGetValue(symbol.MemberName, out FlagSymbol? owner))
            {
                symbol.IsSound = false;
                symbol.Report.Add(
                    FlagsDiagnosticIds.NameCollision,
                    symbol.KeyNode.Range,
                    $"{Say.Quoted(symbol.Key)} gives the C# name {Say.Quoted(symbol.MemberName)}, which is the type generated for {Say.Quoted(owner.Key)}; choose another key.");
            }
        }
    }

    private static void AddType(Dictionary<string, FlagSymbol> types, FlagSymbol symbol, string typeName, string className)
    {
        types[typeName] = symbol;
        if (string.Equals(typeName, className, StringComparison.Ordinal))
        {
            symbol.IsSound = false;
            symbol.Report.Add(
                FlagsDiagnosticIds.NameCollision,
                symbol.KeyNode.Range,
                $"{Say.Quoted(symbol.Key)} needs a type called {Say.Quoted(typeName)}, which is the name of the class itself; choose another key.");
        }
    }
}
