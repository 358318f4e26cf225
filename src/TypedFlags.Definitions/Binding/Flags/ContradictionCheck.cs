namespace TypedFlags.Definitions.Binding;

/// <summary>Finds dates and references that contradict each other (TF2014), once all flags are bound.</summary>
internal static class ContradictionCheck
{
    public static void Check(FlagSymbol symbol, DateTime today)
    {
        if (symbol.Expires < symbol.Created)
        {
            Report(symbol, symbol.Properties[FlagProperties.Expires]!.Range, $"The flag {Say.Quoted(symbol.Key)} expires before it is created.");
        }

        foreach (Reference<FlagSymbol> reference in symbol.Requires)
        {
            FlagSymbol required = reference.Target;
            if (symbol.IsPublic && !required.IsPublic && required.IsSound)
            {
                Report(
                    symbol,
                    reference.Range,
                    $"{Say.Quoted(symbol.Key)} is public and requires {Say.Quoted(required.Key)}, which is not: anybody can see what the hidden flag serves.");
            }

            if (required.IsDeprecated)
            {
                Report(symbol, reference.Range, $"{Say.Quoted(required.Key)} is deprecated; {Say.Quoted(symbol.Key)} should not require it.");
            }
            else if (!required.IsPermanent && required.Expires?.UtcDateTime.Date < today)
            {
                Report(symbol, reference.Range, $"{Say.Quoted(required.Key)} is stale: it expired on {required.Definition?.Expires}. {Say.Quoted(symbol.Key)} should not require it.");
            }
        }
    }

    private static void Report(FlagSymbol symbol, TextRange range, string message) =>
        symbol.Report.Add(FlagsDiagnosticIds.Contradiction, range, message);
}
