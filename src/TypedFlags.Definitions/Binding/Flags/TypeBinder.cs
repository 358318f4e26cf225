using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds a flag's <c>type</c> and <c>variants</c>: what its values can be.</summary>
internal static class TypeBinder
{
    private static readonly string[] s_types = ["boolean", "string", "integer", "number", "object"];

    public static void Bind(FlagSymbol symbol)
    {
        FileReport report = symbol.Report;
        Properties properties = symbol.Properties;
        FlagValueType? type = FlagValueType.Boolean;
        if (properties[FlagProperties.Type] is { } typeNode)
        {
            int index = Scalars.Word(report, typeNode, "type", s_types);
            type = index < 0 ? null : (FlagValueType)index;
        }

        symbol.HasVariants = properties.Has(FlagProperties.Variants);
        if (properties.IsMisspelt(FlagProperties.Type) || properties.IsMisspelt(FlagProperties.Variants))
        {
            type = null;
        }

        if (type == FlagValueType.Boolean && symbol.HasVariants)
        {
            string cure = properties.Has(FlagProperties.Type) ? "" : "; give it a 'type', such as 'type: string'";
            report.Invalid(properties.KeyOf(FlagProperties.Variants), $"A boolean flag has no variants{cure}.");
            type = null;
        }

        symbol.Type = type;
        if (type == FlagValueType.Object)
        {
            symbol.Shape = new ObjectShapeBuilder(report, symbol.MemberName + "Value");
        }

        if (type is { } known && properties[FlagProperties.Variants] is { } variants)
        {
            BindVariants(symbol, known, variants);
        }

        symbol.IsSound &= symbol.Type is not null;
    }

    private static void BindVariants(FlagSymbol symbol, FlagValueType type, YamlNode node)
    {
        FileReport report = symbol.Report;
        if (Scalars.Entries(report, node, "variants") is not { } mapping)
        {
            symbol.Type = null;
            return;
        }

        if (mapping.Entries.IsEmpty)
        {
            report.Invalid(node, "'variants' may not be empty; name at least one, or remove it.");
            symbol.Type = null;
            return;
        }

        HashSet<string> memberNames = new(StringComparer.Ordinal);
        HashSet<int> broken = [];
        foreach (YamlEntry entry in mapping.Entries)
        {
            string name = entry.Key.Text;
            string memberName = CSharpNames.ToMemberName(name);
            symbol.VariantNames.Add(name);
            bool hasName = CheckName(symbol, entry.Key, memberName, memberNames);
            symbol.MayLackVariants |= entry.Value is YamlScalar { Kind: YamlScalarKind.Null };
            ConstantValue? value = Literals.Read(report, entry.Value, type, name);
            if (value is not null && symbol.Shape is { } shape && !shape.Add(value, entry.Value))
            {
                value = null;
            }

            if (!hasName)
            {
                // Without its enum member; what refers to it is not in the model either.
                symbol.IsStateSound = false;
                continue;
            }

            if (value is null)
            {
                broken.Add(symbol.Variants.Count);
            }

            symbol.Variants.Add(new VariantDefinition(name, memberName, value ?? Literals.StandIn(type)));
        }

        ReplaceBroken(symbol, type, broken);
    }

    // A variant whose value is broken keeps its name, so that code that uses it still compiles.
    private static void ReplaceBroken(FlagSymbol symbol, FlagValueType type, HashSet<int> broken)
    {
        if (symbol.Variants.Count == 0 || (type == FlagValueType.Object && symbol.Shape?.Shape is null))
        {
            symbol.IsSound = false;
            return;
        }

        symbol.IsStateSound &= broken.Count == 0;
        if (type != FlagValueType.Object || broken.Count == 0)
        {
            return;
        }

        VariantDefinition? sound = symbol.Variants.Where((_, index) => !broken.Contains(index)).FirstOrDefault();
        foreach (int index in broken)
        {
            symbol.Variants[index] = symbol.Variants[index] with { Value = sound?.Value ?? Literals.StandIn(type) };
        }
    }

    private static bool CheckName(FlagSymbol symbol, YamlScalar key, string memberName, HashSet<string> memberNames)
    {
        string? problem = null;
        if (string.Equals(key.Text, "value__", StringComparison.Ordinal) || !CSharpNames.IsIdentifier(memberName))
        {
            problem = "can't be a member of a C# enum, which begins with a letter";
        }
        else if (!memberNames.Add(memberName))
        {
            problem = $"gives the C# name {Say.Quoted(memberName)}, as an earlier variant does";
        }

        if (problem is null)
        {
            return true;
        }

        symbol.Report.Add(FlagsDiagnosticIds.NameCollision, key.Range, $"{Say.Quoted(key.Text)} {problem}; call the variant something else.");
        return false;
    }
}
