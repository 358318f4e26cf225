namespace TypedFlags.Definitions.Binding;

/// <summary>Holds flags against <c>policy</c> (TF2011). Permanent kinds need no end.</summary>
internal static class PolicyCheck
{
    public static void Check(FlagSymbol symbol, FileSettings settings)
    {
        foreach (int slot in settings.Require)
        {
            if (!symbol.Properties.Has(slot) && !symbol.Properties.IsMisspelt(slot) && !(slot == FlagProperties.Expires && symbol.IsPermanent))
            {
                symbol.Report.Add(
                    FlagsDiagnosticIds.Policy,
                    symbol.KeyNode.Range,
                    $"The flag {Say.Quoted(symbol.Key)} has no '{FlagProperties.Table.Names[slot]}', which the policy requires.");
            }
        }

        if (settings.MaxLifetimeDays is { } maximum && !symbol.IsPermanent
            && symbol.Created is { } created && symbol.Expires is { } expires && (expires - created).TotalDays > maximum)
        {
            symbol.Report.Add(
                FlagsDiagnosticIds.Policy,
                symbol.Properties[FlagProperties.Expires]!.Range,
                $"The flag {Say.Quoted(symbol.Key)} lives longer than the {maximum} days that the policy allows from 'created' to 'expires'.");
        }
    }
}
