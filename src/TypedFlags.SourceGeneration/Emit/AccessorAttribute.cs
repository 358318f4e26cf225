using System.Text;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>What analyzers in another project, which can't see the file, learn of a flag.</summary>
internal static class AccessorAttribute
{
    private const int LongestValues = 4_000;

    public static string For(AccessorFlag accessor)
    {
        FlagDefinition flag = accessor.Definition;
        StringBuilder arguments = new(CSharpLiteral.Quote(flag.Key));
        Append(arguments, "Kind", flag.Kind == FlagKind.Release ? null : KindName(flag.Kind));
        Append(arguments, "Owner", flag.Owner);
        Append(arguments, "Created", flag.Created);
        Append(arguments, "Expires", flag.Expires);
        if (flag.IsDeprecated)
        {
            arguments.Append(", IsDeprecated = true");
        }

        Append(arguments, "DeprecationMessage", flag.DeprecationMessage);
        Append(arguments, "ReplacedBy", flag.ReplacedBy);
        if (accessor.Reach.HasTargeting)
        {
            arguments.Append(", HasTargeting = true");
        }

        Append(arguments, "Outcome", accessor.Reach.OnlyOutcome);
        if (ValuesOf(flag) is { Length: > 0 } values)
        {
            arguments.Append(", Values = ").Append(CSharpLiteral.Array(values));
        }

        return $"[global::TypedFlags.FlagAccessor({arguments})]";
    }

    /// <summary>A kind's name in the file.</summary>
    public static string KindName(FlagKind kind) => kind switch
    {
        FlagKind.Release => "release",
        FlagKind.Experiment => "experiment",
        FlagKind.Operational => "operational",
        _ => "permission",
    };

    // Long texts are nothing that code compares with, and would stand here three times.
    private static string[] ValuesOf(FlagDefinition flag)
    {
        string[] values = flag.Type == FlagValueType.String
            ? [.. flag.Variants.Items.Select(static variant => variant.Value).OfType<ConstantValue.Text>().Select(static text => text.Value)]
            : [];
        return values.Sum(static value => (long)value.Length) <= LongestValues ? values : [];
    }

    private static void Append(StringBuilder arguments, string name, string? value)
    {
        if (value is not null)
        {
            arguments.Append(", ").Append(name).Append(" = ").Append(CSharpLiteral.Quote(value));
        }
    }
}
