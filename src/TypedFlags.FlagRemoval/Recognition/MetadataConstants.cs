using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>The names of constants of referenced assemblies by their text: <c>Contracts.FlagKeys.Checkout</c>. Each assembly is read once, and only its table of constants.</summary>
internal static class MetadataConstants
{
    // No key is as long.
    private const int LongestBytes = 2 * 256;

    private static readonly ConditionalWeakTable<MetadataId, ILookup<string, string>> Known = new();

    /// <summary>The names, perhaps some of them twice; none of constants that nobody outside sees.</summary>
    public static IEnumerable<string> NamesOf(string text, PortableExecutableReference assembly) => Known.GetValue(assembly.GetMetadataId(), _ => Read(assembly))[text];

    private static ILookup<string, string> Read(PortableExecutableReference assembly)
    {
        List<(string Text, string Name)> found = [];
        try
        {
            switch (assembly.GetMetadata())
            {
                case AssemblyMetadata whole:
                    found.AddRange(whole.GetModules().SelectMany(In));
                    break;
                case ModuleMetadata module:
                    found.AddRange(In(module));
                    break;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // The compiler says so.
        }

        return found.ToLookup(static one => one.Text, static one => one.Name, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Text, string Name)> In(ModuleMetadata module)
    {
        MetadataReader reader = module.GetMetadataReader();
        int count = reader.GetTableRowCount(TableIndex.Constant);
        for (int row = 1; row <= count; row++)
        {
            Constant constant = reader.GetConstant(MetadataTokens.ConstantHandle(row));
            if (constant is { TypeCode: ConstantTypeCode.String, Parent.Kind: HandleKind.FieldDefinition })
            {
                FieldDefinition field = reader.GetFieldDefinition((FieldDefinitionHandle)constant.Parent);
                BlobReader text = reader.GetBlobReader(constant.Value);
                if (text.Length <= LongestBytes && (field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private)
                {
                    yield return (text.ReadUTF16(text.Length), reader.GetString(field.Name));
                }
            }
        }
    }
}
