using System.Text;
using TypedFlags.Definitions;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>What analyzers in another project, which can't see the file, learn of a flag.</summary>
internal static class AccessorAttribute
{
    public static string For(FlagDefinition flag)
    {
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

    private static void Append(StringBuilder arguments, string name, string? value)
    {
        if (value is not null)
        {
            arguments.Append(", ").Append(name).Append(" = ").Append(CSharpLiteral.Quote(value));
        }
    }
}
