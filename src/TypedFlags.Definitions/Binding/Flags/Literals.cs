using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Reads values of flags.</summary>
internal static class Literals
{
    private static readonly ConstantValue s_true = new ConstantValue.Boolean(true);
    private static readonly ConstantValue s_false = new ConstantValue.Boolean(false);

    /// <summary>A boolean as a value.</summary>
    public static ConstantValue Of(bool value) => value ? s_true : s_false;

    /// <summary>A value of a flag's type, or null after a diagnostic. Of objects only the syntax is checked here, see <see cref="ObjectShapeBuilder"/>.</summary>
    public static ConstantValue? Read(FileReport report, YamlNode node, FlagValueType type, string property) => type switch
    {
        FlagValueType.Boolean => Scalars.Boolean(report, node, property) is { } boolean ? Of(boolean) : null,
        FlagValueType.String => Scalars.Text(report, node, property) is { } text ? new ConstantValue.Text(text) : null,
        FlagValueType.Integer => Scalars.Integer32(report, node, property) is { } integer ? new ConstantValue.Integer(integer) : null,
        FlagValueType.Number => Scalars.Number(report, node, property) is { } number ? new ConstantValue.Number(number) : null,
        _ => Scalars.Entries(report, node, property) is { } mapping ? Object(report, mapping) : null,
    };

    /// <summary>Something sound to stand where a value is broken.</summary>
    public static ConstantValue StandIn(FlagValueType type) => type switch
    {
        FlagValueType.Boolean => s_false,
        FlagValueType.String => new ConstantValue.Text(""),
        FlagValueType.Integer => new ConstantValue.Integer(0),
        FlagValueType.Number => new ConstantValue.Number(0),
        _ => new ConstantValue.Object(default),
    };

    /// <summary>A scalar as the core schema reads it, or null after a diagnostic.</summary>
    public static ConstantValue? Scalar(FileReport report, YamlScalar scalar, string property)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                return ConstantValue.Null.Instance;
            case YamlScalarKind.Boolean:
                return Of(scalar.TryGetBoolean(out bool value) && value);
            case YamlScalarKind.Integer:
                return Scalars.Integer(report, scalar, property) is { } integer ? new ConstantValue.Integer(integer) : null;
            case YamlScalarKind.Number:
                return Scalars.Number(report, scalar, property) is { } number ? new ConstantValue.Number(number) : null;
            default:
                return new ConstantValue.Text(scalar.Text);
        }
    }

    private static ConstantValue? Any(FileReport report, YamlNode node, string property)
    {
        if (node is YamlMapping mapping)
        {
            return Object(report, mapping);
        }

        if (node is YamlScalar scalar)
        {
            return Scalar(report, scalar, property);
        }

        List<ConstantValue> elements = [];
        bool isSound = true;
        foreach (YamlNode item in ((YamlSequence)node).Items)
        {
            ConstantValue? element = Any(report, item, property);
            isSound &= element is not null;
            elements.Add(element ?? ConstantValue.Null.Instance);
        }

        return isSound ? new ConstantValue.List(Collect.Array(elements)) : null;
    }

    private static ConstantValue.Object? Object(FileReport report, YamlMapping mapping)
    {
        NamedValue[] members = new NamedValue[mapping.Entries.Length];
        bool isSound = true;
        for (int index = 0; index < members.Length; index++)
        {
            YamlEntry entry = mapping.Entries[index];
            ConstantValue? value = Any(report, entry.Value, entry.Key.Text);
            isSound &= value is not null;
            members[index] = new NamedValue(entry.Key.Text, value ?? ConstantValue.Null.Instance);
        }

        return isSound ? new ConstantValue.Object(Collect.Array(members)) : null;
    }
}
