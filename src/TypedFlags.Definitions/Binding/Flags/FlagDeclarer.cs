using TypedFlags.Definitions.Naming;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Declares the flags of all files: keys, C# names, the limit of their number. Comes before anything that refers to flags.</summary>
internal sealed class FlagDeclarer(BindingSession session)
{
    /// <summary>How many flags all files together can have.</summary>
    public const int MaxFlags = 20_000;

    private readonly Dictionary<string, FlagSymbol> _byFoldedKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlagSymbol> _byMemberName = new(StringComparer.Ordinal);
    private bool _isLimitReported;

    /// <summary>Declares one file's flags.</summary>
    public void Declare(FileReport report, YamlNode node)
    {
        if (Scalars.Entries(report, node, "flags") is not { } mapping)
        {
            return;
        }

        session.NoteMerge(mapping);
        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Text;
            if (session.Flags.TryGetValue(key, out FlagSymbol? first))
            {
                report.Add(
                    FlagsDiagnosticIds.DuplicateKey,
                    entry.Key.Range,
                    $"The flag {Say.Quoted(key)} is declared in '{FileOrder.NameOf(first.Report.File.Path)}' already.");
                continue;
            }

            if (session.FlagsInOrder.Count == MaxFlags)
            {
                ReportLimit(report, entry.Key);
                return;
            }

            FlagSymbol symbol = new(key, CSharpNames.ToMemberName(key), entry.Key, report);
            session.Flags.Add(key, symbol);
            session.FlagsInOrder.Add(symbol);
            symbol.IsSound = entry.Value is not YamlUnreadable && CheckNames(symbol);
            ReadBody(symbol, entry.Value);
        }
    }

    private static void ReadBody(FlagSymbol symbol, YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            symbol.Properties = FlagProperties.Table.Read(symbol.Report, mapping);
            return;
        }

        symbol.Report.Invalid(
            node is YamlScalar { Kind: YamlScalarKind.Null } ? symbol.KeyNode : node,
            $"A flag is a mapping, but {Say.WhatIs(node)}; write {{ default: false }}, or at least {{}}.");
        symbol.Properties = FlagProperties.Table.Read(symbol.Report, new YamlMapping(node.Range, []));
        symbol.IsSound = false;
        symbol.IsStateSound = false;
        symbol.HasBody = false;
    }

    private void ReportLimit(FileReport report, YamlScalar key)
    {
        if (!_isLimitReported)
        {
            _isLimitReported = true;
            session.IsTruncated = true;
            report.Add(FlagsDiagnosticIds.LimitExceeded, key.Range, $"A project can have {MaxFlags} flags; this one is too many, and the rest is not read.");
        }
    }

    private bool CheckNames(FlagSymbol symbol)
    {
        FileReport report = symbol.Report;
        TextRange range = symbol.KeyNode.Range;
        string key = symbol.Key;
        string member = symbol.MemberName;
        if (!CSharpNames.IsIdentifier(member))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, range, WhyNoIdentifier(key, member));
            return false;
        }

        if (ReservedNames.WhyNoFlagCanBe(member, session.Settings.ClassName) is { } reason)
        {
            report.Add(FlagsDiagnosticIds.NameCollision, range, $"{Say.Quoted(key)} gives the C# name {Say.Quoted(member)}, which {reason}; choose another key.");
            return false;
        }

        string folded = NearName.Fold(key);
        bool isNew = !_byFoldedKey.TryGetValue(folded, out FlagSymbol? other);
        if (!isNew)
        {
            report.Add(FlagsDiagnosticIds.NameCollision, range, $"{Say.Quoted(key)} and {Say.Quoted(other!.Key)} differ only in case or in '-' and '_'.");
            return false;
        }

        if (_byMemberName.TryGetValue(member, out other))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, range, $"{Say.Quoted(key)} and {Say.Quoted(other.Key)} both give the C# name {Say.Quoted(member)}.");
            return false;
        }

        _byFoldedKey.Add(folded, symbol);
        _byMemberName.Add(member, symbol);
        CheckPolicy(symbol);
        return true;
    }

    private void CheckPolicy(FlagSymbol symbol)
    {
        NamingStyle style = session.Settings.Naming;
        if (style.Allows(symbol.Key))
        {
            return;
        }

        string? better = style.Rewrite(symbol.Key);
        string advice = better is null ? "" : $"; write {Say.Quoted(better)}";
        symbol.Report.Add(
            FlagsDiagnosticIds.NamingPolicy, symbol.KeyNode.Range, $"{Say.Quoted(symbol.Key)} is not {style.NameOf()}, which the policy asks for{advice}.", better);
    }

    private static string WhyNoIdentifier(string key, string member)
    {
        string reason = member.Length switch
        {
            0 => "has no letter to make a C# name of",
            > CSharpNames.MaxLength => "is too long for a C# name",
            _ => "gives no C# name, which begins with a letter",
        };
        return $"{Say.Quoted(key)} {reason}; choose another key.";
    }
}
