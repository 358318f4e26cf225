using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Mono.Cecil;

/// <summary>
/// An inline MSBuild task: writes a copy of an assembly under another name, with every type internal to one friend.
/// </summary>
public class MakeAssemblyPrivate : Task
{
    [Required]
    public string Source { get; set; }

    [Required]
    public string Destination { get; set; }

    [Required]
    public string AssemblyName { get; set; }

    [Required]
    public string FriendAssembly { get; set; }

    [Required]
    public string CecilPath { get; set; }

    public override bool Execute()
    {
        // The task's own assembly is compiled to a temporary folder, away from Cecil.
        AppDomain.CurrentDomain.AssemblyResolve += ResolveCecil;
        try
        {
            Rewrite();
            return true;
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= ResolveCecil;
        }
    }

    private Assembly ResolveCecil(object sender, ResolveEventArgs arguments)
    {
        return arguments.Name.StartsWith("Mono.Cecil,", StringComparison.Ordinal) ? Assembly.LoadFrom(CecilPath) : null;
    }

    private void Rewrite()
    {
        using (AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(Source))
        {
            assembly.Name.Name = AssemblyName;
            assembly.Name.PublicKey = Array.Empty<byte>();
            assembly.Name.HasPublicKey = false;
            assembly.MainModule.Name = AssemblyName + ".dll";
            assembly.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;

            foreach (TypeDefinition type in assembly.MainModule.Types.Where(type => type.IsPublic))
            {
                type.IsNotPublic = true;
            }

            assembly.CustomAttributes.Add(FriendOf(assembly.MainModule));

            // The same input gives the same bytes: the module's identity is a hash of what went in.
            using (SHA256 hash = SHA256.Create())
            {
                byte[] digest = hash.ComputeHash(File.ReadAllBytes(Source).Concat(System.Text.Encoding.UTF8.GetBytes(AssemblyName)).ToArray());
                assembly.MainModule.Mvid = new Guid(digest.Take(16).ToArray());
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Destination));
            assembly.Write(Destination, new WriterParameters { Timestamp = 0 });
        }
    }

    private CustomAttribute FriendOf(ModuleDefinition module)
    {
        TypeReference attribute = new TypeReference(
            "System.Runtime.CompilerServices", "InternalsVisibleToAttribute", module, module.TypeSystem.CoreLibrary);
        MethodReference constructor = new MethodReference(".ctor", module.TypeSystem.Void, attribute) { HasThis = true };
        constructor.Parameters.Add(new ParameterDefinition(module.TypeSystem.String));

        CustomAttribute friend = new CustomAttribute(module.ImportReference(constructor));
        friend.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, FriendAssembly));
        return friend;
    }
}
