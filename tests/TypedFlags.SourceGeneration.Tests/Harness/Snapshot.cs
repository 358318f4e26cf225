using System.Runtime.CompilerServices;
using TypedFlags.SourceGeneration.Emit;

namespace TypedFlags.SourceGeneration.Tests.Harness;

/// <summary>
/// Compares generated files with those checked in, under the names that the Verify package gives them:
/// <c>Class.Method#Flags.g.verified.cs</c>, and <c>.received.cs</c> where they differ. To accept a change, rename.
/// </summary>
internal static class Snapshot
{
    // The attribute is shortened: its version changes with every release.
    public static void Verify(
        GeneratorRun run,
        [CallerMemberName] string method = "",
        [CallerFilePath] string file = "")
    {
        string prefix = $"{Path.GetFileNameWithoutExtension(file)}.{method}#";
        string folder = RepositoryRoot.PathOf("tests/TypedFlags.SourceGeneration.Tests");
        List<string> differing = [];
        foreach (string hintName in run.HintNames)
        {
            string name = prefix + Path.GetFileNameWithoutExtension(hintName);
            string verified = Path.Combine(folder, name + ".verified.cs");
            string received = Path.Combine(folder, name + ".received.cs");
            string actual = run[hintName].Replace(GeneratedFile.GeneratedCodeAttribute, "[GeneratedCode]", StringComparison.Ordinal);
            if (File.Exists(verified) && File.ReadAllText(verified) == actual)
            {
                File.Delete(received);
                continue;
            }

            File.WriteAllText(received, actual);
            differing.Add(name);
        }

        IEnumerable<string> stale = Directory.GetFiles(folder, prefix + "*.verified.cs")
            .Select(path => Path.GetFileName(path).Replace(".verified.cs", "", StringComparison.Ordinal))
            .Except(run.HintNames.Select(hintName => prefix + Path.GetFileNameWithoutExtension(hintName)));
        Assert.True(differing.Count == 0, $"These differ from what is checked in; compare .received.cs with .verified.cs: {string.Join(", ", differing)}");
        Assert.Empty(stale);
    }
}
