using TypedFlags.FlagRemoval.Tests.Programs.World;

namespace TypedFlags.FlagRemoval.Tests.Programs.Generation;

/// <summary>Writes random programs: a class each, whose methods ask for the flag in all ways that people do, and write down all they do.</summary>
internal static class ProgramGenerator
{
    /// <summary>The program of a seed, for one pin; always the same one.</summary>
    public static string Write(long seed, string name, Pin pin)
    {
        Choices choices = new(seed);
        Draft draft = new(choices, pin);
        Members members = new(draft);
        foreach (string line in (string[])["using System;", "using System.Collections.Generic;", "using System.Linq;", "using System.Threading.Tasks;", "using TypedFlags;", "using TypedFlags.FlagRemoval.Tests.Programs.World;", "using World;", "", "namespace Programs;", "", "internal sealed class " + name])
        {
            draft.Line(line);
        }

        draft.Open();
        string fields = draft.Aside(members.Fields);
        string answers = draft.Aside(members.Answers);
        string methods = draft.Aside(members.Methods);
        string run = draft.Aside(() => members.Run(name));
        string typed = draft.Aside(members.Typed);
        string all = fields + run + methods + typed + answers;
        draft.Raw(members.Needed(all) + all);
        draft.Close();
        return draft.Text;
    }
}
