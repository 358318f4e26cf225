using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Layout;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>The runtime's handle for one flag.</summary>
/// <param name="Type">The accessor's type.</param>
/// <param name="Factory">The member of <c>FlagAccessors</c> that gives it, with its arguments.</param>
internal sealed record FlagHandle(string Type, string Factory)
{
    public static FlagHandle Of(FlagDefinition flag, GenerationTarget target)
    {
        string index = $"(int)__Index.{CSharpName.Escape(flag.MemberName)}";
        if (flag.Type == FlagValueType.Boolean)
        {
            return new FlagHandle("global::TypedFlags.BooleanFlag", $"Boolean({index})");
        }

        string value = ValueType(flag, target);
        string method = flag.Type.ToString();
        bool isObject = flag.Type == FlagValueType.Object;
        string arguments = isObject ? $"{index}, {value}.__Read" : index;
        if (flag.Variants.IsEmpty)
        {
            string typeArgument = isObject ? $"<{value}>" : "";
            return new FlagHandle($"global::TypedFlags.ValueFlag<{value}>", $"{method}{typeArgument}({arguments})");
        }

        string variant = $"{target.QualifiedClass}.{VariantEnumEmitter.NameOf(flag)}";
        string typeArguments = isObject ? $"{value}, {variant}" : variant;
        return new FlagHandle($"global::TypedFlags.VariantFlag<{value}, {variant}>", $"{method}Variant<{typeArguments}>({arguments})");
    }

    private static string ValueType(FlagDefinition flag, GenerationTarget target) =>
        flag.Type switch
        {
            FlagValueType.String => "string",
            FlagValueType.Integer => "int",
            FlagValueType.Number => "double",
            _ => $"{target.QualifiedClass}.{ObjectRecordEmitter.NameOf(flag)}",
        };
}
