using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>
/// What a referenced assembly marks with <c>[FlagName]</c>. Read from the metadata's own tables: making symbols of all its members to
/// find the few would cost far more.
/// </summary>
internal static class MarkedAssembly
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, MarkedNames> Known = new();

    // Words that most files have, for something else.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "Add", "Contains", "ContainsKey", "Find", "Get", "GetAsync", "GetString", "GetValue", "Invoke", "Item", "Remove", "Set", "TryGet", "TryGetValue",
    };

    /// <summary>The names of an assembly; empty where it does not know the mark.</summary>
    public static MarkedNames Of(IAssemblySymbol assembly, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(assembly, out MarkedNames? known))
        {
            return known;
        }

        MarkedNames names = new();
        switch (compilation.GetMetadataReference(assembly))
        {
            // In an editor another project is source.
            case CompilationReference { Compilation: CSharpCompilation project }:
                foreach (SyntaxTree tree in project.SyntaxTrees)
                {
                    names.Add(MarkedSource.Of(tree, cancellationToken).Names);
                }

                break;
            case PortableExecutableReference reference:
                Read(reference, names);
                break;
        }

        return Known.GetValue(assembly, _ => names);
    }

    private static void Read(PortableExecutableReference reference, MarkedNames names)
    {
        try
        {
            if (reference.GetMetadata() is AssemblyMetadata metadata)
            {
                foreach (ModuleMetadata module in metadata.GetModules())
                {
                    Read(module.GetMetadataReader(), names);
                }
            }
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or ObjectDisposedException)
        {
            // The compiler says what is wrong with the file.
        }
    }

    private static void Read(MetadataReader reader, MarkedNames names)
    {
        HashSet<EntityHandle> parameters = [];
        foreach (CustomAttributeHandle handle in reader.CustomAttributes)
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind is HandleKind.Parameter or HandleKind.PropertyDefinition && IsMark(reader, attribute))
            {
                if (attribute.Parent.Kind == HandleKind.Parameter)
                {
                    parameters.Add(attribute.Parent);
                }
                else
                {
                    names.Members.Add(LastWord(reader.GetString(reader.GetPropertyDefinition((PropertyDefinitionHandle)attribute.Parent).Name)));
                }
            }
        }

        if (parameters.Count == 0)
        {
            return;
        }

        foreach (MethodDefinitionHandle handle in reader.MethodDefinitions)
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Private)
            {
                continue;
            }

            foreach (ParameterHandle parameter in method.GetParameters())
            {
                if (parameters.Contains(parameter))
                {
                    Add(reader, method, names);
                    break;
                }
            }
        }
    }

    private static bool IsMark(MetadataReader reader, CustomAttribute attribute)
    {
        EntityHandle type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        (StringHandle name, StringHandle space) = type.Kind switch
        {
            HandleKind.TypeReference => (reader.GetTypeReference((TypeReferenceHandle)type).Name, reader.GetTypeReference((TypeReferenceHandle)type).Namespace),
            HandleKind.TypeDefinition => (reader.GetTypeDefinition((TypeDefinitionHandle)type).Name, reader.GetTypeDefinition((TypeDefinitionHandle)type).Namespace),
            _ => default,
        };
        return !name.IsNil && reader.StringComparer.Equals(name, "FlagNameAttribute") && reader.StringComparer.Equals(space, "TypedFlags");
    }

    private static void Add(MetadataReader reader, MethodDefinition method, MarkedNames names)
    {
        string name = LastWord(reader.GetString(method.Name));
        TypeDefinition type = reader.GetTypeDefinition(method.GetDeclaringType());
        if (name == "ctor")
        {
            names.AddType(WithoutArity(reader.GetString(type.Name)));
        }
        else if (name is "Invoke" && IsDelegate(reader, type))
        {
            names.HasDelegates = true;
        }
        else
        {
            name = name.StartsWith("set_", StringComparison.Ordinal) || name.StartsWith("get_", StringComparison.Ordinal) ? name.Substring(4) : name;
            if (Common.Contains(name))
            {
                names.Guarded.Add(name);
                names.HasGuardedIndexers |= name == "Item";
                AddGuard(WithoutArity(reader.GetString(type.Name)), names);
            }
            else
            {
                names.Members.Add(name);
            }
        }
    }

    // Who has a type's object names the type, or the method that gives it. Our own is known.
    private static void AddGuard(string type, MarkedNames names)
    {
        names.Guards.Add(type);
        if (type == "FlagEvaluations")
        {
            names.Guards.Add("EvaluateAll");
        }
    }

    private static bool IsDelegate(MetadataReader reader, TypeDefinition type) =>
        type.BaseType.Kind == HandleKind.TypeReference
        && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type.BaseType).Name, "MulticastDelegate");

    // Explicit implementations carry the interface's name.
    private static string LastWord(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static string WithoutArity(string name) => name.IndexOf('`') is var tick and > 0 ? name.Substring(0, tick) : name;
}
