using System.Text;
using TypedFlags.Definitions;

namespace TypedFlags.Cli.Files;

/// <summary>
/// From the model of a file to the runtime's flags, by the same compiled definitions that the generator writes. Knows
/// nothing of the tool.
/// </summary>
internal static class RuntimeFlags
{
    /// <summary>Makes a definition set that only its holder knows: nothing is registered in the process.</summary>
    /// <param name="definition">A model without errors.</param>
    /// <param name="name">What messages call the set.</param>
    public static FlagDefinitionSet Create(FlagSetDefinition definition, string name)
    {
        byte[] compiled = Encoding.UTF8.GetBytes(CompiledDefinitionsWriter.Write(definition));
        return FlagDefinitionSet.Register<object>(
            new FlagRegistry(),
            name,
            definition.Flags.Count,
            () => compiled,
            static _ => throw new NotSupportedException("Flags read from a file have no generated accessors."));
    }
}
