using Microsoft.CodeAnalysis;
using TypedFlags.SourceGeneration.Contexts;

namespace TypedFlags.SourceGeneration.Emit;

/// <summary>
/// Writes <c>FlagContexts.g.cs</c>: overloads that take the application's own types, and the adapters behind them. The class
/// is in the global namespace, so that no <c>using</c> is needed, under a name that no other assembly's has.
/// </summary>
internal static class FlagContextsEmitter
{
    /// <summary>The class of an assembly's overloads.</summary>
    public static string ClassNameFor(string assemblyName) => $"TypedFlags_{CSharpName.MakeUnique(assemblyName)}_FlagContexts";

    public static void Emit(SourceProductionContext context, FlagContexts contexts)
    {
        if (!contexts.Adapters.IsEmpty)
        {
            context.AddSource(HintName(contexts), Write(contexts).ToSourceText());
        }
    }

    // Hint names ignore case, and the flags themselves may be called so.
    private static string HintName(FlagContexts contexts) =>
        string.Equals(contexts.Target.ClassName, "FlagContexts", StringComparison.OrdinalIgnoreCase)
            ? "FlagContexts.Adapters.g.cs"
            : "FlagContexts.g.cs";

    private static CodeWriter Write(FlagContexts contexts)
    {
        CodeWriter writer = CodeWriter.StartFile();
        string className = ClassNameFor(contexts.Target.AssemblyName);

        // A type or property that is obsolete still says who the user is; nullability is the adapted type's own affair.
        writer.Line("#nullable disable warnings");
        SortedSet<string> warnings = new(contexts.Adapters.Items.SelectMany(static adapter => adapter.Type.Warnings.Items), StringComparer.Ordinal)
        {
            "CS0612",
            "CS0618",
        };
        writer.Line("#pragma warning disable " + string.Join(", ", warnings));
        writer.Line();
        WriteOverloads(writer, contexts, className);
        if (contexts.HasFlags)
        {
            writer.Line();
            WriteEvaluateAll(writer, contexts, className);
        }

        return writer;
    }

    private static void WriteOverloads(CodeWriter writer, FlagContexts contexts, string className)
    {
        bool isPublic = contexts.Adapters.Items.Any(adapter => IsPublic(adapter, contexts));
        writer.Line("/// <summary>Flags, asked for the application's own types.</summary>");
        writer.Line(GeneratedFile.GeneratedCodeAttribute);
        writer.Open($"{(isPublic ? "public" : "internal")} static class {className}");
        foreach (ContextAdapter adapter in contexts.Adapters)
        {
            ContextOverloads.Write(writer, adapter, Accessibility(adapter, contexts), contexts.HasFlags ? contexts.Target : null);
        }

        bool isFirst = true;
        foreach (ContextAdapter adapter in contexts.Adapters)
        {
            if (adapter.Type.IsClaimsPrincipal)
            {
                continue;
            }

            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            ContextAdapterEmitter.Write(writer, adapter);
        }

        writer.Close();
    }

    private static void WriteEvaluateAll(CodeWriter writer, FlagContexts contexts, string className)
    {
        GeneratedFile.OpenNamespace(writer, contexts.Target);
        writer.Open("static partial class " + contexts.Target.Class);
        bool isFirst = true;
        foreach (ContextAdapter adapter in contexts.Adapters)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Line("/// <summary>Evaluates every flag for one user; null is an anonymous one.</summary>");
            if (contexts.Target.HasOverloadPriority)
            {
                // A bare null fits several overloads; the one for FlagContext is meant.
                writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
            }

            writer.Line($"{Accessibility(adapter, contexts)} static global::TypedFlags.FlagEvaluations EvaluateAll({adapter.Type.Name}? user) =>");
            writer.Continued($"__Accessors.EvaluateAll({ContextAdapterEmitter.Creation(adapter, className)});");
        }

        writer.Close();
        GeneratedFile.CloseNamespace(writer, contexts.Target);
    }

    private static string Accessibility(ContextAdapter adapter, FlagContexts contexts) => IsPublic(adapter, contexts) ? "public" : "internal";

    private static bool IsPublic(ContextAdapter adapter, FlagContexts contexts) => contexts.Target.IsPublic && adapter.Type.IsPublic;
}
